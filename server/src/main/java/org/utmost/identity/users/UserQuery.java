package org.utmost.identity.users;

import java.util.List;

/**
 * Which users a search has.
 *
 * @param terms folded words, each of which begins a word of a name
 * @param filter of whom
 * @param limit of the answer, 1 to {@value #MOST}
 */
record UserQuery(List<String> terms, UserFilter filter, int limit) {
    static final int MOST = 1_000;
    static final int USUAL = 100;
}
