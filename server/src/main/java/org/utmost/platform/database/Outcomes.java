package org.utmost.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.EventBus;

/**
 * What became of transactions whose connection was lost while they were committing. PostgreSQL remembers it by the
 * transaction's number, so what did commit is answered as committed, and its events are told.
 */
final class Outcomes {
    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    /** How long a caller waits to hear it. */
    private static final Duration ASKED_FOR = Duration.ofMillis(1_500);

    /** How long it is asked for the sake of the events, when the database is away for longer. */
    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final DataSource source;
    private final EventBus bus;

    Outcomes(DataSource source, EventBus bus) {
        this.source = source;
        this.bus = bus;
    }

    /** Begins a transaction; its number, by which its outcome can be asked for on another connection. */
    static String begin(Link link) throws SQLException {
        try (ResultSet row = link.prepare("SELECT pg_current_xact_id()::text").executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Whether a transaction committed whose connection was lost. Brings its ticket back; if the database can't say it in
     * time, that is done when it can.
     *
     * @throws DatabaseUnavailable if it is not known in time
     */
    boolean committed(String transactionId, long ticket, List<Event> events) {
        Optional<Boolean> outcome = ask(transactionId, ASKED_FOR);
        if (outcome.isEmpty()) {
            LOG.warn("It is not known yet whether transaction {} was committed", transactionId);
            Thread.ofVirtual().start(() -> settle(ask(transactionId, REMEMBERED_FOR), ticket, events));
            throw new DatabaseUnavailable("the connection was lost at the commit", null);
        }
        return settle(outcome, ticket, events);
    }

    private boolean settle(Optional<Boolean> outcome, long ticket, List<Event> events) {
        boolean committed = outcome.orElse(false);
        if (committed) {
            bus.committed(ticket, events);
        } else {
            bus.abandoned(ticket);
        }
        return committed;
    }

    private Optional<Boolean> ask(String transactionId, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            try (Connection connection = source.getConnection();
                    PreparedStatement query = connection.prepareStatement("SELECT pg_xact_status(?::xid8)")) {
                query.setString(1, transactionId);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    String status = row.getString(1);
                    if (!"in progress".equals(status)) {
                        return Optional.of("committed".equals(status));
                    }
                }
            } catch (SQLException away) {
                LOG.debug("The outcome of a transaction can't be asked for yet", away);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return Optional.empty();
    }
}
