package org.utmost.spaces.channels;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.utmost.platform.database.Database;

/** Public channels that headers name as {@code ~name}; the API's {@code channel_mentions} of a channel's props. */
final class HeaderMentions {
    private static final Pattern MENTION = Pattern.compile("\\B~([a-zA-Z0-9_-]+)");

    /** Names that are looked up for one list at the most. */
    private static final int MOST = 1_000;

    private final Database database;
    private final ChannelStore channels = new ChannelStore();

    HeaderMentions(Database database) {
        this.database = database;
    }

    /** The channel with the props of its header. */
    Channel addTo(Channel channel) {
        return addToAll(List.of(channel)).getFirst();
    }

    /** The channels, each with the props of its header; one query if any header names a channel. */
    List<Channel> addToAll(List<Channel> all) {
        Map<Channel, Set<String>> named = new HashMap<>();
        for (Channel channel : all) {
            if (!channel.personal() && channel.header().indexOf('~') >= 0) {
                named.put(channel, names(channel.header()));
            }
        }
        Map<String, Map<String, String>> titles = titles(named);
        return titles.isEmpty()
                ? all
                : all.stream()
                        .map(channel -> with(
                                channel,
                                named.getOrDefault(channel, Set.of()),
                                titles.getOrDefault(channel.teamId(), Map.of())))
                        .toList();
    }

    private static Set<String> names(String header) {
        return MENTION.matcher(header).results().map(HeaderMentions::name).collect(Collectors.toSet());
    }

    private static String name(MatchResult mention) {
        return mention.group(1);
    }

    /** The display names of those of the named channels that exist, by their team and name. */
    private Map<String, Map<String, String>> titles(Map<Channel, Set<String>> named) {
        Set<String> teamIds = named.keySet().stream().map(Channel::teamId).collect(Collectors.toSet());
        Set<String> names = named.values().stream()
                .flatMap(Collection::stream)
                .distinct()
                .limit(MOST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.isEmpty()) {
            return Map.of();
        }
        return database.read(db -> channels.named(db, teamIds, names)).stream()
                .collect(Collectors.groupingBy(Channel::teamId, Collectors.toMap(Channel::name, Channel::displayName)));
    }

    private static Channel with(Channel channel, Set<String> names, Map<String, String> titles) {
        Map<String, Object> mentions = new TreeMap<>();
        for (String name : names) {
            String title = titles.get(name);
            if (title != null) {
                mentions.put(name, Map.of("display_name", title));
            }
        }
        return mentions.isEmpty() ? channel : channel.withProps(Map.of("channel_mentions", mentions));
    }
}
