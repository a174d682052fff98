package org.utmost.identity.users;

/**
 * Which users a list has.
 *
 * @param inTeam only members of the team of this id; empty for all
 * @param inChannel only members of the channel of this id; empty for all
 * @param active only those who may sign in
 * @param inactive only those who may not
 */
record UserFilter(String inTeam, String inChannel, boolean active, boolean inactive) {}
