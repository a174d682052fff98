package org.utmost.spaces.channels;

import java.util.List;
import java.util.Map;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.Superseding;

/** What happens to channels. */
public sealed interface ChannelEvent extends Event {
    /** A public or private channel was made by a user, who comes into it as its administrator. */
    record Created(Channel channel, String creatorId) implements ChannelEvent {}

    /** A direct or group message of these users was opened. */
    record Opened(Channel channel, String creatorId, List<String> memberIds) implements ChannelEvent {}

    /**
     * Its name, header or purpose changed.
     *
     * @param previous when it had last changed
     */
    record Updated(Channel channel, long previous) implements ChannelEvent, Superseding {
        @Override
        public String subject() {
            return channel.id();
        }

        @Override
        public long version() {
            return channel.updateAt();
        }
    }

    /** It follows another scheme, or none of its own any more. */
    record SchemeChanged(Channel channel) implements ChannelEvent {}

    /** It was archived. */
    record Archived(Channel channel) implements ChannelEvent {}

    /** It was brought back. */
    record Restored(Channel channel) implements ChannelEvent {}

    /** A user came in, by themselves or by another. */
    record MemberAdded(Channel channel, String userId, String byUserId) implements ChannelEvent {}

    /** A user is put into a channel for the sake of a thread there; who keeps threads refuses one that is none. */
    record CalledToThread(Channel channel, String userId, String postRootId) implements ChannelEvent {}

    /** A user left, or was removed by another. */
    record MemberRemoved(Channel channel, String userId, String byUserId) implements ChannelEvent {}

    /** A member got other roles. */
    record MemberChanged(Channel channel, String userId) implements ChannelEvent {}

    /** A user went out of a team, by themselves or by another, and so out of these of its channels. */
    record TeamLeft(List<Channel> channels, String userId, String byUserId) implements ChannelEvent {}

    /** A user has seen channels up to those times. */
    record Viewed(String userId, Map<String, Long> times) implements ChannelEvent {}
}
