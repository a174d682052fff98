package org.utmost.identity.users;

import org.utmost.platform.events.Event;
import org.utmost.platform.events.Superseding;

/** What happens to accounts. */
public sealed interface UserEvent extends Event {
    /** The account as it is now. */
    User user();

    /** It was made. */
    record Created(User user) implements UserEvent {}

    /**
     * Its profile changed.
     *
     * @param previous when it had last changed
     */
    record Updated(User user, long previous) implements UserEvent, Superseding {
        @Override
        public String subject() {
            return user.id();
        }

        @Override
        public long version() {
            return user.updateAt();
        }
    }

    /** Its system roles changed. */
    record RolesChanged(User user) implements UserEvent {}

    /** It was activated or deactivated. */
    record ActiveChanged(User user) implements UserEvent {}

    /**
     * Its password changed.
     *
     * @param sessionId the session in which its owner changed it; empty if somebody else did
     */
    record PasswordChanged(User user, String sessionId) implements UserEvent {}

    /** Someone signed in to it, or failed to: only counters changed. */
    record SignInCounted(User user) implements UserEvent {}
}
