package org.utmost.identity.preferences;

import java.util.List;
import org.utmost.platform.events.Event;

/** What happened to a user's preferences. */
public sealed interface PreferenceEvent extends Event {
    /** Whose they are. */
    String userId();

    /** Some were set. */
    record Changed(String userId, List<Preference> preferences) implements PreferenceEvent {}

    /** Some were removed. */
    record Deleted(String userId, List<Preference> preferences) implements PreferenceEvent {}
}
