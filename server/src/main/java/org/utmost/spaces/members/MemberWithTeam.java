package org.utmost.spaces.members;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A membership and what the channel's team is called; the API's ChannelMemberWithTeamData object.
 *
 * @param teamDisplayName empty, as the team's other fields, for a direct or group message
 * @param teamUpdateAt epoch milliseconds
 */
record MemberWithTeam(@JsonUnwrapped ChannelMember member, String teamDisplayName, String teamName, long teamUpdateAt) {
    /** What a user sees of it. */
    MemberWithTeam seenBy(String reader) {
        return new MemberWithTeam(member.seenBy(reader), teamDisplayName, teamName, teamUpdateAt);
    }
}
