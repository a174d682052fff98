package org.utmost.identity.users;

import java.util.List;

/**
 * Which users a list has. An empty id or name narrows nothing.
 *
 * @param inTeam only members of that team
 * @param notInTeam no members of that team
 * @param inChannel only members of that channel
 * @param notInChannel no members of that channel
 * @param withoutTeam only those who are in no team; then the members of which team or channel does not matter
 * @param groupConstrained only those whom the groups of the team or channel that they are not in let in
 * @param active only those who may sign in
 * @param inactive only those who may not
 * @param roles only those with such roles
 */
record UserFilter(
        String inTeam,
        String notInTeam,
        String inChannel,
        String notInChannel,
        boolean withoutTeam,
        boolean groupConstrained,
        boolean active,
        boolean inactive,
        Roles roles) {
    /**
     * By roles: those with that system role and, if any is listed, at least one of the listed roles.
     *
     * @param one a system role; empty for any
     * @param system system roles, where {@code system_user} is one who is nothing else
     * @param team roles in {@code inTeam}, where members are those who are neither guests nor administrators
     * @param channel roles in {@code inChannel}, where members are those who are neither guests nor administrators
     */
    record Roles(String one, List<String> system, List<String> team, List<String> channel) {
        static final Roles ANY = new Roles("", List.of(), List.of(), List.of());

        Roles {
            system = system.stream().distinct().toList();
            team = team.stream().distinct().toList();
            channel = channel.stream().distinct().toList();
        }

        /** Whether roles in a team or channel are listed. */
        boolean inPlaces() {
            return !team.isEmpty() || !channel.isEmpty();
        }
    }

    UserFilter {
        if (withoutTeam) {
            inTeam = "";
            inChannel = "";
            notInChannel = "";
        }
    }

    /** The active members of a team and channel. */
    static UserFilter members(String inTeam, String inChannel, String notInChannel) {
        return new UserFilter(inTeam, "", inChannel, notInChannel, false, false, true, false, Roles.ANY);
    }

    /** Whether it lets nobody through: there are no groups yet that would let somebody in. */
    boolean nobody() {
        return groupConstrained && (!notInTeam.isEmpty() || !notInChannel.isEmpty());
    }
}
