package org.utmost.messages.posts;

import static org.utmost.messages.posts.Statements.IN_LIST;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.Session;

/** Those who replied in threads, for clients that show threads apart. */
public final class Participants {
    /** What is told of them. */
    public enum Shown {
        IDS,
        PROFILES
    }

    /** Participants of a thread that are told of at the most, those who wrote last. */
    private static final int MOST = 100;

    private record Participant(String id) {}

    private final Database database;
    private final PostStore posts = new PostStore();
    private final UserService users;

    public Participants(Database database, UserService users) {
        this.database = database;
        this.users = users;
    }

    /** Those of threads by the threads' ids, as the caller may see them; none where nobody replied. */
    public Map<String, ? extends List<?>> of(Session by, Collection<String> rootIds, Shown shown) {
        return switch (shown) {
            case IDS -> ids(rootIds);
            case PROFILES -> profiles(by, rootIds);
        };
    }

    /** The ids of those of threads, by the threads' ids. */
    public Map<String, List<?>> ids(Collection<String> rootIds) {
        Map<String, List<?>> told = new HashMap<>();
        repliers(rootIds)
                .forEach((rootId, ids) ->
                        told.put(rootId, ids.stream().map(Participant::new).toList()));
        return told;
    }

    private Map<String, List<?>> profiles(Session by, Collection<String> rootIds) {
        Map<String, List<String>> repliers = repliers(rootIds);
        List<String> ids =
                repliers.values().stream().flatMap(List::stream).distinct().toList();
        Map<String, User> people = new HashMap<>();
        for (int from = 0; from < ids.size(); from += IN_LIST) {
            users.byIds(ids.subList(from, Math.min(ids.size(), from + IN_LIST)))
                    .forEach(user -> people.put(user.id(), users.seenBy(by, user)));
        }
        Map<String, List<?>> told = new HashMap<>();
        repliers.forEach((rootId, those) -> told.put(
                rootId, those.stream().map(people::get).filter(Objects::nonNull).toList()));
        return told;
    }

    /** Adds those who replied to the posts of a list. */
    void addTo(Session by, PostList list, Shown shown) {
        of(by, list.threads(), shown).forEach((rootId, participants) -> {
            PostView root = list.posts().get(rootId);
            if (root != null && !participants.isEmpty()) {
                root.participants(participants);
            }
        });
    }

    private Map<String, List<String>> repliers(Collection<String> rootIds) {
        return rootIds.isEmpty() ? Map.of() : database.read(db -> posts.repliers(db, rootIds, MOST));
    }
}
