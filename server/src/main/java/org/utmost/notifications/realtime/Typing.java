package org.utmost.notifications.realtime;

import static org.utmost.identity.roles.Permission.CREATE_POST;

import java.util.Map;
import java.util.function.Supplier;
import org.utmost.platform.config.Config;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.events.Follower;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** That someone types, told to the others in a channel. */
public final class Typing {
    /** Someone types, on whatever node. */
    private record Typed(String userId, String channelId, String parentId) implements Event {}

    private final EventBus bus;
    private final Hub hub;
    private final ChannelAccess channels;
    private final Supplier<Config> config;

    public Typing(EventBus bus, Hub hub, ChannelAccess channels, Supplier<Config> config) {
        this.bus = bus;
        this.hub = hub;
        this.channels = channels;
        this.config = config;
    }

    /** Whether the caller may post in the channel of that id, and so may say that the user, who has to be in it, types. */
    boolean permits(Session by, String userId, String channelId) {
        Channel channel = Ids.isValid(channelId) ? channels.find(channelId).orElse(null) : null;
        boolean own = by.belongsTo(userId);
        return channel != null
                && channels.permits(by, CREATE_POST, channel)
                && (own || channels.isMember(channelId, userId));
    }

    /**
     * Tells it, unless {@code EnableUserTypingMessages} is off.
     *
     * @param parentId the root post of the thread; what is no id stands for the channel itself
     */
    void tell(String userId, String channelId, String parentId) {
        if (config.get().view(RealtimeSettings.class).enableUserTypingMessages()) {
            bus.mention(new Typed(userId, channelId, Ids.isValid(parentId) ? parentId : ""));
        }
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(
                Typed.class,
                typed -> hub.publish(Message.minor(
                        ClientEvent.TYPING,
                        Broadcast.channel(typed.channelId()).omitting(typed.userId()),
                        Map.of("parent_id", typed.parentId(), "user_id", typed.userId()))));
    }
}
