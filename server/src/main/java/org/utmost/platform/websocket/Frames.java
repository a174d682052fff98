package org.utmost.platform.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.json.Json;

/** Joins frames to messages and hands them, one after the other, to the listener on a virtual thread. */
final class Frames implements FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);
    private static final int POLICY_VIOLATION = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int SERVER_ERROR = 1011;

    /** Bytes of a client's message at the most. */
    private static final int MAXIMUM_MESSAGE = 8192;

    private final @Nullable SocketListener listener;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private boolean packed;
    private @Nullable CoreSession session;

    Frames(@Nullable SocketListener listener) {
        this.listener = listener;
    }

    @Override
    public void onOpen(CoreSession core, Callback callback) {
        session = core;
        callback.succeeded();
        if (listener == null) {
            core.close(POLICY_VIOLATION, "", Callback.NOOP);
            core.demand();
            return;
        }
        handle(core, () -> listener.opened(new Socket(core)));
    }

    @Override
    public void onFrame(Frame frame, Callback callback) {
        CoreSession core = session;
        if (listener == null || core == null) {
            callback.succeeded();
            return;
        }
        listener.alive();
        switch (frame.getOpCode()) {
            case OpCode.TEXT, OpCode.BINARY -> {
                packed = frame.getOpCode() == OpCode.BINARY;
                message(core, listener, frame, callback);
            }
            case OpCode.CONTINUATION -> message(core, listener, frame, callback);
            case OpCode.PING -> {
                Frame pong = new Frame(OpCode.PONG, ByteBuffer.wrap(copy(frame.getPayload())));
                callback.succeeded();
                core.sendFrame(pong, Callback.NOOP, false);
                core.demand();
            }
            default -> {
                callback.succeeded();
                core.demand();
            }
        }
    }

    @Override
    public void onError(Throwable cause, Callback callback) {
        callback.succeeded();
    }

    @Override
    public void onClosed(CloseStatus status, Callback callback) {
        callback.succeeded();
        if (listener != null) {
            listener.closed();
        }
    }

    private void message(CoreSession core, SocketListener to, Frame frame, Callback callback) {
        byte[] payload = copy(frame.getPayload());
        boolean last = frame.isFin();
        callback.succeeded();
        message.writeBytes(payload);
        if (message.size() > MAXIMUM_MESSAGE) {
            core.close(TOO_LARGE, "messages have 8192 bytes at the most", Callback.NOOP);
            core.demand();
            return;
        }
        if (!last) {
            core.demand();
            return;
        }
        byte[] bytes = message.toByteArray();
        boolean isPacked = packed;
        message.reset();
        handle(core, () -> to.received(isPacked ? MessagePack.read(bytes) : Json.MAPPER.readTree(bytes)));
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Does it on a thread of its own; the next frame comes when it is done. */
    private static void handle(CoreSession core, Step step) {
        Thread.startVirtualThread(() -> {
            try {
                step.run();
            } catch (IOException malformed) {
                core.close(POLICY_VIOLATION, "messages are objects in JSON or MessagePack", Callback.NOOP);
            } catch (Throwable failure) {
                LOG.error("A message could not be handled", failure);
                core.close(SERVER_ERROR, "the server failed, see its log: reconnect to resume", Callback.NOOP);
            } finally {
                core.demand();
            }
        });
    }

    private static byte[] copy(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.slice().get(bytes);
        return bytes;
    }
}
