package org.utmost.platform.http;

import java.util.HashMap;
import java.util.Map;

/**
 * The API's way to fail: an error id with its status, and a message in the caller's language, from {@code Texts}. Has no
 * stack trace, as it is an answer and not a fault.
 */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String id;
    private final String textId;
    private final Map<String, String> parameters;
    private final String detail;
    private final long retryAfter;

    private ApiError(
            int status, String id, String textId, Map<String, String> parameters, String detail, long retryAfter) {
        super(id, null, false, false);
        this.status = status;
        this.id = id;
        this.textId = textId;
        this.parameters = parameters;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** An error of any status. */
    public static ApiError of(int status, String id) {
        return new ApiError(status, id, id, Map.of(), "", 0);
    }

    /** 400. */
    public static ApiError badRequest(String id) {
        return of(400, id);
    }

    /** 401. */
    public static ApiError unauthorized(String id) {
        return of(401, id);
    }

    /** 403. */
    public static ApiError forbidden(String id) {
        return of(403, id);
    }

    /** 404. */
    public static ApiError notFound(String id) {
        return of(404, id);
    }

    /** 501: the feature is switched off. */
    public static ApiError disabled(String id) {
        return of(501, id);
    }

    /** 400: a field of the body is missing or can't be what it is. */
    public static ApiError invalidBody(String field) {
        return badRequest("api.context.invalid_body_param.app_error").with("name", field);
    }

    /** 400: a part of the URL is missing or can't be what it is. */
    public static ApiError invalidUrl(String parameter) {
        return badRequest("api.context.invalid_url_param.app_error").with("name", parameter);
    }

    /** 401: no session, or none that is still good. */
    public static ApiError sessionExpired() {
        return unauthorized("api.context.session_expired.app_error");
    }

    /** 403: the caller lacks the permissions. */
    public static ApiError noPermission(PermissionId... missing) {
        StringBuilder names = new StringBuilder();
        for (PermissionId permission : missing) {
            names.append(names.isEmpty() ? "" : ", ").append(permission.id());
        }
        return forbidden("api.context.permissions.app_error").with("permission", names.toString());
    }

    /** 429: more than the caller, or the server, may take on now; they may try again after so many seconds. */
    public static ApiError tooMany(long seconds) {
        return of(429, "api.context.rate_limit.app_error").retryAfter(seconds);
    }

    /** 413: the body has more bytes than that. */
    static ApiError tooLarge(long most) {
        return of(413, "api.context.request_body_too_large.app_error").with("limit", String.valueOf(most));
    }

    /** 403: the caller's token is limited, and lacks the scope. */
    public static ApiError lacksScope(Scope missing) {
        return forbidden("api.context.token_scope.app_error").with("scope", missing.id());
    }

    /** The same error with a value for {@code {name}} in its message. */
    public ApiError with(String name, String value) {
        HashMap<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new ApiError(status, id, textId, Map.copyOf(more), detail, retryAfter);
    }

    /** The same error with what only a developer wants to know. */
    public ApiError because(String cause) {
        return new ApiError(status, id, textId, parameters, cause, retryAfter);
    }

    /** The same error in the words of another text. */
    public ApiError worded(String otherTextId) {
        return new ApiError(status, id, otherTextId, parameters, detail, retryAfter);
    }

    /** The same error with so many {@code {seconds}} after which to try again, which {@code Retry-After} says too. */
    public ApiError retryAfter(long seconds) {
        return new ApiError(status, id, textId, parameters, detail, seconds).with("seconds", String.valueOf(seconds));
    }

    public int status() {
        return status;
    }

    public String id() {
        return id;
    }

    /** The id of its text. */
    public String textId() {
        return textId;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public String detail() {
        return detail;
    }

    /** Seconds after which to try again; 0 where that is not said. */
    public long retryAfter() {
        return retryAfter;
    }
}
