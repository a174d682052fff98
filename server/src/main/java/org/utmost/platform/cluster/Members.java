package org.utmost.platform.cluster;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.utmost.platform.database.Database;

/** The other nodes, as this one found them when it last looked. */
final class Members {
    private final Database database;
    private final NodeStore store = new NodeStore();
    private final String node;
    private volatile List<Node> others = List.of();
    private volatile long foundAt = System.nanoTime() - Lease.LASTS.toNanos();

    Members(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /**
     * Takes over what was found.
     *
     * @param at before it was asked for; {@link System#nanoTime}
     */
    void found(List<Node> nodes, long at) {
        others = nodes;
        foundAt = at;
    }

    /** One of them ends. */
    void left(String id) {
        others = others.stream().filter(each -> !each.id().equals(id)).toList();
    }

    /** Those that live. */
    List<Node> living() {
        return others.stream().filter(each -> each.age() < Lease.SILENT_MS).toList();
    }

    /** The ids of those that may rely on being told. */
    Set<String> relying() {
        return others.stream()
                .filter(each -> each.leased() && each.age() < Lease.LASTS.toMillis())
                .map(Node::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Looks for them, if the last look is too old to know who relies on being told.
     *
     * @throws org.utmost.platform.database.DatabaseException if the database can't be asked
     */
    synchronized void ensureRecent() {
        if (!recent()) {
            look();
        }
    }

    /** Looks for them. */
    synchronized void look() {
        long start = System.nanoTime();
        found(database.read(db -> store.others(db, node)), start);
    }

    /** Whether that is new enough to know who relies on being told. */
    boolean recent() {
        return System.nanoTime() - foundAt < Lease.LASTS.toNanos();
    }
}
