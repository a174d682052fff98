package org.utmost.identity.roles;

/**
 * What a member of a team or channel holds there.
 *
 * @param explicit names of roles beyond those that the three flags stand for, separated by spaces
 */
public record MemberRoles(String explicit, boolean guest, boolean user, boolean admin) {
    /** What somebody holds who is no member. */
    public static final MemberRoles NONE = new MemberRoles("", false, false, false);

    /** The names of all roles, separated by spaces, where the flags stand for these. */
    public String names(String guestRole, String userRole, String adminRole) {
        StringBuilder names = new StringBuilder(explicit);
        append(names, guest, guestRole);
        append(names, user, userRole);
        append(names, admin, adminRole);
        return names.toString();
    }

    private static void append(StringBuilder names, boolean has, String role) {
        if (has) {
            names.append(names.isEmpty() ? "" : " ").append(role);
        }
    }
}
