package org.utmost.platform.http;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.Executors;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, set up: a virtual thread for each request, HTTP/1.1 and clear-text HTTP/2, gzip, a stop that drains. */
public final class HttpServer implements AutoCloseable {
    private static final int DRAIN_MS = 4_000;

    /** Kept-alive connections wait for nothing but their client's next request. */
    private static final int SILENT_MS = 50;

    private static final int THREADS = 16;

    /** Bytes of a request's first line and headers at the most. */
    static final int MAXIMUM_HEADER_BYTES = 16 * 1024;

    /** An empty step, or a slash or a percent sign within one: the router can tell them, and other servers of this API take them. */
    private static final UriCompliance PATHS = UriCompliance.DEFAULT.with(
            "PATHS",
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

    /** Below this a reply is sent as it is: it fits a packet. */
    private static final int COMPRESS_FROM_BYTES = 1_400;

    private final Server server;
    private final ServerConnector connector;

    /**
     * Listens.
     *
     * @param listen {@code host:port} or {@code :port}; port 0 takes a free one
     * @param idleSeconds after which a silent connection is closed
     * @throws BindException if the address is in use or not ours
     */
    public HttpServer(String listen, int idleSeconds, Handler handler) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        http.setRequestHeaderSize(MAXIMUM_HEADER_BYTES);
        http.setUriCompliance(PATHS);
        http.addCustomizer(HttpServer::withPath);
        connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        int colon = listen.lastIndexOf(':');
        if (colon > 0) {
            connector.setHost(listen.substring(0, colon));
        }
        connector.setPort(Integer.parseInt(listen.substring(colon + 1)));
        connector.setIdleTimeout(idleSeconds * 1000L);
        connector.setShutdownIdleTimeout(SILENT_MS);
        connector.setAcceptQueueSize(1024);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(compressing(handler)));
        server.setErrorHandler(new Refusals());
        server.setStopTimeout(DRAIN_MS);
        try {
            server.start();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException cause ? cause : e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, lets the running ones finish for up to four seconds, and stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** HTTP/2's CONNECT has no path, without which no handler can be asked. */
    private static Request withPath(Request request, HttpFields.Mutable responseHeaders) {
        if (request.getHttpURI().getPath() == null) {
            throw new HttpException.RuntimeException(HttpStatus.BAD_REQUEST_400, "there is no path");
        }
        return request;
    }

    private static Handler compressing(Handler handler) {
        CompressionHandler compression = new CompressionHandler(handler);
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(COMPRESS_FROM_BYTES);
        compression.putCompression(gzip);
        compression.putConfiguration(
                "/*", CompressionConfig.builder().defaults().build());
        return compression;
    }
}
