package org.utmost.notifications.realtime;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.utmost.platform.cluster.Cluster;
import org.utmost.platform.cluster.Question;

/** The connections of all nodes, of which each knows its own and asks the others. */
public final class AllConnections {
    private record OfUser(String userId) {}

    private record Present(boolean there) {}

    private record Nothing() {}

    private record Count(int open) {}

    private record Most(int users) {}

    private record Users(List<String> ids) {}

    private static final Question<OfUser, Present> PRESENT = new Question<>("present", OfUser.class, Present.class);
    private static final Question<Nothing, Count> OPEN = new Question<>("open", Nothing.class, Count.class);
    private static final Question<Most, Users> USERS = new Question<>("users", Most.class, Users.class);

    private final Hub hub;
    private final Cluster cluster;

    /** Those of that hub, and of the hubs of the other nodes. */
    public AllConnections(Hub hub, Cluster cluster) {
        this.hub = hub;
        this.cluster = cluster;
        cluster.answer(PRESENT, user -> new Present(hub.present(user.userId())));
        cluster.answer(OPEN, nothing -> new Count(hub.open()));
        cluster.answer(USERS, most -> new Users(hub.presentUsers(most.users())));
    }

    /** How many are open. */
    public int open() {
        return hub.open()
                + cluster.ask(OPEN, new Nothing()).stream()
                        .mapToInt(Count::open)
                        .sum();
    }

    /** Whether there are other nodes that may have some. */
    boolean several() {
        return cluster.nodes().size() > 1;
    }

    /** Whether the user has an open one on another node. */
    boolean elsewhere(String userId) {
        return cluster.ask(PRESENT, new OfUser(userId)).stream().anyMatch(Present::there);
    }

    /** Users with an open one, so many at the most. */
    List<String> users(int most) {
        Set<String> all = new LinkedHashSet<>(hub.presentUsers(most));
        cluster.ask(USERS, new Most(most)).forEach(more -> all.addAll(more.ids()));
        return all.stream().limit(most).toList();
    }
}
