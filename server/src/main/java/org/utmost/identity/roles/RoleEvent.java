package org.utmost.identity.roles;

import org.utmost.platform.events.Event;

/** What happens to roles. */
public sealed interface RoleEvent extends Event {
    /** The role as it is now. */
    Role role();

    /** It grants other permissions. */
    record Changed(Role role) implements RoleEvent {}
}
