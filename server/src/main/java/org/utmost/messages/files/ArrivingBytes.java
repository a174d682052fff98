package org.utmost.messages.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Bytes of a client, whose line may be cut. */
final class ArrivingBytes extends FilterInputStream {
    private final Consumer<IOException> onCut;

    /**
     * Those bytes.
     *
     * @param onCut what follows where the line is cut; if it throws nothing, the bytes end there
     */
    ArrivingBytes(InputStream bytes, Consumer<IOException> onCut) {
        super(bytes);
        this.onCut = onCut;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException cut) {
            onCut.accept(cut);
            return -1;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
