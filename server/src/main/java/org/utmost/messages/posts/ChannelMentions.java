package org.utmost.messages.posts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Finds the channels that a message names, so that clients can link them. */
final class ChannelMentions {
    private final ChannelAccess access;
    private final TeamService teams;

    ChannelMentions(ChannelAccess access, TeamService teams) {
        this.access = access;
        this.teams = teams;
    }

    /** The prop with the public channels of the team that the author may know of; nothing if the message names none. */
    Map<String, Object> find(Session by, Channel channel, MessageText text) {
        Set<String> names = text.channels();
        if (names.isEmpty() || channel.personal()) {
            return Map.of();
        }
        List<Channel> named = access.named(by, channel.teamId(), names);
        if (named.isEmpty()) {
            return Map.of();
        }
        String team = teams.get(channel.teamId()).name();
        Map<String, Object> mentions = named.stream()
                .collect(Collectors.toMap(
                        Channel::name, each -> Map.of("display_name", each.displayName(), "team_name", team)));
        return Map.of(PostProps.CHANNEL_MENTIONS, mentions);
    }
}
