package org.utmost.identity.preferences;

/** One thing that a user set for themselves; the API's Preference object. Clients choose what the words mean. */
public record Preference(String userId, String category, String name, String value) {}
