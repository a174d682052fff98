package org.utmost.messages.files;

import org.jspecify.annotations.Nullable;

/**
 * What was found out about a picture, and made of it.
 *
 * @param width as it is shown, pixels; 0 if that could not be read
 * @param height as it is shown, pixels; 0 if that could not be read
 * @param moving whether it has more than one frame, so that it is shown itself
 * @param made its smaller versions; null if it can't be decoded
 */
record Picture(
        int width, int height, boolean moving, @Nullable Made made) {
    /** What is none. */
    static final Picture NONE = new Picture(0, 0, false, null);

    /** JPEGs of it. */
    @SuppressWarnings("ArrayRecordComponent") // written as they are, never compared
    record Made(byte[] preview, byte[] thumbnail, byte[] mini) {}
}
