package org.utmost.messages.emoji;

import java.awt.image.BufferedImage;

/**
 * An image as numbers, row by row: each has 8 bits of opacity, red, green and blue. Made smaller, each pixel is the mean of
 * those that it stands for.
 */
@SuppressWarnings("ArrayRecordComponent") // large, and never compared
record Pixels(int width, int height, int[] argb) {
    static Pixels of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** The same in its proportions, with so many pixels in width and in height at the most. */
    Pixels within(int side) {
        int longer = Math.max(width, height);
        if (longer <= side) {
            return this;
        }
        int toWidth = Math.max(1, width * side / longer);
        int toHeight = Math.max(1, height * side / longer);
        int[] smaller = new int[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                smaller[y * toWidth + x] = mean(
                        x * width / toWidth,
                        (x + 1) * width / toWidth,
                        y * height / toHeight,
                        (y + 1) * height / toHeight);
            }
        }
        return new Pixels(toWidth, toHeight, smaller);
    }

    /** What can't be seen has no colour to add. */
    private int mean(int left, int right, int top, int bottom) {
        long alpha = 0;
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = argb[y * width + x];
                int opacity = pixel >>> 24;
                alpha += opacity;
                red += (long) (pixel >> 16 & 0xff) * opacity;
                green += (long) (pixel >> 8 & 0xff) * opacity;
                blue += (long) (pixel & 0xff) * opacity;
            }
        }
        if (alpha == 0) {
            return 0;
        }
        long count = (long) (right - left) * (bottom - top);
        return (int) (alpha / count << 24 | red / alpha << 16 | green / alpha << 8 | blue / alpha);
    }

    BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
