package org.utmost.spaces.schemes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Map;
import java.util.Objects;

/**
 * Roles that stand in for the default ones in the teams or channels that follow it; the API's Scheme object. Times are
 * epoch milliseconds. The last fields are the names of its roles, empty for those that it has not.
 */
@RecordBuilder
public record Scheme(
        String id,
        String name,
        String displayName,
        String description,
        long createAt,
        long updateAt,
        long deleteAt,
        SchemeScope scope,
        String defaultTeamAdminRole,
        String defaultTeamUserRole,
        String defaultTeamGuestRole,
        String defaultChannelAdminRole,
        String defaultChannelUserRole,
        String defaultChannelGuestRole,
        String defaultPlaybookAdminRole,
        String defaultPlaybookMemberRole,
        String defaultRunAdminRole,
        String defaultRunMemberRole) {
    /** A new scheme with roles of these names. */
    static Scheme fresh(
            String id, String name, NewScheme wanted, SchemeScope scope, Map<SchemeRole, String> roles, long now) {
        return new Scheme(
                id,
                name,
                Objects.requireNonNullElse(wanted.displayName(), ""),
                Objects.requireNonNullElse(wanted.description(), ""),
                now,
                now,
                0,
                scope,
                roles.getOrDefault(SchemeRole.TEAM_ADMIN, ""),
                roles.getOrDefault(SchemeRole.TEAM_USER, ""),
                roles.getOrDefault(SchemeRole.TEAM_GUEST, ""),
                roles.getOrDefault(SchemeRole.CHANNEL_ADMIN, ""),
                roles.getOrDefault(SchemeRole.CHANNEL_USER, ""),
                roles.getOrDefault(SchemeRole.CHANNEL_GUEST, ""),
                roles.getOrDefault(SchemeRole.PLAYBOOK_ADMIN, ""),
                roles.getOrDefault(SchemeRole.PLAYBOOK_MEMBER, ""),
                roles.getOrDefault(SchemeRole.RUN_ADMIN, ""),
                roles.getOrDefault(SchemeRole.RUN_MEMBER, ""));
    }

    /** Whether it may be followed. */
    @JsonIgnore
    public boolean active() {
        return deleteAt == 0;
    }

    /** The same with other texts. */
    Scheme with(String newName, String newDisplayName, String newDescription, long at) {
        return SchemeBuilder.builder(this)
                .name(newName)
                .displayName(newDisplayName)
                .description(newDescription)
                .updateAt(at)
                .build();
    }
}
