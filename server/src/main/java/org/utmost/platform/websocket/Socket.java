package org.utmost.platform.websocket;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/** One open WebSocket (RFC 6455) of a client. */
public final class Socket {
    /** Told how a write ended. */
    public interface Written {
        /** The frame is with the network; the next may follow. */
        void done();

        /** The socket is of no use any more. */
        void failed();
    }

    /** How long the client has to take the closing frame: one that does not read never would. */
    private static final Executor ABORT_LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

    private final CoreSession session;

    Socket(CoreSession session) {
        this.session = session;
    }

    /** Writes a text frame without waiting; at most one may be under way. */
    public void send(byte[] text, Written written) {
        Frame frame = new Frame(OpCode.TEXT, ByteBuffer.wrap(text));
        session.sendFrame(frame, Callback.from(written::done, failure -> written.failed()), false);
    }

    /** Asks the client for a sign of life. */
    public void ping() {
        session.sendFrame(new Frame(OpCode.PING), Callback.NOOP, false);
    }

    /** Closes it with a status code and a reason of 123 bytes at the most. */
    public void close(int code, String reason) {
        session.close(code, reason, Callback.from(() -> {}, failure -> session.abort()));
        ABORT_LATER.execute(session::abort);
    }

    /** Drops the connection without a word, for a client that does not read. */
    public void abort() {
        session.abort();
    }
}
