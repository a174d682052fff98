package org.utmost.testing;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.utmost.platform.json.Json;

/** Images to send, and to look at. */
public final class Pictures {
    private Pictures() {}

    /** What adds an emoji. */
    public static Form emoji(String creatorId, String name, byte[] image) {
        return new Form()
                .file("image", name, image)
                .field("emoji", Json.text(Map.of("creator_id", creatorId, "name", name)));
    }

    /** A PNG in one colour. */
    public static byte[] png(int width, int height) {
        return written("png", red(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    /** A JPEG in one colour. */
    public static byte[] jpeg(int width, int height) {
        return written("jpeg", red(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** A GIF of frames, each in a colour of its own. */
    public static byte[] gif(int width, int height, Color... frames) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Color colour : frames) {
                writer.writeToSequence(new IIOImage(frame(width, height, colour), null, null), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** What a reader of such images sees. */
    public static List<BufferedImage> frames(String format, byte[] bytes) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try {
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
            List<BufferedImage> frames = new ArrayList<>();
            for (int i = 0; i < reader.getNumImages(true); i++) {
                frames.add(reader.read(i));
            }
            return frames;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage frame(int width, int height, Color colour) {
        byte[] reds = {0, (byte) colour.getRed()};
        byte[] greens = {0, (byte) colour.getGreen()};
        byte[] blues = {0, (byte) colour.getBlue()};
        BufferedImage image = new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(1, 2, reds, greens, blues));
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 1);
        image.getRaster().setPixels(0, 0, width, height, pixels);
        return image;
    }

    private static BufferedImage red(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xffcc0000);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    private static byte[] written(String format, BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no writer of " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
