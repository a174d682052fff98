package org.utmost.spaces.teams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.utmost.identity.roles.MemberRoles;
import org.utmost.spaces.schemes.SchemeFlags;

/**
 * One user in one team; the API's TeamMember object.
 *
 * @param roles the names of all roles they have in the team, separated by spaces
 * @param explicitRoles roles beyond those that the three flags stand for in the scheme of the team
 * @param deleteAt when they left; 0 while they are in
 */
public record TeamMember(
        String teamId,
        String userId,
        String roles,
        String explicitRoles,
        @JsonIgnore long createAt,
        long deleteAt,
        boolean schemeGuest,
        boolean schemeUser,
        boolean schemeAdmin) {
    /** Whether they are in. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    /** What they hold in the team. */
    MemberRoles held() {
        return new MemberRoles(explicitRoles, schemeGuest, schemeUser, schemeAdmin);
    }

    /** The same with these flags. */
    TeamMember with(SchemeFlags flags) {
        return new TeamMember(
                teamId,
                userId,
                roles,
                explicitRoles,
                createAt,
                deleteAt,
                flags.schemeGuest(),
                flags.schemeUser(),
                flags.schemeAdmin());
    }

    /** The same after they went out; they would come back without what they had been given. */
    TeamMember left(long now) {
        return new TeamMember(teamId, userId, "", "", createAt, now, false, schemeUser, false);
    }

    /** What others see of it, who may not manage its roles: only that it is one. */
    TeamMember sanitized() {
        return new TeamMember(teamId, userId, "", "", createAt, -1, false, false, false);
    }
}
