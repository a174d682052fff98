package org.utmost.identity.roles;

import java.util.Arrays;
import java.util.Set;

/** The names that a {@code roles} field holds, separated by spaces. */
public record RoleNames(Set<String> names) {
    /** Those of a field. */
    public static RoleNames of(String roles) {
        return new RoleNames(Set.copyOf(Arrays.asList(roles.strip().split("\\s+"))));
    }

    /** Whether that role, and not only one whose name has it in it, is among them. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Whether they are those of a guest. */
    public boolean guest() {
        return has("system_guest");
    }
}
