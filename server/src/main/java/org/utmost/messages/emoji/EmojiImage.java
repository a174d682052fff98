package org.utmost.messages.emoji;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;

/**
 * The image of an emoji as it is stored: one that is small enough as it came, a larger one made smaller. How large it is is
 * known from its first bytes, before anything of it is unpacked.
 */
@SuppressWarnings("ArrayRecordComponent") // written to the storage as it is, never compared
record EmojiImage(String mediaType, byte[] bytes) {
    /** Bytes of one that is sent, at the most. */
    static final int MOST_BYTES = 512 * 1024;

    /** Pixels in width and in height that one is stored with, at the most. */
    static final int SIDE = 128;

    /** The same of one that is sent. */
    private static final int SIDE_SENT = 1028;

    /** What {@link #of} refuses. */
    static final Fails REFUSED = Fails.with(
                    400,
                    "api.emoji.upload.image.app_error",
                    "api.emoji.upload.large_image.too_large.app_error",
                    "api.emoji.upload.large_image.decode_error",
                    "api.emoji.upload.large_image.gif_decode_error")
            .and(413, "api.emoji.create.too_large.app_error");

    private static final String GIF = "gif";

    /** What the first bytes of files of each format are. */
    private static final Map<String, String> BEGINNINGS =
            Map.of(GIF, "GIF8", "png", "\u0089PNG", "jpeg", "\u00ff\u00d8\u00ff");

    /**
     * That of bytes that somebody sent.
     *
     * @throws ApiError 400 if they are no GIF, PNG or JPEG, or of too many pixels; 413 if they are too many
     */
    static EmojiImage of(byte[] sent) {
        if (sent.length > MOST_BYTES) {
            throw tooLarge();
        }
        String format = format(sent);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(sent)), false, true);
            if (fits(reader, sent, format)) {
                return new EmojiImage("image/" + format, sent);
            }
            return format.equals(GIF)
                    ? new EmojiImage("image/gif", animation(sent))
                    : new EmojiImage("image/png", picture(reader));
        } finally {
            reader.dispose();
        }
    }

    /** What has too many bytes, whether they are an image or not. */
    static ApiError tooLarge() {
        return ApiError.of(413, "api.emoji.create.too_large.app_error").with("max", String.valueOf(MOST_BYTES / 1024));
    }

    private static String format(byte[] sent) {
        String beginning = new String(sent, 0, Math.min(4, sent.length), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream()
                .filter(each -> beginning.startsWith(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(EmojiImage::noImage);
    }

    /** Whether it is stored as it came. */
    private static boolean fits(ImageReader reader, byte[] sent, String format) {
        try {
            int width = Math.max(reader.getWidth(0), format.equals(GIF) ? Animation.width(sent) : 0);
            int height = Math.max(reader.getHeight(0), format.equals(GIF) ? Animation.height(sent) : 0);
            if (width > SIDE_SENT || height > SIDE_SENT) {
                throw ApiError.badRequest("api.emoji.upload.large_image.too_large.app_error")
                        .with("MaxWidth", String.valueOf(SIDE_SENT))
                        .with("MaxHeight", String.valueOf(SIDE_SENT));
            }
            return width <= SIDE && height <= SIDE;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw noImage().because(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] picture(ImageReader reader) {
        try {
            BufferedImage image = reader.read(0);
            BufferedImage shrunk = Pixels.of(image).within(SIDE).image();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                ImageIO.write(shrunk, "png", out);
            }
            return bytes.toByteArray();
        } catch (IOException | RuntimeException e) {
            // The readers of the JDK answer a broken image with whichever exception it leads them to.
            throw ApiError.badRequest("api.emoji.upload.large_image.decode_error")
                    .because(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] animation(byte[] sent) {
        try {
            return Animation.within(sent, SIDE);
        } catch (IOException | RuntimeException e) {
            throw ApiError.badRequest("api.emoji.upload.large_image.gif_decode_error")
                    .because(String.valueOf(e.getMessage()));
        }
    }

    private static ApiError noImage() {
        return ApiError.badRequest("api.emoji.upload.image.app_error");
    }
}
