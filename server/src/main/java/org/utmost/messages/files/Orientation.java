package org.utmost.messages.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a camera was held: what has to be done to a picture so that it is shown upright, as Exif numbers it. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    LEFT_MIRRORED,
    LEFT,
    RIGHT_MIRRORED,
    RIGHT;

    private static final Logger LOG = LoggerFactory.getLogger(Orientation.class);

    /** That of a picture; upright where it does not say. */
    static Orientation of(InputStream picture) {
        try (InputStream buffered = new BufferedInputStream(picture)) {
            for (ExifIFD0Directory exif :
                    ImageMetadataReader.readMetadata(buffered).getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer number = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                if (number != null && number >= 1 && number <= values().length) {
                    return values()[number - 1];
                }
            }
        } catch (ImageProcessingException | IOException | RuntimeException unreadable) {
            LOG.debug("a picture does not say how it is held", unreadable);
        }
        return UPRIGHT;
    }

    /** Whether its width is shown as its height. */
    boolean turned() {
        return switch (this) {
            case UPRIGHT, MIRRORED, UPSIDE_DOWN, UPSIDE_DOWN_MIRRORED -> false;
            case LEFT_MIRRORED, LEFT, RIGHT_MIRRORED, RIGHT -> true;
        };
    }

    /** The picture as it is to be shown. */
    BufferedImage applied(BufferedImage picture) {
        if (this == UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage shown =
                new BufferedImage(turned() ? height : width, turned() ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = shown.createGraphics();
        graphics.drawImage(picture, transform(width, height), null);
        graphics.dispose();
        return shown;
    }

    private AffineTransform transform(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case LEFT_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case LEFT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, height, width);
            case RIGHT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
