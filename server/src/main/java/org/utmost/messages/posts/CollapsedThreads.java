package org.utmost.messages.posts;

import static org.utmost.messages.posts.Statements.IN_LIST;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.Session;

/** Lists for clients that show threads apart: a post that has replies tells who wrote them. */
final class CollapsedThreads {
    /** Participants of a thread that are told of at the most, those who wrote last. */
    private static final int MOST = 100;

    private record Participant(String id) {}

    private final Database database;
    private final PostStore posts = new PostStore();
    private final UserService users;

    CollapsedThreads(Database database, UserService users) {
        this.database = database;
        this.users = users;
    }

    /** Adds the ids of those who replied. */
    void addIds(PostList list) {
        add(list, repliers(list), Participant::new);
    }

    /** Adds those who replied, as the caller may see them. */
    void addProfiles(Session by, PostList list) {
        Map<String, List<String>> repliers = repliers(list);
        List<String> ids =
                repliers.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, User> people = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            users.byIds(ids.subList(from, Math.min(ids.size(), from + IN_LIST)))
                    .forEach(user -> people.put(user.id(), users.seenBy(by, user)));
        }
        add(list, repliers, people::get);
    }

    private Map<String, List<String>> repliers(PostList list) {
        List<String> roots = list.posts().values().stream()
                .map(PostView::post)
                .filter(post -> post.replyCount() > 0)
                .map(Post::id)
                .toList();
        return roots.isEmpty() ? Map.of() : database.read(db -> posts.repliers(db, roots, MOST));
    }

    private static void add(
            PostList list, Map<String, List<String>> repliers, Function<String, @Nullable Object> shown) {
        repliers.forEach((rootId, ids) -> {
            List<Object> participants =
                    ids.stream().map(shown).flatMap(Stream::ofNullable).toList();
            PostView root = list.posts().get(rootId);
            if (root != null && !participants.isEmpty()) {
                root.participants(participants);
            }
        });
    }
}
