package org.utmost.identity.status;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Whether a user is there; the API's Status object.
 *
 * @param status {@code online}, {@code away}, {@code dnd} or {@code offline}
 * @param manual whether the user chose it, so that activity does not change it
 * @param lastActivityAt epoch milliseconds
 * @param dndEndTime when do-not-disturb ends, epoch seconds; 0 for never
 * @param prevStatus what comes back then
 */
public record Status(
        String userId,
        String status,
        boolean manual,
        long lastActivityAt,
        @JsonInclude(Include.NON_DEFAULT) long dndEndTime,
        @JsonIgnore String prevStatus) {
    public static final String ONLINE = "online";
    static final String AWAY = "away";
    static final String DND = "dnd";
    static final String OFFLINE = "offline";

    static Status offline(String userId) {
        return new Status(userId, OFFLINE, false, 0, 0, "");
    }

    Status as(String next, boolean byUser, long now) {
        return new Status(userId, next, byUser, now, 0, "");
    }

    /** With that time as the last activity, unless the one noted is less than so many milliseconds older. */
    Status seen(long now, long noted) {
        return now - lastActivityAt < noted ? this : activeAt(now);
    }

    /** With that time as the last activity. */
    Status activeAt(long time) {
        return new Status(userId, status, manual, time, dndEndTime, prevStatus);
    }

    Status disturbedAfter(long end) {
        return new Status(userId, status, manual, lastActivityAt, end, prevStatus);
    }

    Status rememberingBefore(String previous) {
        return new Status(userId, status, manual, lastActivityAt, dndEndTime, previous);
    }
}
