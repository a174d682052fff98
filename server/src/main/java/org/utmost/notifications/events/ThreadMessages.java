package org.utmost.notifications.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.utmost.messages.posts.PostEvent;
import org.utmost.messages.threads.ThreadEvent;
import org.utmost.messages.threads.ThreadMembership;
import org.utmost.messages.threads.ThreadService;
import org.utmost.messages.threads.UserThread;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;

/** Tells users of the threads that they follow: of replies, and of what they do on other clients of theirs. */
public final class ThreadMessages {
    private final Hub hub;
    private final ThreadService threads;

    public ThreadMessages(Hub hub, ThreadService threads) {
        this.hub = hub;
        this.threads = threads;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(ThreadEvent.class, this::changed);
    }

    /** Tells those of the followers of its thread who are connected of a post; nobody follows one that is no reply. */
    void replied(PostEvent.Created created, Set<String> followers) {
        List<String> present = followers.stream().filter(hub::present).toList();
        threads.shownTo(present, created.post().rootId()).forEach((userId, thread) -> replied(created, userId, thread));
    }

    private void replied(PostEvent.Created created, String userId, UserThread thread) {
        boolean own = userId.equals(created.post().userId());
        boolean mentioned = !own && created.mentions().means(userId);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("thread", Json.text(thread));
        data.put("previous_unread_mentions", Math.max(0, thread.unreadMentions() - (mentioned ? 1 : 0)));
        data.put("previous_unread_replies", Math.max(0, thread.unreadReplies() - (own ? 0 : 1)));
        hub.send(
                ClientEvent.THREAD_UPDATED,
                Broadcast.userIn(userId, "", created.channel().teamId()),
                data);
    }

    private void changed(ThreadEvent event) {
        Broadcast user = Broadcast.userIn(event.userId(), "", event.teamId());
        switch (event) {
            case ThreadEvent.FollowChanged changed ->
                hub.send(
                        ClientEvent.THREAD_FOLLOW_CHANGED,
                        user,
                        Map.of(
                                "thread_id", changed.threadId(),
                                "state", changed.following(),
                                "reply_count", changed.replyCount()));
            case ThreadEvent.ReadChanged changed -> hub.send(ClientEvent.THREAD_READ_CHANGED, user, read(changed));
            case ThreadEvent.AllRead read ->
                hub.send(ClientEvent.THREAD_READ_CHANGED, user, Map.of("timestamp", read.timestamp()));
        }
    }

    private static Map<String, Object> read(ThreadEvent.ReadChanged changed) {
        ThreadMembership before = changed.before();
        ThreadMembership after = changed.after();
        return Map.of(
                "thread_id", after.postId(),
                "timestamp", after.lastViewAt(),
                "unread_mentions", after.unreadMentions(),
                "unread_replies", after.unreadReplies(),
                "previous_unread_mentions", before.unreadMentions(),
                "previous_unread_replies", before.unreadReplies(),
                "channel_id", changed.channelId());
    }
}
