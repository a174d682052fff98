package org.utmost.messages.files;

import org.utmost.platform.config.Section;

/**
 * What files go by.
 *
 * @param enableFileAttachments whether anybody may send files
 * @param maxFileSize bytes
 * @param maxImageResolution pixels that a picture has at the most
 * @param maxImageDecoderConcurrency pictures that are looked at at once; less than 1 for as many as there are processors
 * @param enablePublicLink whether a file can be had by a link, without a session
 * @param publicLinkSalt what the links are made with, so that nobody else makes one
 */
@Section("FileSettings")
public record FileSettings(
        boolean enableFileAttachments,
        long maxFileSize,
        long maxImageResolution,
        long maxImageDecoderConcurrency,
        boolean enablePublicLink,
        String publicLinkSalt) {}
