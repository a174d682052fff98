package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.USE_CHANNEL_MENTIONS;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** Whom a message is meant for. */
final class MentionFinder {
    private static final Set<String> EVERYONE = Set.of("channel", "all", "here");

    private final UserService users;
    private final ChannelAccess access;
    private final Supplier<Config> config;

    MentionFinder(UserService users, ChannelAccess access, Supplier<Config> config) {
        this.users = users;
        this.access = access;
        this.config = config;
    }

    /** Whom a text of the author's means in a channel. */
    Mentions find(Session by, Channel channel, MessageText text) {
        if (channel.personal()) {
            return new Mentions(withoutAuthor(access.memberIds(channel.id()), by), false);
        }
        Set<String> names = text.users();
        if (names.isEmpty()) {
            return Mentions.NONE;
        }
        List<String> named = users.byUsernames(names).stream()
                .map(User::id)
                .filter(access.memberIds(channel.id())::contains)
                .toList();
        return new Mentions(withoutAuthor(named, by), meansEveryone(by, channel, names));
    }

    private boolean meansEveryone(Session by, Channel channel, Set<String> names) {
        return EVERYONE.stream().anyMatch(names::contains)
                && access.permits(by, USE_CHANNEL_MENTIONS, channel)
                && access.memberIds(channel.id()).size()
                        <= config.get().view(MentionSettings.class).maxNotificationsPerChannel();
    }

    private static Set<String> withoutAuthor(Collection<String> ids, Session by) {
        return ids.stream().filter(id -> !id.equals(by.userId())).collect(Collectors.toUnmodifiableSet());
    }
}
