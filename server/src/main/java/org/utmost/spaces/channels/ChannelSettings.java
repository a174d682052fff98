package org.utmost.spaces.channels;

import java.util.List;
import org.utmost.platform.config.Section;

/**
 * What channels go by.
 *
 * @param restrictDirectMessage {@code any} or {@code team}: with whom direct and group messages are opened
 * @param experimentalDefaultChannels those that everybody is put into beside Town Square, by their names
 */
@Section("TeamSettings")
public record ChannelSettings(
        String restrictDirectMessage, int maxChannelsPerTeam, List<String> experimentalDefaultChannels) {}
