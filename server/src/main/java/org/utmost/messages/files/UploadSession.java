package org.utmost.messages.files;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A file that comes in parts; the API's UploadSession object. Times are epoch milliseconds, sizes bytes.
 *
 * @param updateAt when its last part came
 * @param fileOffset how much is there, and where the next part begins
 */
@RecordBuilder
public record UploadSession(
        String id,
        String userId,
        String channelId,
        long createAt,

        @JsonIgnore long updateAt,

        String filename,
        long fileSize,
        long fileOffset) {
    /** What becomes of it: a file for a post. */
    @JsonProperty
    String type() {
        return "attachment";
    }

    /** How much is missing. */
    long left() {
        return fileSize - fileOffset;
    }

    /** The same after a part. */
    UploadSession after(long written, long now) {
        return UploadSessionBuilder.builder(this)
                .fileOffset(fileOffset + written)
                .updateAt(now)
                .build();
    }
}
