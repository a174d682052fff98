package org.utmost.messages.permalinks;

/**
 * Where a permalink leads; the API's PostInfo object.
 *
 * @param channelType its letter: O, P, D or G
 * @param teamType its letter, O or I; as the other fields of the team empty for a direct or group message
 */
record PostInfo(
        String channelId,
        String channelType,
        String channelDisplayName,
        boolean hasJoinedChannel,
        String teamId,
        String teamType,
        String teamDisplayName,
        boolean hasJoinedTeam) {}
