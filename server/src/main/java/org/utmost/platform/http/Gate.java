package org.utmost.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.DatabaseFull;
import org.utmost.platform.database.DatabaseUnavailable;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.ids.Secrets;
import org.utmost.platform.text.Texts;

/**
 * What every request passes: request id, length of its URL, rate limit, session, CSRF, the route's declared access; and
 * on the way back headers, ETag, errors, metrics.
 */
public final class Gate extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final HttpField NO_EXPIRY = new PreEncodedHttpField(HttpHeader.EXPIRES, "0");
    private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final HttpField NOSNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final HttpField NO_REFERRER = new PreEncodedHttpField("Referrer-Policy", "no-referrer");

    private static final String DATABASE_RETRY_SECONDS = "2";

    private static final long DRAINED_BYTES = 8 * 1024 * 1024;

    private final Router router;
    private final Supplier<Config> config;
    private final Authenticator authenticator;
    private final Ids ids;
    private final RateLimiter limiter;
    private final RequestMetrics metrics;
    private final Outflow outflow = new Outflow();

    public Gate(
            Router router,
            Supplier<Config> config,
            Authenticator authenticator,
            Ids ids,
            MeterRegistry meters,
            RequestHistory history,
            EventBus bus) {
        this.router = router;
        this.config = config;
        this.authenticator = authenticator;
        this.ids = ids;
        this.limiter = new RateLimiter(config.get().rateLimit(), bus, ids);
        this.metrics = new RequestMetrics(meters, history);
    }

    @Override
    public boolean handle(org.eclipse.jetty.server.Request http, Response response, Callback callback) {
        long start = System.nanoTime();
        Config now = config.get();
        Origin origin = origin(http, now);
        Router.Match match = null;
        MDC.put("request_id", origin.requestId());
        try {
            match = router.find(http.getMethod(), org.eclipse.jetty.server.Request.getPathInContext(http));
            HttpFields.Mutable headers = response.getHeaders();
            headers.put("X-Request-Id", origin.requestId());
            headers.put("X-Version-Id", ServerVersion.id(now.hash()));
            if (origin.secure() && now.service().tlsStrictTransport()) {
                headers.put(
                        HttpHeader.STRICT_TRANSPORT_SECURITY,
                        "max-age=" + now.service().tlsStrictTransportMaxAge());
            }
            Reply reply = answer(http, response, match, origin, now);
            if (reply.status() >= 400 || !bodiless(http)) {
                drain(http);
            }
            send(reply, http, response, origin, callback);
        } finally {
            metrics.count(match == null ? null : match.route(), response.getStatus(), System.nanoTime() - start);
            if (LOG.isDebugEnabled()) {
                LOG.debug("{} {} {}", http.getMethod(), http.getHttpURI().getPath(), response.getStatus());
            }
            MDC.remove("request_id");
        }
        return true;
    }

    private Reply answer(
            org.eclipse.jetty.server.Request http,
            Response response,
            Router.@Nullable Match match,
            Origin origin,
            Config now) {
        Session session = null;
        try {
            if (http.getHttpURI().getPathQuery().length() > now.service().maximumURLLength()) {
                throw ApiError.of(414, "basic_security_check.url.too_long_error")
                        .with("limit", String.valueOf(now.service().maximumURLLength()));
            }
            Credentials credentials = Credentials.of(http);
            if (now.rateLimit().enable() && !now.rateLimit().varyByUser()) {
                limit(http, response, origin, null, now);
            }
            session = session(http, credentials);
            if (now.rateLimit().enable() && now.rateLimit().varyByUser()) {
                limit(http, response, origin, session, now);
            }
            if (match == null) {
                throw ApiError.notFound("api.context.404.app_error")
                        .with("path", http.getHttpURI().getPath());
            }
            Route route = match.route();
            allow(route, session, credentials);
            Request request = new Request(
                    http,
                    route.query(),
                    match.parameters(),
                    session,
                    origin,
                    route.takes().limit().applyAsLong(now));
            Reply reply = handled(route, request);
            if (session != null) {
                session.findings().verify(route.need());
            }
            return reply;
        } catch (ApiError error) {
            return reply(error, session, origin);
        } catch (DatabaseUnavailable away) {
            LOG.warn("{} {}: {}", http.getMethod(), http.getHttpURI().getPath(), away.getMessage());
            return reply(ApiError.of(503, "api.context.database_unavailable.app_error"), session, origin)
                    .header("Retry-After", DATABASE_RETRY_SECONDS);
        } catch (DatabaseFull full) {
            LOG.error("{} {}: {}", http.getMethod(), http.getHttpURI().getPath(), full.getMessage());
            return reply(ApiError.of(507, "api.context.database_full.app_error"), session, origin);
        } catch (Throwable fault) {
            LOG.error("{} {} failed", http.getMethod(), http.getHttpURI().getPath(), fault);
            return reply(ApiError.of(500, "api.context.internal.app_error"), session, origin);
        }
    }

    /** The handler's reply. An error that the row does not name is a fault where assertions are on, as in the tests. */
    private static Reply handled(Route route, Request request) {
        try {
            return route.handler().handle(request);
        } catch (ApiError error) {
            assert route.fails().has(error)
                    : route + " answers " + error.status() + " " + error.id() + ", which its row does not name";
            throw error;
        }
    }

    /** A bad token gives no session; whether one is needed the route says. A write by cookie has to prove its page. */
    private @Nullable Session session(org.eclipse.jetty.server.Request http, @Nullable Credentials credentials) {
        if (credentials == null) {
            return null;
        }
        CatchUp.require(http);
        Session known = authenticator.authenticate(credentials.token());
        Session session = known == null ? null : known.with(Findings.begin());
        if (session != null && credentials.place() == Credentials.Place.COOKIE && !provesPage(http, session)) {
            return null;
        }
        return session;
    }

    private static boolean provesPage(org.eclipse.jetty.server.Request http, Session session) {
        if (http.getMethod().equals("GET") || http.getMethod().equals("HEAD")) {
            return true;
        }
        String shown = http.getHeaders().get("X-CSRF-Token");
        return "XMLHttpRequest".equals(http.getHeaders().get("X-Requested-With"))
                || shown != null && Secrets.same(shown, session.csrfToken());
    }

    private void allow(Route route, @Nullable Session session, @Nullable Credentials credentials) {
        Need need = route.need();
        boolean byQuery = credentials != null && credentials.place() == Credentials.Place.QUERY;
        if (session != null && byQuery && !route.queryToken()) {
            throw ApiError.unauthorized("api.context.token_provided.app_error");
        }
        if (session != null && !session.covers(route.scope())) {
            throw ApiError.lacksScope(route.scope());
        }
        if (need instanceof Need.Nothing) {
            return;
        }
        if (session == null) {
            throw credentials == null ? ApiError.sessionExpired() : authenticator.refusal(credentials.token());
        }
        if (route.bySystem()
                && !need.metBy(
                        each -> each instanceof Need.Has has && authenticator.permits(session, has.permission()))) {
            throw ApiError.noPermission(need.permissions().toArray(PermissionId[]::new));
        }
    }

    private void limit(
            org.eclipse.jetty.server.Request http,
            Response response,
            Origin origin,
            @Nullable Session session,
            Config now) {
        StringBuilder caller = new StringBuilder();
        if (now.rateLimit().varyByUser() && session != null) {
            caller.append(session.userId());
        } else if (now.rateLimit().varyByRemoteAddr()) {
            caller.append(origin.address());
        }
        if (!now.rateLimit().varyByHeader().isEmpty()) {
            caller.append(' ').append(http.getHeaders().get(now.rateLimit().varyByHeader()));
        }
        RateLimiter.Verdict verdict = limiter.take(caller.toString(), now.rateLimit());
        HttpFields.Mutable headers = response.getHeaders();
        headers.put("X-RateLimit-Limit", verdict.limit());
        headers.put("X-RateLimit-Remaining", verdict.remaining());
        headers.put("X-RateLimit-Reset", verdict.reset());
        if (!verdict.allowed()) {
            metrics.limited();
            throw ApiError.tooMany(verdict.retryAfter());
        }
    }

    private Origin origin(org.eclipse.jetty.server.Request http, Config now) {
        String accepted = http.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE);
        String language = accepted == null ? now.localization().defaultServerLocale() : accepted;
        return new Origin(
                ids.newId(),
                Origin.address(http, now.service()),
                Texts.choose(language),
                Origin.secure(http, now.service()));
    }

    private static Reply reply(ApiError error, @Nullable Session session, Origin origin) {
        String language = session == null ? origin.language() : Texts.choose(session.locale());
        Reply reply = Reply.json(error.status(), ErrorBody.of(error, language, origin.requestId()));
        return error.retryAfter() > 0 ? reply.header("Retry-After", String.valueOf(error.retryAfter())) : reply;
    }

    private void send(
            Reply reply, org.eclipse.jetty.server.Request http, Response response, Origin origin, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.ensureField(VARY);
        headers.put(NOSNIFF);
        headers.put(NO_REFERRER);
        if (http.getMethod().equals("GET") && reply.contentType().equals("application/json")) {
            headers.put(NO_EXPIRY);
        }
        reply.fields().forEach(field -> headers.put(field.name(), field.value()));
        reply.cookies().forEach(cookie -> headers.add(HttpHeader.SET_COOKIE, cookie.header(origin.secure())));
        if (reply.etag() != null) {
            // As the API writes it: scripts look names up in capitals as they come, and Jetty knows it by others.
            headers.put(new HttpField((HttpHeader) null, "Etag", reply.etag()));
            if (reply.etag().equals(http.getHeaders().get(HttpHeader.IF_NONE_MATCH))) {
                response.setStatus(304);
                response.write(true, ByteBuffer.allocate(0), callback);
                return;
            }
        }
        headers.put(HttpHeader.CONTENT_TYPE, reply.contentType());
        Content content = reply.content();
        if (content != null) {
            Streams.send(reply, content, http, response, callback);
            return;
        }
        response.setStatus(reply.status());
        headers.put(HttpHeader.CONTENT_LENGTH, reply.body().length);
        response.write(true, ByteBuffer.wrap(reply.body()), outflow.holding(reply.body().length, http, callback));
    }

    private static boolean bodiless(org.eclipse.jetty.server.Request http) {
        return http.getMethod().equals("GET") || http.getMethod().equals("HEAD");
    }

    /**
     * A body that nobody read is read all the same unless it is huge: who still writes it would not hear the answer, or
     * would go on to use a connection that is closed for it.
     */
    private static void drain(org.eclipse.jetty.server.Request http) {
        if (http.getLength() > DRAINED_BYTES) {
            return;
        }
        try {
            Source.asInputStream(http).skip(DRAINED_BYTES);
        } catch (IOException gone) {
            LOG.debug("a client left before its body had come", gone);
        }
    }
}
