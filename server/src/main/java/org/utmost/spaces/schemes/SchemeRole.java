package org.utmost.spaces.schemes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The roles that a scheme has of its own, each named as the default one that it stands in for. */
enum SchemeRole {
    TEAM_ADMIN,
    TEAM_USER,
    TEAM_GUEST,
    CHANNEL_ADMIN,
    CHANNEL_USER,
    CHANNEL_GUEST,
    PLAYBOOK_ADMIN,
    PLAYBOOK_MEMBER,
    RUN_ADMIN,
    RUN_MEMBER;

    private static final List<SchemeRole> OF_CHANNEL = List.of(CHANNEL_ADMIN, CHANNEL_USER, CHANNEL_GUEST);

    /** Those of a scheme of that scope. */
    static List<SchemeRole> of(SchemeScope scope) {
        return scope == SchemeScope.CHANNEL ? OF_CHANNEL : List.of(values());
    }

    /** The default role's name. */
    String byDefault() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a scheme's role is called: Channel User Role for Scheme its_name. */
    String displayName(String schemeName) {
        return Arrays.stream(name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" "))
                + " Role for Scheme " + schemeName;
    }
}
