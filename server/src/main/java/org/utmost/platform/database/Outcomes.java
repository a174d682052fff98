package org.utmost.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private final HikariDataSource pool;

    Outcomes(HikariDataSource pool) {
        this.pool = pool;
    }

    /** A transaction's number, by which its outcome can be asked for on another connection; null if it wrote nothing. */
    static @Nullable String number(Link link) throws SQLException {
        try (ResultSet row =
                link.prepare("SELECT pg_current_xact_id_if_assigned()::text").executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /**
     * Whether a transaction committed whose connection was lost. Ends its delivery; if the database can't say it in time,
     * that is done when it can.
     *
     * @throws DatabaseUnavailable if it is not known in time
     */
    boolean committed(String transactionId, EventBus.Delivery delivery) {
        Optional<Boolean> outcome = ask(transactionId, ASKED_FOR);
        if (outcome.isEmpty()) {
            LOG.warn("It is not known yet whether transaction {} was committed", transactionId);
            Thread.ofVirtual().start(() -> settle(ask(transactionId, REMEMBERED_FOR), delivery));
            throw new DatabaseUnavailable("the connection was lost at the commit", null);
        }
        return settle(outcome, delivery);
    }

    private static boolean settle(Optional<Boolean> outcome, EventBus.Delivery delivery) {
        boolean committed = outcome.orElse(false);
        if (committed) {
            delivery.committed();
        } else {
            delivery.abandoned();
        }
        return committed;
    }

    private Optional<Boolean> ask(String transactionId, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end
                && !pool.isClosed()
                && !Thread.currentThread().isInterrupted()) {
            try (Connection connection = pool.getConnection();
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
