package org.utmost.identity.roles;

import java.util.Set;

/** What the three flags of a membership grant in a team or channel. */
public record MemberGrants(Set<Permission> guest, Set<Permission> user, Set<Permission> admin) {
    /** What flags grant that grant this here, and that in the scheme of higher scope, whose roles they stand in for. */
    public MemberGrants within(MemberGrants higher) {
        return new MemberGrants(
                Moderation.within(guest, higher.guest),
                Moderation.within(user, higher.user),
                Moderation.within(higher.admin, higher.admin));
    }

    /** Whether one of the member's flags grants the permission. */
    boolean have(MemberRoles held, Permission permission) {
        return held.user() && user.contains(permission)
                || held.admin() && admin.contains(permission)
                || held.guest() && guest.contains(permission);
    }
}
