package org.utmost.messages.emoji;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** The colours of a frame, and one that is none. */
final class Palette {
    private static final int MOST = 256;

    /** Colours are told apart by so many bits of red, of green and of blue. */
    private static final int BITS = 5;

    private static final int NONE = -1;

    private final int[] colours = new int[MOST];
    private final int size;
    private final int clear;

    /** What was nearest to colours that were asked for. */
    private final int[] nearest = new int[1 << 3 * BITS];

    /** Those of a frame; the last of 256 gives way to none. */
    Palette(IndexColorModel model) {
        int[] all = new int[model.getMapSize()];
        model.getRGBs(all);
        int count = 0;
        for (int colour : all) {
            if (colour >>> 24 != 0 && count < MOST - 1) {
                colours[count++] = colour;
            }
        }
        this.clear = count;
        this.size = count + 1;
        Arrays.fill(nearest, NONE);
    }

    /** The index of none. */
    int clear() {
        return clear;
    }

    BufferedImage image(Pixels pixels) {
        IndexColorModel model = new IndexColorModel(8, size, colours, 0, false, clear, DataBuffer.TYPE_BYTE);
        BufferedImage image =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] indexes = Arrays.stream(pixels.argb()).map(this::index).toArray();
        image.getRaster().setPixels(0, 0, pixels.width(), pixels.height(), indexes);
        return image;
    }

    private int index(int argb) {
        if (argb >>> 31 == 0 || clear == 0) {
            return clear;
        }
        int key = argb >> 9 & 0x7c00 | argb >> 6 & 0x3e0 | argb >> 3 & 0x1f;
        if (nearest[key] == NONE) {
            nearest[key] = search(argb);
        }
        return nearest[key];
    }

    private int search(int argb) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < clear; i++) {
            int red = (argb >> 16 & 0xff) - (colours[i] >> 16 & 0xff);
            int green = (argb >> 8 & 0xff) - (colours[i] >> 8 & 0xff);
            int blue = (argb & 0xff) - (colours[i] & 0xff);
            int distance = red * red + green * green + blue * blue;
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}
