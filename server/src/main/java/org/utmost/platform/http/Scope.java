package org.utmost.platform.http;

import java.util.Locale;

/** What a personal access token may be limited to. */
public enum Scope {
    /** Requests that change nothing. */
    READ,
    /** Requests that change something, but not the system. */
    WRITE,
    /** Requests that need a permission over the system. */
    ADMIN;

    /** The API's name of it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
