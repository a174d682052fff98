package org.utmost.notifications.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Message;
import org.utmost.notifications.realtime.RealtimeSettings;
import org.utmost.platform.config.Config;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelEvent;
import org.utmost.spaces.channels.ChannelType;
import org.utmost.spaces.members.MemberEvent;

/** Tells of channels, and of who comes and goes. */
public final class ChannelMessages {
    private final Hub hub;
    private final Supplier<Config> config;

    public ChannelMessages(Hub hub, Supplier<Config> config) {
        this.hub = hub;
        this.config = config;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(ChannelEvent.class, this::channel).on(MemberEvent.class, this::member);
    }

    private void channel(ChannelEvent event) {
        switch (event) {
            case ChannelEvent.Created created ->
                hub.send(
                        ClientEvent.CHANNEL_CREATED,
                        Broadcast.user(created.creatorId()),
                        Map.of(
                                "channel_id", created.channel().id(),
                                "team_id", created.channel().teamId()));
            case ChannelEvent.Opened opened -> opened(opened);
            case ChannelEvent.Updated updated -> updated(updated.channel());
            case ChannelEvent.SchemeChanged changed -> {
                updated(changed.channel());
                hub.send(
                        ClientEvent.CHANNEL_SCHEME_UPDATED,
                        Broadcast.channel(changed.channel().id()),
                        Map.of());
            }
            case ChannelEvent.Archived archived ->
                hub.send(
                        ClientEvent.CHANNEL_DELETED,
                        near(archived.channel()),
                        Map.of(
                                "channel_id", archived.channel().id(),
                                "delete_at", archived.channel().deleteAt()));
            case ChannelEvent.Restored restored ->
                hub.send(
                        ClientEvent.CHANNEL_RESTORED,
                        near(restored.channel()),
                        Map.of("channel_id", restored.channel().id()));
            case ChannelEvent.MemberAdded added -> added(added);
            case ChannelEvent.CalledToThread called -> {}
            // MemberEvent tells it.
            case ChannelEvent.MemberChanged changed -> {}
            case ChannelEvent.MemberRemoved removed -> removed(removed);
            // That they left the team says it.
            case ChannelEvent.TeamLeft left -> {}
            case ChannelEvent.Viewed viewed -> viewed(viewed);
        }
    }

    private void member(MemberEvent event) {
        switch (event) {
            case MemberEvent.RolesChanged changed ->
                hub.send(
                        ClientEvent.CHANNEL_MEMBER_UPDATED,
                        Broadcast.user(changed.member().userId()),
                        Map.of("channelMember", Json.text(changed.member())));
        }
    }

    private void updated(Channel channel) {
        hub.send(ClientEvent.CHANNEL_UPDATED, Broadcast.channel(channel.id()), Map.of("channel", Json.text(channel)));
    }

    private void added(ChannelEvent.MemberAdded added) {
        Map<String, Object> data =
                Map.of("user_id", added.userId(), "team_id", added.channel().teamId());
        String channelId = added.channel().id();
        hub.send(ClientEvent.USER_ADDED, Broadcast.channel(channelId).omitting(added.userId()), data);
        hub.send(ClientEvent.USER_ADDED, Broadcast.userIn(added.userId(), channelId), data);
    }

    private void removed(ChannelEvent.MemberRemoved removed) {
        String channelId = removed.channel().id();
        hub.send(
                ClientEvent.USER_REMOVED,
                Broadcast.channel(channelId),
                Map.of("user_id", removed.userId(), "remover_id", removed.byUserId()));
        hub.send(
                ClientEvent.USER_REMOVED,
                Broadcast.user(removed.userId()),
                Map.of("channel_id", channelId, "remover_id", removed.byUserId()));
    }

    private void viewed(ChannelEvent.Viewed viewed) {
        if (config.get().view(RealtimeSettings.class).enableChannelViewedMessages()) {
            hub.publish(Message.minor(
                    ClientEvent.MULTIPLE_CHANNELS_VIEWED,
                    Broadcast.user(viewed.userId()),
                    Map.of("channel_times", viewed.times())));
        }
    }

    private void opened(ChannelEvent.Opened opened) {
        Channel channel = opened.channel();
        if (channel.type() == ChannelType.DIRECT) {
            hub.send(
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
            hub.send(
                    ClientEvent.GROUP_ADDED,
                    Broadcast.userIn(userId, channel.id()),
                    Map.of("teammate_ids", Json.text(others)));
        }
    }

    /** Those who could see the channel: its team for a public one, else its members. */
    private static Broadcast near(Channel channel) {
        return channel.open() ? Broadcast.team(channel.teamId()) : Broadcast.channel(channel.id());
    }
}
