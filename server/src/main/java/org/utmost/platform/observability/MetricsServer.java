package org.utmost.platform.observability;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.config.MetricsSettings;

/** Serves Prometheus' text format at {@code /metrics}, on an address of its own while MetricsSettings.Enable is on. */
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

    private final PrometheusMeterRegistry meters;
    private @Nullable HttpServer server;
    private boolean jvmBound;

    public MetricsServer(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    /** Starts, moves or stops as the settings say; an address that can't be had is logged, and chat goes on without. */
    public synchronized void apply(MetricsSettings settings) {
        close();
        if (!settings.enable()) {
            return;
        }
        bindJvm();
        try {
            HttpServer next = HttpServer.create(address(settings.listenAddress()), 16);
            next.createContext("/metrics", exchange -> {
                byte[] text = meters.scrape().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, text.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(text);
                }
            });
            next.start();
            server = next;
            LOG.info("Metrics at http://{}/metrics", settings.listenAddress());
        } catch (IOException e) {
            LOG.error("No metrics: the address {} can't be listened on", settings.listenAddress(), e);
        }
    }

    /** The port it listens on; -1 while it does not. */
    public synchronized int port() {
        return server == null ? -1 : server.getAddress().getPort();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void bindJvm() {
        if (!jvmBound) {
            new JvmMemoryMetrics().bindTo(meters);
            new JvmThreadMetrics().bindTo(meters);
            new ClassLoaderMetrics().bindTo(meters);
            new ProcessorMetrics().bindTo(meters);
            new UptimeMetrics().bindTo(meters);
            jvmBound = true;
        }
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        int port = Integer.parseInt(listen.substring(colon + 1));
        return colon == 0 ? new InetSocketAddress(port) : new InetSocketAddress(listen.substring(0, colon), port);
    }
}
