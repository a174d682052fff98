package org.utmost.spaces.channels;

/**
 * The roles of a member of a channel.
 *
 * @param explicit roles beyond those of the three flags, separated by spaces
 */
public record MemberRoles(String explicit, boolean guest, boolean user, boolean admin) {
    /** The names of all of them, separated by spaces. */
    public String names() {
        StringBuilder roles = new StringBuilder(explicit);
        append(roles, guest, "channel_guest");
        append(roles, user, "channel_user");
        append(roles, admin, "channel_admin");
        return roles.toString();
    }

    private static void append(StringBuilder roles, boolean has, String role) {
        if (has) {
            roles.append(roles.isEmpty() ? "" : " ").append(role);
        }
    }
}
