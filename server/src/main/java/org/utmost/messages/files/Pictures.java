package org.utmost.messages.files;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileCacheImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.config.Config;

/**
 * Makes smaller versions of pictures. Of a large one only every second or third row and column is kept, so that it takes no
 * more memory than {@value #DECODED_PIXELS} pixels do; but for WebP, whose decoder has it all.
 */
final class Pictures {
    /** A picture with more pixels than one may have. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLarge() {
            super("the picture has too many pixels", null, false, false);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private static final long DECODED_PIXELS = 12_000_000;
    private static final int PREVIEW_WIDTH = 1024;

    /** So much wider than a preview that this is made of every pixel and its neighbours. */
    private static final int LEAST_DECODED_WIDTH = PREVIEW_WIDTH * 3 / 2;

    private static final int THUMBNAIL_WIDTH = 120;
    private static final int THUMBNAIL_HEIGHT = 100;
    private static final int MINI = 16;
    private static final float QUALITY = 0.85f;

    private final Supplier<Config> config;
    private final Decoders decoders;

    Pictures(Supplier<Config> config) {
        this.config = config;
        this.decoders = new Decoders(() -> settings().maxImageDecoderConcurrency());
        // Java would look for a screen otherwise, and on a Mac show the server among the programs.
        System.setProperty("java.awt.headless", "true");
    }

    /**
     * What a file is as a picture.
     *
     * @param bytes opens it; twice
     * @throws TooLarge if it has more pixels than it may
     */
    Picture of(String mediaType, Supplier<InputStream> bytes) {
        return MediaTypes.readable(mediaType) ? decoders.run(() -> read(mediaType, bytes)) : Picture.NONE;
    }

    private Picture read(String mediaType, Supplier<InputStream> bytes) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
        Picture known = Picture.NONE;
        try (InputStream in = bytes.get();
                ImageInputStream image = new FileCacheImageInputStream(in, null)) {
            Orientation held = Orientation.of(bytes.get());
            reader.setInput(image);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > settings().maxImageResolution()) {
                throw new TooLarge();
            }
            boolean moving = mediaType.equals("image/gif") && hasSecondFrame(reader);
            known = new Picture(held.turned() ? height : width, held.turned() ? width : height, moving, null);
            BufferedImage preview = preview(reader, held);
            BufferedImage thumbnail = covering(preview);
            BufferedImage mini = scaled(thumbnail, MINI, MINI);
            return new Picture(
                    known.width(),
                    known.height(),
                    moving,
                    new Picture.Made(jpeg(preview), jpeg(thumbnail), jpeg(mini)));
        } catch (TooLarge refused) {
            throw refused;
        } catch (IOException | RuntimeException | OutOfMemoryError undecodable) {
            // As broken as decoders are many: it is a file like any other then.
            LOG.debug("a picture can't be decoded", undecodable);
            return known;
        } finally {
            reader.dispose();
        }
    }

    private static boolean hasSecondFrame(ImageReader reader) throws IOException {
        try {
            return reader.getWidth(1) > 0;
        } catch (IndexOutOfBoundsException none) {
            return false;
        }
    }

    private static BufferedImage preview(ImageReader reader, Orientation held) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        int shownWidth = held.turned() ? height : width;
        int thin = (int) Math.ceil(Math.sqrt((double) width * height / DECODED_PIXELS));
        int step = Math.max(thin, Math.max(1, shownWidth / LEAST_DECODED_WIDTH));
        ImageReadParam thinned = reader.getDefaultReadParam();
        thinned.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, thinned);
        double size = Math.min(1, (double) PREVIEW_WIDTH / (held.turned() ? decoded.getHeight() : decoded.getWidth()));
        return held.applied(scaled(decoded, size));
    }

    /** The picture so small that it just covers a thumbnail; never larger than it is. */
    private static BufferedImage covering(BufferedImage picture) {
        double size = Math.max(
                (double) THUMBNAIL_WIDTH / picture.getWidth(), (double) THUMBNAIL_HEIGHT / picture.getHeight());
        return scaled(picture, Math.min(1, size));
    }

    private static BufferedImage scaled(BufferedImage picture, double size) {
        return scaled(picture, Math.max(1, (int) Math.round(picture.getWidth() * size)), Math.max(1, (int)
                Math.round(picture.getHeight() * size)));
    }

    /** By halves, as one step would leave pixels out. */
    private static BufferedImage scaled(BufferedImage picture, int width, int height) {
        BufferedImage now = picture;
        while (now.getWidth() > 2 * width || now.getHeight() > 2 * height) {
            now = drawn(now, Math.max(width, (now.getWidth() + 1) / 2), Math.max(height, (now.getHeight() + 1) / 2));
        }
        return drawn(now, width, height);
    }

    /** On white, where it is transparent. */
    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private FileSettings settings() {
        return config.get().view(FileSettings.class);
    }
}
