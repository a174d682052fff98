package org.utmost.messages.reactions;

/** What reactions need to know of a post. */
record ReactedPost(String id, String channelId, long updateAt, boolean deleted) {
    /** A time of a change: later than that of every change before, even when the clock went back. */
    long later(long now) {
        return Math.max(now, updateAt + 1);
    }
}
