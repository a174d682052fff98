package org.utmost.platform.http;

/** The errors that follow from what a row says else, and that no row names: those of the gate, and of reading a request. */
final class Implied {
    /** Of every route. */
    static final Fails ALWAYS = Fails.with(
                    400, "api.context.invalid_url_param.app_error", "api.context.malformed_request.app_error")
            .and(403, "api.context.token_scope.app_error")
            .and(414, "basic_security_check.url.too_long_error")
            .and(429, "api.context.rate_limit.app_error")
            .and(431, "api.context.headers_too_large.app_error")
            .and(500, "api.context.internal.app_error")
            .and(503, "api.context.database_unavailable.app_error");

    /** Where no token in the query authenticates. */
    static final Fails WITHOUT_QUERY_TOKEN = Fails.with(401, "api.context.token_provided.app_error");

    /** Where a session is needed. */
    static final Fails OF_SESSIONS =
            Fails.with(401, "api.context.session_expired.app_error", "api.context.invalid_token.error");

    /** Where a session alone is not enough. */
    static final Fails OF_PERMISSIONS = Fails.with(403, "api.context.permissions.app_error");

    /** Where the path has parameters, with which it may be another one. */
    static final Fails OF_PATHS = Fails.with(404, "api.context.404.app_error");

    /** Where a body is taken. */
    static final Fails OF_BODIES = Fails.with(400, "api.context.invalid_body_param.app_error")
            .and(413, "api.context.request_body_too_large.app_error");

    /** Where something may be written. */
    static final Fails OF_WRITES = Fails.with(507, "api.context.database_full.app_error");

    private Implied() {}
}
