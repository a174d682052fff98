package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.USE_CHANNEL_MENTIONS;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.utmost.identity.status.Status;
import org.utmost.identity.status.StatusService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.Session;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Whom a message is meant for. */
final class MentionFinder {
    private static final Set<String> EVERYONE = Set.of("channel", "all");
    private static final String HERE = "here";

    /**
     * What a text means.
     *
     * @param outside those it names who are in the team and not in the channel, and hear nothing of it
     */
    record Found(Mentions mentions, List<User> outside) {
        static final Found NOBODY = new Found(Mentions.NONE, List.of());
    }

    private final UserService users;
    private final MentionKeys keys;
    private final StatusService statuses;
    private final ChannelAccess access;
    private final TeamService teams;
    private final Supplier<Config> config;

    MentionFinder(
            UserService users,
            MentionKeys keys,
            StatusService statuses,
            ChannelAccess access,
            TeamService teams,
            Supplier<Config> config) {
        this.users = users;
        this.keys = keys;
        this.statuses = statuses;
        this.access = access;
        this.teams = teams;
        this.config = config;
    }

    /** Whom an author means in a channel, by texts and what was read in them. */
    Found find(Session by, Channel channel, List<String> texts, MessageText text) {
        if (channel.personal()) {
            return new Found(new Mentions(withoutAuthor(access.memberIds(channel.id()), by), false), List.of());
        }
        Set<String> names = text.users();
        Set<String> keyed = keys.meantBy(texts);
        if (names.isEmpty() && keyed.isEmpty()) {
            return Found.NOBODY;
        }
        Set<String> members = access.memberIds(channel.id());
        List<User> named = names.isEmpty() ? List.of() : users.byUsernames(names);
        Set<String> meant = new HashSet<>();
        named.forEach(user -> meant.add(user.id()));
        meant.addAll(keyed);
        meant.retainAll(members);
        List<User> outside = named.stream()
                .filter(user -> !members.contains(user.id()) && user.active() && !user.isBot())
                .filter(user -> teams.memberIds(channel.teamId()).contains(user.id()))
                .toList();
        return new Found(withEveryone(by, channel, names, meant), outside);
    }

    private Mentions withEveryone(Session by, Channel channel, Set<String> names, Set<String> meant) {
        Set<String> members = access.memberIds(channel.id());
        boolean everyone = EVERYONE.stream().anyMatch(names::contains);
        if (!everyone && !names.contains(HERE) || !mayMeanEveryone(by, channel, members)) {
            return new Mentions(withoutAuthor(meant, by), false);
        }
        Set<String> all = everyone ? members : present(members);
        List<String> wanting = all.stream().filter(id -> !keys.spared(id)).toList();
        if (everyone && wanting.size() == members.size()) {
            return new Mentions(withoutAuthor(meant, by), true);
        }
        meant.addAll(wanting);
        return new Mentions(withoutAuthor(meant, by), false);
    }

    private boolean mayMeanEveryone(Session by, Channel channel, Set<String> members) {
        return access.permits(by, USE_CHANNEL_MENTIONS, channel)
                && members.size() <= config.get().view(MentionSettings.class).maxNotificationsPerChannel();
    }

    /** Those who are online; all where nobody's status is known. */
    private Set<String> present(Set<String> members) {
        List<Status> known = statuses.byIds(members);
        if (known.isEmpty()) {
            return members;
        }
        return known.stream()
                .filter(status -> status.status().equals(Status.ONLINE))
                .map(Status::userId)
                .collect(Collectors.toSet());
    }

    private static Set<String> withoutAuthor(Collection<String> ids, Session by) {
        return ids.stream().filter(id -> !id.equals(by.userId())).collect(Collectors.toUnmodifiableSet());
    }
}
