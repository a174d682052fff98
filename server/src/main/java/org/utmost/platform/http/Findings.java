package org.utmost.platform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a caller was found to be and to have while their request was handled. Where assertions are on, as in the tests, a
 * success for which the route's need was never found met is a fault: a check was forgotten.
 */
public final class Findings {
    /** Of a session outside of a request, and where nothing is noted. */
    static final Findings NONE = new Findings();

    private static final boolean NOTED = Findings.class.desiredAssertionStatus();

    private final Set<Need> found = ConcurrentHashMap.newKeySet();

    private Findings() {}

    /** Those of one request. */
    static Findings begin() {
        return NOTED ? new Findings() : NONE;
    }

    void note(Need met) {
        if (this != NONE) {
            found.add(met);
        }
    }

    void note(PermissionId permission) {
        if (this != NONE) {
            found.add(new Need.Has(permission));
        }
    }

    /** Demands that what the route needs was found. */
    void verify(Need need) {
        if (this != NONE && !need.metBy(each -> each instanceof Need.AnySession || found.contains(each))) {
            throw new AssertionError("answered without asking for " + need + ", only for " + found);
        }
    }
}
