package org.utmost.platform.http;

/** The routes of one noun. */
public interface Routes {
    /** Adds them, in the order of the API reference. */
    void addTo(Router api);
}
