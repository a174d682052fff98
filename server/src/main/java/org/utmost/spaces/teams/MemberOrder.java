package org.utmost.spaces.teams;

/**
 * Which members a list of a team has, and in what order.
 *
 * @param byUsername by username; else by user id
 * @param activeOnly only those whose accounts are active
 */
record MemberOrder(boolean byUsername, boolean activeOnly) {}
