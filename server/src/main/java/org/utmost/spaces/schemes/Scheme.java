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
        return SchemeBuilder.builder()
                .id(id)
                .name(name)
                .displayName(Objects.requireNonNullElse(wanted.displayName(), ""))
                .description(Objects.requireNonNullElse(wanted.description(), ""))
                .createAt(now)
                .updateAt(now)
                .scope(scope)
                .defaultTeamAdminRole(roles.getOrDefault(SchemeRole.TEAM_ADMIN, ""))
                .defaultTeamUserRole(roles.getOrDefault(SchemeRole.TEAM_USER, ""))
                .defaultTeamGuestRole(roles.getOrDefault(SchemeRole.TEAM_GUEST, ""))
                .defaultChannelAdminRole(roles.getOrDefault(SchemeRole.CHANNEL_ADMIN, ""))
                .defaultChannelUserRole(roles.getOrDefault(SchemeRole.CHANNEL_USER, ""))
                .defaultChannelGuestRole(roles.getOrDefault(SchemeRole.CHANNEL_GUEST, ""))
                .defaultPlaybookAdminRole(roles.getOrDefault(SchemeRole.PLAYBOOK_ADMIN, ""))
                .defaultPlaybookMemberRole(roles.getOrDefault(SchemeRole.PLAYBOOK_MEMBER, ""))
                .defaultRunAdminRole(roles.getOrDefault(SchemeRole.RUN_ADMIN, ""))
                .defaultRunMemberRole(roles.getOrDefault(SchemeRole.RUN_MEMBER, ""))
                .build();
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
