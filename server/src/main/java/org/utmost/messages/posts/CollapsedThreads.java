package org.utmost.messages.posts;

import static org.utmost.messages.posts.Statements.IN_LIST;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.Session;
import org.utmost.platform.json.Json;

/** Lists for clients that show threads apart: a post that has replies tells who wrote them. */
final class CollapsedThreads {
    /** Participants of a thread that are told of at the most, those who wrote last. */
    private static final int MOST = 100;

    private record Participant(String id) {}

    /** A {@link PostList} whose posts have participants. */
    private record Shown(
            List<String> order,
            Map<String, Object> posts,
            String nextPostId,
            String prevPostId,
            @JsonInclude(Include.NON_DEFAULT) boolean hasNext) {}

    private final Database database;
    private final PostStore posts = new PostStore();
    private final UserService users;

    CollapsedThreads(Database database, UserService users) {
        this.database = database;
        this.users = users;
    }

    /** The list, with the ids of those who replied. */
    Object withIds(PostList list) {
        Map<String, List<String>> repliers = repliers(list);
        Map<String, Participant> people = new HashMap<>();
        repliers.values().forEach(ids -> ids.forEach(id -> people.put(id, new Participant(id))));
        return shown(list, repliers, people);
    }

    /** The list, with those who replied as the caller may see them. */
    Object withProfiles(Session by, PostList list) {
        Map<String, List<String>> repliers = repliers(list);
        List<String> ids =
                repliers.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, User> people = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            users.byIds(ids.subList(from, Math.min(ids.size(), from + IN_LIST)))
                    .forEach(user -> people.put(user.id(), users.seenBy(by, user)));
        }
        return shown(list, repliers, people);
    }

    private Map<String, List<String>> repliers(PostList list) {
        List<String> roots = list.posts().values().stream()
                .filter(post -> post.replyCount() > 0)
                .map(Post::id)
                .toList();
        return roots.isEmpty() ? Map.of() : database.read(db -> posts.repliers(db, roots, MOST));
    }

    private static Shown shown(PostList list, Map<String, List<String>> repliers, Map<String, ?> people) {
        Map<String, Object> shown = new LinkedHashMap<>();
        list.posts().forEach((id, post) -> {
            List<Object> participants = new ArrayList<>();
            repliers.getOrDefault(id, List.of()).forEach(user -> {
                if (people.containsKey(user)) {
                    participants.add(people.get(user));
                }
            });
            if (participants.isEmpty()) {
                shown.put(id, post);
                return;
            }
            ObjectNode json = Json.MAPPER.valueToTree(post);
            shown.put(id, json.set("participants", Json.MAPPER.valueToTree(participants)));
        });
        return new Shown(list.order(), shown, list.nextPostId(), list.prevPostId(), list.hasNext());
    }
}
