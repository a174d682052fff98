package org.utmost.spaces.schemes;

/** The body of UpdateTeamMemberSchemeRoles and UpdateChannelMemberSchemeRoles: which of the scheme's roles a member has. */
public record SchemeFlags(boolean schemeAdmin, boolean schemeUser, boolean schemeGuest) {}
