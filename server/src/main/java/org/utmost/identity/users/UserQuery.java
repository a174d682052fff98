package org.utmost.identity.users;

/**
 * Which users a search has.
 *
 * @param term how a username or nickname begins, or what else the caller may see of a name
 * @param filter of whom
 * @param notInTeam none of its members; empty for all
 * @param notInChannel none of its members; empty for all
 * @param limit of the answer, {@value #MOST} at the most; 0 for {@value #USUAL}
 */
record UserQuery(String term, UserFilter filter, String notInTeam, String notInChannel, int limit) {
    static final int MOST = 1_000;
    static final int USUAL = 100;

    int bounded() {
        return limit <= 0 ? USUAL : Math.min(limit, MOST);
    }
}
