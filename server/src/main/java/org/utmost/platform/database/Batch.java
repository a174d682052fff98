package org.utmost.platform.database;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do in a transaction for one or several who wait for the same row, in few statements for all of them.
 *
 * @param <I> what one of them brings
 * @param <R> what one of them gets
 */
@FunctionalInterface
public interface Batch<I, R extends @Nullable Object> {
    /** What each gets, in their order, which is that of their coming. If it throws, each fails only by itself. */
    List<R> run(Tx tx, List<I> items) throws SQLException;
}
