package org.utmost.identity.users;

import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.cache.Marks;
import org.utmost.platform.cache.Marks.Mark;
import org.utmost.platform.database.Reader;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.Page;

/**
 * Pages of users by name. Where pages deep in a list begin is remembered, as {@code ChannelPages} does for posts: of lists of
 * everybody, or of one team or channel; others are counted off each time.
 */
public final class UserPages {
    private static final int PLACES = 400;
    private static final String EVERYBODY = "";

    /** Before all names. */
    private static final String BEGINNING = "";

    /** So many users are passed over as fast as a mark is looked up. */
    private static final int NEAR = 500;

    private final UserListStore users = new UserListStore();
    private final LoadedCache<String, Marks<UserFilter, String>> places;

    /** Remembers nothing yet. */
    public UserPages(EventBus bus, Caches caches) {
        places = caches.of("user_pages", PLACES);
        bus.onCommit(UserEvent.Created.class, created -> places.drop(EVERYBODY));
        bus.onCommit(UserEvent.Updated.class, updated -> places.dropAll());
        bus.onCommit(UserEvent.ActiveChanged.class, changed -> places.dropAll());
    }

    /** To be called, before that is answered, when somebody came into a team or channel or left it. */
    public void drop(String placeId) {
        places.drop(placeId);
    }

    /** A page of a list by name. */
    List<ActiveUser> get(Reader db, UserFilter filter, Page page) {
        if (page.offset() < NEAR || !ofOnePlace(filter)) {
            return users.list(db, filter, UserOrder.USERNAME, page);
        }
        // Marks that are made while their place is dropped are those that nobody finds any more.
        String place = filter.inTeam() + filter.inChannel();
        Marks<UserFilter, String> marks = Objects.requireNonNull(places.get(place, ignored -> new Marks<>()));
        long version = marks.version();
        Mark<String> start = marks.begin(version, filter, new Mark<>(0, BEGINNING));
        Mark<String> nearest = Objects.requireNonNullElse(marks.nearest(version, filter, page.offset()), start);
        Condition such = users.such(db, filter);
        String from = users.nameFrom(db, such, nearest.point(), page.offset() - nearest.rows());
        List<ActiveUser> found = from == null ? List.of() : users.behind(db, such, from, page.size());
        if (!found.isEmpty()) {
            int rows = page.offset() + found.size();
            marks.put(version, filter, new Mark<>(rows, found.getLast().user().username()));
        }
        return found;
    }

    private static boolean ofOnePlace(UserFilter filter) {
        return (filter.inTeam().isEmpty() || filter.inChannel().isEmpty())
                && filter.notInTeam().isEmpty()
                && filter.notInChannel().isEmpty()
                && !filter.withoutTeam()
                && filter.roles().equals(UserFilter.Roles.ANY);
    }
}
