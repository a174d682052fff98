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

    /** The same after they went out; they would come back without what they had been given. */
    TeamMember left(long now) {
        return new TeamMember(teamId, userId, "", createAt, now, false, schemeUser, false);
    }

    /** What others see of it, who may not manage its roles: only that it is one. */
    TeamMember sanitized() {
        return new TeamMember(teamId, userId, "", createAt, -1, false, false, false);
    }

    private static void append(StringBuilder roles, boolean has, String role) {
        if (has) {
            roles.append(roles.isEmpty() ? "" : " ").append(role);
        }
    }
}
