package org.utmost.app.backup;

import java.io.IOException;
import java.io.OutputStream;

/** A database as it was in one instant. */
interface Snapshot {
    /** Its last migration. */
    int schema();

    /** How many bytes it has about. */
    long size();

    /** Writes all of it; once. */
    void writeTo(OutputStream out) throws IOException;
}
