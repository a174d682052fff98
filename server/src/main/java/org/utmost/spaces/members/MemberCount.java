package org.utmost.spaces.members;

/**
 * How many are in a channel; deactivated accounts don't count.
 *
 * @param guests those of the members who are guests
 */
public record MemberCount(long members, long guests) {}
