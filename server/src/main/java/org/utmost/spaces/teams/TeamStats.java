package org.utmost.spaces.teams;

/**
 * The API's TeamStats object.
 *
 * @param activeMemberCount members whose account is not deactivated
 */
record TeamStats(String teamId, long totalMemberCount, long activeMemberCount) {}
