package org.utmost.messages.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bytes of a client, which end where its line is cut: what has come until then need not be sent again. */
final class ArrivingBytes extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ArrivingBytes.class);

    ArrivingBytes(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException cut) {
            LOG.debug("the line of an upload was cut", cut);
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
