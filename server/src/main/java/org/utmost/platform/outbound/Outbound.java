package org.utmost.platform.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.config.Config;

/**
 * The one client for calls to others: with limits of time and size, and only to addresses of the internet, or those that
 * {@code ServiceSettings.AllowedUntrustedInternalConnections} names. It connects to the very address that was checked, on each
 * redirect anew. Blocks the calling (virtual) thread.
 */
public final class Outbound implements AutoCloseable {
    /** Finds the addresses of a host. */
    public interface Resolver {
        /** All of them. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Supplier<Config> config;
    private final Resolver resolver;
    private @Nullable HttpClient checked;
    private @Nullable HttpClient insecure;

    public Outbound(Supplier<Config> config) {
        this(config, InetAddress::getAllByName);
    }

    /** One that finds addresses so. */
    public Outbound(Supplier<Config> config, Resolver resolver) {
        this.config = config;
        this.resolver = resolver;
    }

    /**
     * Calls, following up to {@value #MOST_REDIRECTS} redirects.
     *
     * @throws OutboundFailure if there is no answer
     */
    public OutboundAnswer send(OutboundCall call) {
        long end = System.nanoTime() + call.time().toNanos();
        OutboundCall next = call;
        for (int redirects = 0; ; redirects++) {
            OutboundAnswer answer = once(next, end);
            String location = answer.header("location");
            if (!REDIRECTS.contains(answer.status()) || location.isEmpty()) {
                return answer;
            }
            if (redirects == MOST_REDIRECTS) {
                throw new OutboundFailure(
                        OutboundFailure.Why.UNREACHABLE,
                        call.url() + " redirects more than " + MOST_REDIRECTS + " times");
            }
            next = redirected(next, answer, location);
        }
    }

    /** Secrets in the header stay with the host that they were meant for. */
    private static OutboundCall redirected(OutboundCall call, OutboundAnswer answer, String location) {
        URI url;
        try {
            url = answer.url().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new OutboundFailure(
                    OutboundFailure.Why.UNREACHABLE, answer.url() + " redirects to what is no address");
        }
        boolean same = String.valueOf(url.getHost()).equalsIgnoreCase(call.url().getHost());
        Map<String, String> headers = new HashMap<>(call.headers());
        headers.keySet()
                .removeIf(name -> !same && Set.of("authorization", "cookie").contains(name.toLowerCase(Locale.ROOT)));
        boolean again = answer.status() == 307
                || answer.status() == 308
                || call.method().equals("GET");
        return again
                ? new OutboundCall(call.method(), url, headers, call.body(), call.time(), call.mostBytes())
                : new OutboundCall("GET", url, headers, new byte[0], call.time(), call.mostBytes());
    }

    private OutboundAnswer once(OutboundCall call, long end) {
        URI url = call.url();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null || url.getUserInfo() != null) {
            throw new OutboundFailure(OutboundFailure.Why.REFUSED, url + " is no address of the web");
        }
        InputStreamResponseListener listener = new InputStreamResponseListener();
        Request request = client().newRequest(url)
                .method(call.method())
                .timeout(left(end, url), TimeUnit.NANOSECONDS)
                .headers(fields -> call.headers().forEach(fields::put));
        if (call.body().length > 0) {
            request.body(new BytesRequestContent(call.headers().getOrDefault("Content-Type", ""), call.body()));
        }
        try {
            request.send(listener);
            Response response = listener.get(left(end, url), TimeUnit.NANOSECONDS);
            try (InputStream body = listener.getInputStream()) {
                byte[] read = body.readNBytes(call.mostBytes());
                boolean cut = read.length == call.mostBytes() && body.read() >= 0;
                if (cut) {
                    request.abort(new IOException("enough"));
                }
                return new OutboundAnswer(url, response.getStatus(), headers(response), read, cut);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundFailure(OutboundFailure.Why.UNREACHABLE, "the server is stopping", e);
        } catch (TimeoutException e) {
            request.abort(e);
            throw late(url, e);
        } catch (ExecutionException | IOException e) {
            throw failure(url, e);
        }
    }

    private static OutboundFailure failure(URI url, Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutboundFailure refused) {
                return refused;
            }
            if (cause instanceof TimeoutException) {
                return late(url, failed);
            }
            if (cause instanceof UnknownHostException) {
                return new OutboundFailure(
                        OutboundFailure.Why.UNREACHABLE, "there is no host of the name " + url.getHost(), failed);
            }
        }
        return new OutboundFailure(
                OutboundFailure.Why.UNREACHABLE, url.getHost() + " can't be reached: " + failed.getMessage(), failed);
    }

    private static OutboundFailure late(URI url, Throwable cause) {
        return new OutboundFailure(OutboundFailure.Why.TIME, url.getHost() + " did not answer in time", cause);
    }

    private static long left(long end, URI url) {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw late(url, new TimeoutException());
        }
        return left;
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : response.getHeaders()) {
            headers.putIfAbsent(field.getLowerCaseName(), field.getValue());
        }
        return headers;
    }

    /** The addresses of a host that may be called. */
    private List<InetSocketAddress> allowed(String host, int port) throws UnknownHostException {
        AllowedConnections exceptions =
                new AllowedConnections(config.get().view(OutboundSettings.class).allowedUntrustedInternalConnections());
        List<InetSocketAddress> allowed = Stream.of(resolver.addresses(host))
                .filter(address -> !InternalAddresses.contain(address) || exceptions.allows(host, address))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
        if (allowed.isEmpty()) {
            throw new OutboundFailure(
                    OutboundFailure.Why.REFUSED,
                    host + " is an internal address: name it in ServiceSettings.AllowedUntrustedInternalConnections"
                            + " to allow calls to it");
        }
        return allowed;
    }

    /** Made when it is first needed; one that trusts any certificate where the configuration says so. */
    private synchronized HttpClient client() {
        if (config.get().view(OutboundSettings.class).enableInsecureOutgoingConnections()) {
            insecure = insecure == null ? started(true) : insecure;
            return insecure;
        }
        checked = checked == null ? started(false) : checked;
        return checked;
    }

    private HttpClient started(boolean trustAll) {
        HttpClient client = new HttpClient();
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName("outbound");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        client.setExecutor(threads);
        client.setSslContextFactory(new SslContextFactory.Client(trustAll));
        client.setFollowRedirects(false);
        client.setConnectTimeout(CONNECTING.toMillis());
        client.setMaxConnectionsPerDestination(32);
        client.setDestinationIdleTimeout(Duration.ofMinutes(1).toMillis());
        client.setUserAgentField(new HttpField("User-Agent", "Utmost"));
        client.setSocketAddressResolver(new SocketAddressResolver() {
            @Override
            public void resolve(
                    String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> found) {
                try {
                    found.succeeded(allowed(host, port));
                } catch (UnknownHostException | RuntimeException e) {
                    found.failed(e);
                }
            }
        });
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        for (HttpClient client :
                Stream.of(checked, insecure).flatMap(Stream::ofNullable).toList()) {
            try {
                client.stop();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
