package org.utmost.notifications.events;

import java.util.Map;
import org.utmost.messages.drafts.Draft;
import org.utmost.messages.drafts.DraftEvent;
import org.utmost.messages.drafts.DraftView;
import org.utmost.messages.posts.PostViews;
import org.utmost.messages.scheduled.ScheduledPostEvent;
import org.utmost.messages.scheduled.ScheduledPostView;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;

/** Tells a user's other clients of what the user has not sent yet. */
public final class DraftMessages {
    private final Hub hub;
    private final PostViews views;

    public DraftMessages(Hub hub, PostViews views) {
        this.hub = hub;
        this.views = views;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(DraftEvent.class, this::draft).on(ScheduledPostEvent.class, this::scheduled);
    }

    private void draft(DraftEvent event) {
        // A draft is told of as created whenever it is saved: clients know no other event of it.
        ClientEvent told = switch (event) {
            case DraftEvent.Saved saved -> ClientEvent.DRAFT_CREATED;
            case DraftEvent.Deleted deleted -> ClientEvent.DRAFT_DELETED;
        };
        Draft draft = event.draft();
        hub.send(
                told,
                Broadcast.userIn(draft.userId(), draft.channelId()).omittingConnection(event.byConnection()),
                Map.of("draft", Json.text(DraftView.of(draft, views))));
    }

    private void scheduled(ScheduledPostEvent event) {
        ClientEvent told = switch (event) {
            case ScheduledPostEvent.Created created -> ClientEvent.SCHEDULED_POST_CREATED;
            case ScheduledPostEvent.Updated updated -> ClientEvent.SCHEDULED_POST_UPDATED;
            case ScheduledPostEvent.Deleted deleted -> ClientEvent.SCHEDULED_POST_DELETED;
        };
        hub.send(
                told,
                Broadcast.user(event.post().draft().userId()).omittingConnection(event.byConnection()),
                Map.of("scheduledPost", Json.text(ScheduledPostView.of(event.post(), views))));
    }
}
