package org.utmost.messages.posts;

import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.index.PostWords;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Failures;
import org.utmost.platform.database.Tx;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.text.Texts;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelEvent;

/** What the server itself writes into channels, in the transaction of what it tells of. */
public final class SystemPosts {
    private final PostWriter writer;
    private final UserService users;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public SystemPosts(PostFiles files, UserService users, Supplier<Config> config, Clock clock, Ids ids) {
        this.writer = new PostWriter(new PostStore(), files);
        this.users = users;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins to add to the transactions in which somebody comes or goes. */
    public void follow(Database database) {
        database.during(ChannelEvent.MemberAdded.class, this::added);
        database.during(ChannelEvent.MemberRemoved.class, this::removed);
        database.during(ChannelEvent.TeamLeft.class, this::teamLeft);
    }

    private void added(Tx tx, ChannelEvent.MemberAdded added) {
        Channel channel = added.channel();
        if (quiet(channel)) {
            return;
        }
        String space = channel.name().equals(Channel.DEFAULT) ? "team" : "channel";
        User user = users.get(tx, added.userId());
        if (added.userId().equals(added.byUserId())) {
            post(tx, channel, user, "join_" + space, Map.of("username", user.username()));
            return;
        }
        User by = users.get(tx, added.byUserId());
        Map<String, Object> props = new LinkedHashMap<>();
        props.put("userId", by.id());
        props.put("username", by.username());
        props.put("addedUserId", user.id());
        props.put("addedUsername", user.username());
        post(tx, channel, by, "add_to_" + space, props);
    }

    private void removed(Tx tx, ChannelEvent.MemberRemoved removed) {
        Channel channel = removed.channel();
        User user = users.get(tx, removed.userId());
        if (removed.userId().equals(removed.byUserId())) {
            post(tx, channel, user, "leave_channel", Map.of("username", user.username()));
            return;
        }
        User by = users.get(tx, removed.byUserId());
        Map<String, Object> props = new LinkedHashMap<>();
        props.put("removedUserId", user.id());
        props.put("removedUsername", user.username());
        post(tx, channel, by, "remove_from_channel", props);
    }

    private void teamLeft(Tx tx, ChannelEvent.TeamLeft left) {
        String kind = left.userId().equals(left.byUserId()) ? "leave_team" : "remove_from_team";
        for (Channel channel : left.channels()) {
            if (channel.name().equals(Channel.DEFAULT) && !quiet(channel)) {
                User user = users.get(tx, left.userId());
                post(tx, channel, user, kind, Map.of("username", user.username()));
            }
        }
    }

    private boolean quiet(Channel channel) {
        return channel.name().equals(Channel.DEFAULT)
                && !config.get().view(PostSettings.class).experimentalEnableDefaultChannelLeaveJoinMessages();
    }

    private void post(Tx tx, Channel channel, User author, String kind, Map<String, Object> props) {
        long now = clock.millis();
        String message =
                Texts.get(Texts.choose(config.get().localization().defaultServerLocale()), "post." + kind, props);
        Post post = Post.fresh(ids.newId(), now, author.id(), channel.id(), message)
                .type("system_" + kind)
                .props(PostProps.of(props))
                .build();
        try {
            // An archived channel takes no posts: then nobody is told.
            writer.run(tx, List.of(new Draft(post, channel, Mentions.NONE, PostWords.NONE, false)));
        } catch (SQLException e) {
            throw Failures.translate(e);
        }
    }
}
