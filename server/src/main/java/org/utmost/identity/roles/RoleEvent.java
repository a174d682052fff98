package org.utmost.identity.roles;

import org.utmost.platform.events.Event;
import org.utmost.platform.events.Superseding;

/** What happens to roles. */
public sealed interface RoleEvent extends Event {
    /** The role as it is now. */
    Role role();

    /**
     * It grants other permissions.
     *
     * @param previous when it had last changed
     */
    record Changed(Role role, long previous) implements RoleEvent, Superseding {
        @Override
        public String subject() {
            return role.id();
        }

        @Override
        public long version() {
            return role.updateAt();
        }
    }
}
