package org.utmost.messages.files;

import org.jspecify.annotations.Nullable;

/**
 * The body of CreateUpload.
 *
 * @param type empty, or {@code attachment}
 * @param fileSize bytes
 */
public record NewUpload(
        @Nullable String channelId,
        @Nullable String filename,
        @Nullable String type,
        long fileSize) {}
