package org.utmost.platform.http;

import java.util.List;

/**
 * Who may call a route.
 *
 * @param kind how it is decided
 * @param permissions those that matter: for SYSTEM any one of them suffices, for SERVICE the service decides which
 */
public record Access(Kind kind, List<PermissionId> permissions) {
    /** How it is decided. */
    public enum Kind {
        /** Everybody, with or without a session. */
        ANYONE,
        /** Every user with a session; the service may narrow what they see. */
        SESSION,
        /** Users with a session, by permissions that depend on the object: the service checks them. */
        SERVICE,
        /** Users who have one of the permissions over the system: the gate checks it. */
        SYSTEM
    }

    public Access {
        permissions = List.copyOf(permissions);
    }

    /** Everybody, with or without a session. */
    public static Access anyone() {
        return new Access(Kind.ANYONE, List.of());
    }

    /** Every user with a session. */
    public static Access session() {
        return new Access(Kind.SESSION, List.of());
    }

    /** Users for whom the service finds these permissions on the object. */
    public static Access by(PermissionId... permissions) {
        return new Access(Kind.SERVICE, List.of(permissions));
    }

    /** Users who have one of these permissions over the system. */
    public static Access system(PermissionId... permissions) {
        return new Access(Kind.SYSTEM, List.of(permissions));
    }
}
