package org.utmost.messages.scheduled;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.utmost.messages.drafts.Draft;

/**
 * A post that is sent at a time of its author's choice; the API's ScheduledPost object. Times are epoch milliseconds.
 *
 * @param processedAt when it could not be sent; 0 while it waits
 * @param errorCode why it could not be sent: {@code channel_archived}, {@code no_channel_permission}, …; empty while it waits
 */
public record ScheduledPost(
        String id,
        @JsonUnwrapped Draft draft,
        long scheduledAt,
        long processedAt,
        @JsonInclude(Include.NON_EMPTY) String errorCode) {
    /** The same after it could not be sent. */
    ScheduledPost failed(String code, long now) {
        return new ScheduledPost(id, draft.saved(draft.createAt(), now), scheduledAt, now, code);
    }
}
