package org.utmost.notifications.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.utmost.identity.preferences.PreferenceEvent;
import org.utmost.identity.status.StatusChanged;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserEvent;
import org.utmost.identity.users.UserService;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostEvent;
import org.utmost.messages.posts.PostReading;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigChanged;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.json.Json;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelType;
import org.utmost.spaces.teams.TeamEvent;

/** Turns what happened into the messages of the WebSocket API, each with its audience. */
public final class Fanout {
    private final Hub hub;
    private final UserService users;
    private final PostReading posts;
    private final Supplier<Config> config;
    private final Supplier<Map<String, String>> clientConfig;

    /**
     * Begins to listen.
     *
     * @param clientConfig what clients with a session know of the configuration
     */
    public Fanout(
            Hub hub,
            EventBus bus,
            UserService users,
            PostReading posts,
            Supplier<Config> config,
            Supplier<Map<String, String>> clientConfig) {
        this.hub = hub;
        this.users = users;
        this.posts = posts;
        this.config = config;
        this.clientConfig = clientConfig;
        bus.follower("websocket-events")
                .on(PostEvent.class, this::post)
                .on(ChannelEvent.class, this::channel)
                .on(TeamEvent.class, this::team)
                .on(UserEvent.class, this::user)
                .on(StatusChanged.class, this::status)
                .on(PreferenceEvent.class, this::preferences)
                .on(ConfigChanged.class, changed -> configured());
    }

    private void post(PostEvent event) {
        switch (event) {
            case PostEvent.Created created -> posted(created);
            case PostEvent.Edited edited ->
                send(
                        ClientEvent.POST_EDITED,
                        Broadcast.channel(edited.post().channelId()),
                        Map.of("post", json(edited.post())));
            case PostEvent.Deleted deleted -> {
                Broadcast channel = Broadcast.channel(deleted.post().channelId());
                String post = json(deleted.post());
                send(ClientEvent.POST_DELETED, channel.sanitized(), Map.of("post", post));
                send(
                        ClientEvent.POST_DELETED,
                        channel.sensitive(),
                        Map.of("post", post, "delete_by", deleted.byUserId()));
            }
        }
    }

    private void posted(PostEvent.Created created) {
        Post post = created.post();
        Channel channel = created.channel();
        String sender = "@" + users.find(post.userId()).map(User::username).orElse("");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel_display_name", channel.type() == ChannelType.DIRECT ? sender : channel.displayName());
        data.put("channel_name", channel.name());
        data.put("channel_type", channel.type().letter());
        data.put("post", json(post));
        data.put("sender_name", sender);
        data.put("set_online", created.setOnline());
        data.put("team_id", channel.teamId());
        Message message = Message.of(ClientEvent.POSTED, Broadcast.channel(channel.id()), data);
        Set<String> followers = posts.followers(post);
        hub.publish(message, (userId, acknowledges) -> {
            boolean mentioned = created.mentions().of(userId, post.userId());
            boolean follows = followers.contains(userId);
            if (!mentioned && !follows) {
                return null;
            }
            Map<String, Object> own = new HashMap<>(data);
            String user = Json.text(List.of(userId));
            if (mentioned) {
                own.put("mentions", user);
            }
            if (follows) {
                own.put("followers", user);
            }
            if (acknowledges && !userId.equals(post.userId())) {
                own.put("should_ack", true);
            }
            return Message.of(ClientEvent.POSTED, message.broadcast(), own);
        });
    }

    private void channel(ChannelEvent event) {
        switch (event) {
            case ChannelEvent.Created created ->
                send(
                        ClientEvent.CHANNEL_CREATED,
                        Broadcast.user(created.creatorId()),
                        Map.of(
                                "channel_id", created.channel().id(),
                                "team_id", created.channel().teamId()));
            case ChannelEvent.Opened opened -> opened(opened);
            case ChannelEvent.Updated updated ->
                send(
                        ClientEvent.CHANNEL_UPDATED,
                        Broadcast.channel(updated.channel().id()),
                        Map.of("channel", json(updated.channel())));
            case ChannelEvent.Archived archived ->
                send(
                        ClientEvent.CHANNEL_DELETED,
                        near(archived.channel()),
                        Map.of(
                                "channel_id", archived.channel().id(),
                                "delete_at", archived.channel().deleteAt()));
            case ChannelEvent.Restored restored ->
                send(
                        ClientEvent.CHANNEL_RESTORED,
                        near(restored.channel()),
                        Map.of("channel_id", restored.channel().id()));
            case ChannelEvent.MemberAdded added -> {
                Map<String, Object> data = Map.of(
                        "user_id", added.userId(), "team_id", added.channel().teamId());
                Broadcast channel = Broadcast.channel(added.channel().id());
                send(ClientEvent.USER_ADDED, channel.omitting(added.userId()), data);
                send(
                        ClientEvent.USER_ADDED,
                        ofUser(added.userId(), added.channel().id()),
                        data);
            }
            case ChannelEvent.CalledToThread called -> {}
            case ChannelEvent.MemberRemoved removed -> {
                String channelId = removed.channel().id();
                send(
                        ClientEvent.USER_REMOVED,
                        Broadcast.channel(channelId),
                        Map.of("user_id", removed.userId(), "remover_id", removed.byUserId()));
                send(
                        ClientEvent.USER_REMOVED,
                        Broadcast.user(removed.userId()),
                        Map.of("channel_id", channelId, "remover_id", removed.byUserId()));
            }
            // That they left the team says it.
            case ChannelEvent.TeamLeft left -> {}
            case ChannelEvent.Viewed viewed -> {
                if (config.get().service().enableChannelViewedMessages()) {
                    hub.publish(Message.minor(
                            ClientEvent.MULTIPLE_CHANNELS_VIEWED,
                            Broadcast.user(viewed.userId()),
                            Map.of("channel_times", viewed.times())));
                }
            }
        }
    }

