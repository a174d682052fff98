package org.utmost.platform.http;

/** A permission as routes and errors name it; the floor above knows which there are. */
public interface PermissionId {
    /** Over what a permission is given. Who has it over the system has it over every team and channel too. */
    enum Over {
        SYSTEM,
        TEAM,
        CHANNEL,
        PLAYBOOK,
        RUN,
        GROUP
    }

    /** The API's name of it, {@code create_post}. */
    String id();

    /** Over what it is given. */
    Over over();

    /**
     * Whether every member has it over the system by default. The others are those of administration: to use them a limited
     * token needs {@link Scope#ADMIN}, whoever its owner is.
     */
    boolean common();
}
