package org.utmost.platform.http;

/**
 * One row of the route table.
 *
 * @param path with parameters in braces, {@code /api/v4/users/{user_id}}
 */
public record Route(String method, String path, Handler handler, Access access, Shape shape, String summary) {
    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /** The reply, or an {@link ApiError} thrown. */
        Reply handle(Request request);
    }

    /** The scope that a limited token needs to call it; the service may find that it needs {@link Scope#ADMIN} too. */
    public Scope scope() {
        if (access.kind() == Access.Kind.SYSTEM) {
            return Scope.ADMIN;
        }
        return method.equals("GET") || shape.reads() ? Scope.READ : Scope.WRITE;
    }
}
