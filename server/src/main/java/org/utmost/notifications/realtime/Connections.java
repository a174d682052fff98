package org.utmost.notifications.realtime;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The connections of this node, found by their id and by their user. Those of one user are few: the list is copied. */
final class Connections {
    private final Map<String, Connection> byId = new ConcurrentHashMap<>();
    private final Map<String, List<Connection>> byUser = new ConcurrentHashMap<>();

    void add(Connection connection) {
        byId.put(connection.id(), connection);
        byUser.merge(
                connection.session().userId(),
                List.of(connection),
                (there, more) -> Stream.concat(there.stream(), more.stream()).toList());
    }

    void remove(Connection connection) {
        byId.remove(connection.id());
        byUser.computeIfPresent(connection.session().userId(), (user, there) -> {
            List<Connection> rest =
                    there.stream().filter(each -> each != connection).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    @Nullable
    Connection find(String id) {
        return byId.get(id);
    }

    List<Connection> of(String userId) {
        return byUser.getOrDefault(userId, List.of());
    }

    Collection<Connection> all() {
        return byId.values();
    }

    /** Users with a connection. */
    Set<String> users() {
        return byUser.keySet();
    }
}
