package org.utmost.identity.users;

/**
 * Which users are wanted.
 *
 * @param term how a username, nickname, first or last name begins; for administrators an email address too
 * @param teamId only its members; empty for all
 * @param notInTeamId none of its members; empty for all
 * @param inChannelId only its members; empty for all
 * @param notInChannelId none of its members; empty for all
 * @param allowInactive deactivated ones too
 * @param limit of the answer, {@value #MOST} at the most; 0 for {@value #USUAL}
 */
record UserQuery(
        String term,
        String teamId,
        String notInTeamId,
        String inChannelId,
        String notInChannelId,
        boolean allowInactive,
        int limit) {
    static final int MOST = 1_000;
    static final int USUAL = 100;

    int bounded() {
        return limit <= 0 ? USUAL : Math.min(limit, MOST);
    }
}
