package org.utmost.notifications.realtime;

import static org.utmost.identity.roles.Permission.CREATE_POST;

import java.util.Map;
import java.util.function.Supplier;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;

/** That someone types, told to the others in a channel. */
public final class Typing {
    private final Hub hub;
    private final ChannelAccess channels;
    private final Supplier<Config> config;

    public Typing(Hub hub, ChannelAccess channels, Supplier<Config> config) {
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
            hub.publish(Message.minor(
                    ClientEvent.TYPING,
                    Broadcast.channel(channelId).omitting(userId),
                    Map.of("parent_id", Ids.isValid(parentId) ? parentId : "", "user_id", userId)));
        }
    }
}
