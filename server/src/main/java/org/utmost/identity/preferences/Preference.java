package org.utmost.identity.preferences;

/** One thing that a user set for themselves; the API's Preference object. Clients choose what the words mean. */
public record Preference(String userId, String category, String name, String value) {
    /** Characters of a category or a name at the most. */
    static final int MAXIMUM_NAME = 32;

    /** Characters of a value at the most. */
    static final int MAXIMUM_VALUE = 20_000;
}