    private void opened(ChannelEvent.Opened opened) {
        Channel channel = opened.channel();
        if (channel.type() == ChannelType.DIRECT) {
            send(
                    ClientEvent.DIRECT_ADDED,
                    Broadcast.channel(channel.id()),
                    Map.of(
                            "creator_id", opened.creatorId(),
                            "teammate_id", channel.otherUserId(opened.creatorId())));
            return;
        }
        for (String userId : opened.memberIds()) {
            List<String> others = new ArrayList<>(opened.memberIds());
            others.remove(userId);
            send(ClientEvent.GROUP_ADDED, ofUser(userId, channel.id()), Map.of("teammate_ids", Json.text(others)));
        }
    }

    private void team(TeamEvent event) {
        switch (event) {
            case TeamEvent.Created created -> {}
            case TeamEvent.Archived archived ->
                send(
                        ClientEvent.DELETE_TEAM,
                        Broadcast.team(archived.team().id()),
                        Map.of("team", json(archived.team().sanitized())));
            case TeamEvent.MemberAdded added ->
                send(
                        ClientEvent.ADDED_TO_TEAM,
                        Broadcast.user(added.userId()),
                        Map.of("team_id", added.team().id(), "user_id", added.userId()));
            case TeamEvent.MemberRemoved removed -> {
                Map<String, Object> data = Map.of("team_id", removed.team().id(), "user_id", removed.userId());
                Broadcast team = Broadcast.team(removed.team().id());
                send(ClientEvent.LEAVE_TEAM, team.omitting(removed.userId()), data);
                send(ClientEvent.LEAVE_TEAM, Broadcast.user(removed.userId()), data);
            }
        }
    }

    private void user(UserEvent event) {
        User user = event.user();
        switch (event) {
            case UserEvent.Created created ->
                hub.publish(Message.of(ClientEvent.NEW_USER, Broadcast.all(), Map.of("user_id", user.id()))
                        .about(user.id()));
            case UserEvent.Updated updated -> updated(user);
            case UserEvent.RolesChanged changed -> {
                send(
                        ClientEvent.USER_ROLE_UPDATED,
                        Broadcast.user(user.id()),
                        Map.of("user_id", user.id(), "roles", user.roles()));
                updated(user);
            }
            case UserEvent.ActiveChanged changed -> {
                send(ClientEvent.USER_ACTIVATION_STATUS_CHANGE, Broadcast.all(), Map.of());
                updated(user);
            }
            case UserEvent.PasswordChanged changed -> {}
            case UserEvent.SignInCounted counted -> {}
        }
    }

    /** Administrators get the whole account, the user too; all others what they may see of it. */
    private void updated(User user) {
        Broadcast others = Broadcast.all().omitting(user.id());
        hub.publish(Message.of(ClientEvent.USER_UPDATED, others.sanitized(), Map.of("user", users.profile(user)))
                .about(user.id()));
        send(ClientEvent.USER_UPDATED, others.sensitive(), Map.of("user", user));
        send(ClientEvent.USER_UPDATED, Broadcast.user(user.id()), Map.of("user", user));
    }

    private void status(StatusChanged changed) {
        if (changed.visible()) {
            String userId = changed.status().userId();
            hub.publish(Message.minor(
                    ClientEvent.STATUS_CHANGE,
                    Broadcast.user(userId),
                    Map.of("status", changed.status().status(), "user_id", userId)));
        }
    }

    private void preferences(PreferenceEvent event) {
        switch (event) {
            case PreferenceEvent.Changed changed ->
                send(
                        ClientEvent.PREFERENCES_CHANGED,
                        Broadcast.user(changed.userId()),
                        Map.of("preferences", json(changed.preferences())));
            case PreferenceEvent.Deleted deleted ->
                send(
                        ClientEvent.PREFERENCES_DELETED,
                        Broadcast.user(deleted.userId()),
                        Map.of("preferences", json(deleted.preferences())));
        }
    }

    private void configured() {
        send(ClientEvent.CONFIG_CHANGED, Broadcast.all(), Map.of("config", clientConfig.get()));
    }

    private void send(ClientEvent event, Broadcast broadcast, Map<String, Object> data) {
        hub.publish(Message.of(event, broadcast, data));
    }

    /** Those who could see the channel: its team for a public one, else its members. */
    private static Broadcast near(Channel channel) {
        return channel.open() ? Broadcast.team(channel.teamId()) : Broadcast.channel(channel.id());
    }

    private static Broadcast ofUser(String userId, String channelId) {
        return new Broadcast(null, userId, channelId, "", "", "", false, false);
    }

    private static String json(Object value) {
        return Json.text(value);
    }
}
