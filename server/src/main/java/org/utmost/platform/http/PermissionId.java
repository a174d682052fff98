package org.utmost.platform.http;

/** A permission as routes and errors name it; the floor above knows which there are. */
public interface PermissionId {
    /** The API's name of it, {@code create_post}. */
    String id();
}
