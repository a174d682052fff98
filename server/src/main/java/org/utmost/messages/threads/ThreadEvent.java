package org.utmost.messages.threads;

import org.utmost.platform.events.Event;

/** What users do with the threads that they follow; their clients are told. */
public sealed interface ThreadEvent extends Event {
    /** Whose thread it is. */
    String userId();

    /** The team of its channel; empty for a direct or group message. */
    String teamId();

    /** The user began to follow a thread, or stopped. */
    record FollowChanged(String userId, String teamId, String threadId, boolean following, long replyCount)
            implements ThreadEvent {}

    /**
     * The user saw replies of a thread, or has them to see again.
     *
     * @param before what the user had to see
     * @param after what the user has to see now
     */
    record ReadChanged(String userId, String teamId, String channelId, ThreadMembership before, ThreadMembership after)
            implements ThreadEvent {}

    /** The user saw all replies in a team, up to that time. */
    record AllRead(String userId, String teamId, long timestamp) implements ThreadEvent {}
}
