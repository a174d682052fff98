package org.utmost.platform.http;

/**
 * Which part of a list is wanted.
 *
 * @param number from 0
 * @param size rows, 1 to {@value #MAXIMUM}
 */
public record Page(int number, int size) {
    /** Rows where the request names no number. */
    public static final int DEFAULT = 60;

    /** Rows at the most, whatever the request says. */
    public static final int MAXIMUM = 200;

    /** Rows before this page. */
    public int offset() {
        return number * size;
    }
}
