package org.utmost.platform.http;

import java.util.Locale;

/** What a personal access token may be limited to. */
public enum Scope {
    /** Requests that change nothing. */
    READ,
    /** Requests that change something, but not the system. */
    WRITE,
    /** What needs a permission over the system or another account, and whatever lets somebody into one's own. */
    ADMIN;

    /** The API's name of it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
