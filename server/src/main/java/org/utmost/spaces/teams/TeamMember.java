package org.utmost.spaces.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One user in one team; the API's TeamMember object.
 *
 * @param explicitRoles roles beyond those of the three flags, separated by spaces
 * @param deleteAt when they left; 0 while they are in
 */
public record TeamMember(
        String teamId,
        String userId,
        String explicitRoles,
        @JsonIgnore long createAt,
        long deleteAt,
        boolean schemeGuest,
        boolean schemeUser,
        boolean schemeAdmin) {
    /** All roles they have in the team. */
    @JsonProperty
    public String roles() {
        StringBuilder roles = new StringBuilder(explicitRoles);
        append(roles, schemeGuest, "team_guest");
        append(roles, schemeUser, "team_user");
        append(roles, schemeAdmin, "team_admin");
        return roles.toString();
    }

    /** Whether they are in. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    private static void append(StringBuilder roles, boolean has, String role) {
        if (has) {
            roles.append(roles.isEmpty() ? "" : " ").append(role);
        }
    }
}
