package org.utmost.notifications.realtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.utmost.platform.json.Json;

/**
 * What single receivers of a post get beside the data that are common to all.
 *
 * @param mentioned those named in it
 * @param everyone whether the whole channel is
 * @param followers those who follow its thread
 * @param authorId who is never mentioned by it
 */
public record Personal(Set<String> mentioned, boolean everyone, Set<String> followers, String authorId) {
    /** Nothing. */
    static final Personal NONE = new Personal(Set.of(), false, Set.of(), "");

    boolean none() {
        return mentioned.isEmpty() && !everyone && followers.isEmpty();
    }

    /** One receiver's own data; empty if they get the common ones. */
    Map<String, Object> of(String userId, boolean acknowledges) {
        boolean another = !userId.equals(authorId);
        boolean mentions = another && (everyone || mentioned.contains(userId));
        boolean follows = followers.contains(userId);
        if (!mentions && !follows) {
            return Map.of();
        }
        Map<String, Object> own = new LinkedHashMap<>();
        String user = Json.text(List.of(userId));
        if (mentions) {
            own.put("mentions", user);
        }
        if (follows) {
            own.put("followers", user);
        }
        if (acknowledges && another) {
            own.put("should_ack", true);
        }
        return own;
    }
}
