package org.utmost.notifications.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.acknowledgements.AcknowledgementEvent;
import org.utmost.messages.files.PostAttachments;
import org.utmost.messages.posts.EphemeralEvent;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostEvent;
import org.utmost.messages.posts.PostView;
import org.utmost.messages.posts.PostViews;
import org.utmost.messages.threads.ThreadService;
import org.utmost.messages.unreads.ChannelUnread;
import org.utmost.messages.unreads.UnreadEvent;
import org.utmost.notifications.realtime.Broadcast;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.notifications.realtime.Hub;
import org.utmost.notifications.realtime.Message;
import org.utmost.notifications.realtime.Personal;
import org.utmost.platform.events.Follower;
import org.utmost.platform.json.Json;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelType;

/** Tells the members of a channel of its posts. */
public final class PostMessages {
    private final Hub hub;
    private final UserService users;
    private final ThreadService threads;
    private final ThreadMessages replies;
    private final PostViews views;

    public PostMessages(Hub hub, UserService users, ThreadService threads, ThreadMessages replies, PostViews views) {
        this.hub = hub;
        this.users = users;
        this.threads = threads;
        this.replies = replies;
        this.views = views;
    }

    /** Begins to listen. */
    public void follow(Follower events) {
        events.on(PostEvent.class, this::post)
                .on(EphemeralEvent.class, this::ephemeral)
                .on(UnreadEvent.class, this::unread)
                .on(AcknowledgementEvent.class, this::acknowledgement);
    }

    private void post(PostEvent event) {
        switch (event) {
            case PostEvent.Created created -> posted(created);
            case PostEvent.Edited edited ->
                hub.send(
                        ClientEvent.POST_EDITED,
                        Broadcast.channel(edited.post().channelId()),
                        Map.of("post", text(edited.post())));
            case PostEvent.Deleted deleted -> {
                Broadcast channel = Broadcast.channel(deleted.post().channelId());
                String post = text(deleted.post());
                hub.send(ClientEvent.POST_DELETED, channel.sanitized(), Map.of("post", post));
                hub.send(
                        ClientEvent.POST_DELETED,
                        channel.sensitive(),
                        Map.of("post", post, "delete_by", deleted.byUserId()));
            }
        }
    }

    private void ephemeral(EphemeralEvent event) {
        hub.send(
                ClientEvent.EPHEMERAL_MESSAGE,
                Broadcast.userIn(event.toUserId(), event.post().channelId()),
                Map.of("post", text(event.post())));
    }

    private void acknowledgement(AcknowledgementEvent event) {
        ClientEvent told = switch (event) {
            case AcknowledgementEvent.Added added -> ClientEvent.POST_ACKNOWLEDGEMENT_ADDED;
            case AcknowledgementEvent.Removed removed -> ClientEvent.POST_ACKNOWLEDGEMENT_REMOVED;
        };
        hub.send(
                told,
                Broadcast.channel(event.channelId()),
                Map.of("acknowledgement", Json.text(event.acknowledgement())));
    }

    private void unread(UnreadEvent event) {
        ChannelUnread unread = event.unread();
        hub.send(
                ClientEvent.POST_UNREAD,
                Broadcast.userIn(unread.userId(), unread.channelId(), unread.teamId()),
                Map.of(
                        "msg_count", unread.msgCount(),
                        "msg_count_root", unread.msgCountRoot(),
                        "mention_count", unread.mentionCount(),
                        "mention_count_root", unread.mentionCountRoot(),
                        "urgent_mention_count", unread.urgentMentionCount(),
                        "last_viewed_at", unread.lastViewedAt(),
                        "post_id", event.postId()));
    }

    private void posted(PostEvent.Created created) {
        Post post = created.post();
        Channel channel = created.channel();
        String sender = "@" + users.find(post.userId()).map(User::username).orElse("");
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("channel_display_name", channel.type() == ChannelType.DIRECT ? sender : channel.displayName());
        data.put("channel_name", channel.name());
        data.put("channel_type", channel.type().letter());
        PostView view = views.of(post);
        data.put("post", Json.text(view));
        if (!post.fileIds().isEmpty()) {
            data.put("otherFile", "true");
        }
        if (PostAttachments.anyPicture(view)) {
            data.put("image", "true");
        }
        data.put("sender_name", sender);
        data.put("set_online", created.setOnline());
        data.put("team_id", channel.teamId());
        Set<String> followers = threads.followers(post);
        Personal personal =
                new Personal(created.mentions().userIds(), created.mentions().everyone(), followers, post.userId());
        hub.publish(Message.of(ClientEvent.POSTED, Broadcast.channel(channel.id()), data)
                .with(personal));
        replies.replied(created, followers);
    }

    private String text(Post post) {
        return Json.text(views.of(post));
    }
}
