package org.utmost.spaces.teams;

import org.utmost.platform.config.Section;

/**
 * What teams go by.
 *
 * @param maxUsersPerTeam members at the most; 0 is no limit
 */
@Section("TeamSettings")
public record TeamSettings(int maxUsersPerTeam) {}
