package org.utmost.identity.roles;

import java.util.Arrays;
import java.util.Set;

/** The names that a {@code roles} field holds, separated by spaces. */
public record RoleNames(Set<String> names) {
    private static final String GUEST = "system_guest";

    /** Those of a field. */
    public static RoleNames of(String roles) {
        return new RoleNames(Set.copyOf(Arrays.asList(roles.strip().split("\\s+"))));
    }

    /** Whether that role, and not only one whose name has it in it, is among them. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Whether a field's roles are a guest's. Every connection is asked for every event, so most fields are not split. */
    public static boolean guest(String roles) {
        return roles.contains(GUEST) && of(roles).has(GUEST);
    }
}
