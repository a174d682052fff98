package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.messages.emoji.EmojiEvent;
import org.utmost.messages.reactions.ReactionEvent;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;

/** Tells the members of a channel of reactions there, and everybody of emoji that are added. */
public final class ReactionMessages {
    private final Hub hub;

    public ReactionMessages(Hub hub) {
        this.hub = hub;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(ReactionEvent.Added.class, event -> tell(ClientEvent.REACTION_ADDED, event));
        events.on(ReactionEvent.Removed.class, event -> tell(ClientEvent.REACTION_REMOVED, event));
        events.on(
                EmojiEvent.Added.class,
                event -> hub.send(ClientEvent.EMOJI_ADDED, Broadcast.all(), Map.of("emoji", Json.text(event.emoji()))));
    }

    private void tell(ClientEvent event, ReactionEvent told) {
        hub.send(event, Broadcast.channel(told.channelId()), Map.of("reaction", Json.text(told.reaction())));
    }
}
