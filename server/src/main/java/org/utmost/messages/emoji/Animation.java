package org.utmost.messages.emoji;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Node;

/** A GIF that is made smaller frame by frame, so that it moves on. */
final class Animation {
    /** Pixels of all frames together at the most: the work that somebody may ask for. */
    private static final long MOST_PIXELS = 64_000_000;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final String CONTROL = "GraphicControlExtension";
    private static final String EXTENSIONS = "ApplicationExtensions";
    private static final String DISPOSAL = "disposalMethod";
    private static final String DELAY = "delayTime";

    private final int width;
    private final int height;
    private final int side;

    /** What is seen. */
    private final int[] canvas;

    private Animation(byte[] gif, int side) {
        this.width = width(gif);
        this.height = height(gif);
        this.side = side;
        this.canvas = new int[width * height];
    }

    /** The width of all frames, which the first bytes say. */
    static int width(byte[] gif) {
        return gif[6] & 0xff | (gif[7] & 0xff) << 8;
    }

    /** The height of all frames. */
    static int height(byte[] gif) {
        return gif[8] & 0xff | (gif[9] & 0xff) << 8;
    }

    /**
     * The same with so many pixels in width and in height at the most.
     *
     * @throws IOException if it is broken, or takes too much work; the JDK's reader throws other exceptions too
     */
    static byte[] within(byte[] gif, int side) throws IOException {
        return new Animation(gif, side).shrunk(gif);
    }

    private byte[] shrunk(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(gif)));
            int frames = reader.getNumImages(true);
            if (frames < 1 || (long) frames * width * height > MOST_PIXELS) {
                throw new IIOException(frames + " frames of this size");
            }
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < frames; i++) {
                writer.writeToSequence(frame(reader, writer, i), null);
            }
            writer.endWriteSequence();
        } finally {
            reader.dispose();
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private IIOImage frame(ImageReader reader, ImageWriter writer, int index) throws IOException {
        Node told = reader.getImageMetadata(index).getAsTree(FORMAT);
        Node place = child(told, "ImageDescriptor");
        int left = number(place, "imageLeftPosition");
        int top = number(place, "imageTopPosition");
        if (left + reader.getWidth(index) > width || top + reader.getHeight(index) > height) {
            throw new IIOException("frame " + index + " is larger than the image");
        }
        BufferedImage image = reader.read(index);
        Pixels pixels = Pixels.of(image);
        int[] before = canvas.clone();
        draw(pixels, left, top);
        Palette palette = new Palette((IndexColorModel) image.getColorModel());
        BufferedImage shrunk = palette.image(new Pixels(width, height, canvas).within(side));
        switch (text(child(told, CONTROL), DISPOSAL)) {
            case "restoreToPrevious" -> System.arraycopy(before, 0, canvas, 0, canvas.length);
            case "restoreToBackgroundColor" -> clear(pixels, left, top);
            default -> {}
        }
        return new IIOImage(shrunk, null, metadata(writer, shrunk, told, palette));
    }

    private void draw(Pixels frame, int left, int top) {
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                int pixel = frame.argb()[y * frame.width() + x];
                if (pixel >>> 24 != 0) {
                    canvas[(top + y) * width + left + x] = pixel;
                }
            }
        }
    }

    private void clear(Pixels frame, int left, int top) {
        for (int y = 0; y < frame.height(); y++) {
            int row = (top + y) * width + left;
            Arrays.fill(canvas, row, row + frame.width(), 0);
        }
    }

    /** Each frame is the whole image, so nothing of the one before stays; how long it is seen, and how often, is as it was. */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, Node told, Palette palette)
            throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = (IIOMetadataNode) child(root, CONTROL);
        control.setAttribute(DISPOSAL, "restoreToBackgroundColor");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", String.valueOf(palette.clear()));
        control.setAttribute(DELAY, String.valueOf(number(child(told, CONTROL), DELAY)));
        Node extensions = child(told, EXTENSIONS);
        if (extensions.hasChildNodes()) {
            root.appendChild(extensions);
        }
        metadata.setFromTree(FORMAT, root);
        return metadata;
    }

    private static Node child(Node parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child;
            }
        }
        return new IIOMetadataNode(name);
    }

    private static String text(Node node, String attribute) {
        return ((IIOMetadataNode) node).getAttribute(attribute);
    }

    private static int number(Node node, String attribute) {
        String number = text(node, attribute);
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }
}
