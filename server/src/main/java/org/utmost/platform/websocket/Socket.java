package org.utmost.platform.websocket;

import java.nio.ByteBuffer;
import java.util.List;
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
        /** The frames are with the network; the next may follow. */
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

    /** Writes text frames, together, without waiting; nothing else may be under way. */
    public void send(List<byte[]> texts, Written written) {
        for (byte[] text : texts.subList(0, texts.size() - 1)) {
            session.sendFrame(frame(text), Callback.NOOP, true);
        }
        Callback callback = Callback.from(written::done, failure -> written.failed());
        session.sendFrame(frame(texts.getLast()), callback, false);
    }

    private static Frame frame(byte[] text) {
        return new Frame(OpCode.TEXT, ByteBuffer.wrap(text));
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
