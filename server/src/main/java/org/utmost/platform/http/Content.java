package org.utmost.platform.http;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that a reply sends as they are read, from wherever they lie, so that they are never in memory together. */
public interface Content {
    /** How many there are. */
    long length();

    /**
     * Opens them.
     *
     * @param from how many of the first to leave out
     */
    InputStream open(long from) throws IOException;
}
