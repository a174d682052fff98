package org.utmost.platform.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectForUpdateStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;

/** A running transaction: a reader that sees its own writes, and tells of them once they are committed. */
public final class Tx implements Reader {
    private final Link link;
    private final BiConsumer<Tx, Event> listeners;
    private final List<Event> events = new ArrayList<>(2);
    private @Nullable String number;

    Tx(Link link, BiConsumer<Tx, Event> listeners) {
        this.link = link;
        this.listeners = listeners;
    }

    /** Publishes the event if, and after, this transaction commits; {@link Database#during} listeners run now, in it. */
    public void publish(Event event) {
        events.add(event);
        listeners.accept(this, event);
    }

    /**
     * The query, with its rows kept from other transactions until this one ends: what is read here may be written back
     * changed. SQLite, which knows no such clause, runs one transaction at a time.
     */
    public <R extends Record> ResultQuery<R> locked(SelectForUpdateStep<R> query) {
        return link.dialect() == SQLDialect.SQLITE ? query : query.forUpdate();
    }

    /** The same for a query of several tables, of which only the rows of that one are kept. */
    public <R extends Record> ResultQuery<R> locked(SelectForUpdateStep<R> query, Table<?> only) {
        return link.dialect() == SQLDialect.SQLITE ? query : query.forUpdate().of(only);
    }

    /** A prepared query that selects rows of one table as they are, and keeps them until this transaction ends. */
    public PreparedStatement prepareLocked(String fixedSql) throws SQLException {
        return prepare(sql().family() == SQLDialect.SQLITE ? fixedSql : fixedSql + " FOR UPDATE");
    }

    /** The same, without the rows that another transaction keeps. */
    public <R extends Record> Select<R> unlocked(SelectForUpdateStep<R> query) {
        return sql().family() == SQLDialect.SQLITE ? query : query.forUpdate().skipLocked();
    }

    @Override
    public DSLContext sql() {
        return link.sql();
    }

    @Override
    public SQLDialect dialect() {
        return link.dialect();
    }

    @Override
    public PreparedStatement prepare(String fixedSql) throws SQLException {
        return link.prepare(fixedSql);
    }

    /**
     * The same for a hot change that ends in a RETURNING list. On PostgreSQL it returns the transaction's number too, which
     * takes a query of its own otherwise; {@link #next} notes it.
     */
    public PreparedStatement prepareNumbered(String fixedSql) throws SQLException {
        return prepare(link.dialect() == SQLDialect.SQLITE ? fixedSql : fixedSql + ", pg_current_xact_id()::text");
    }

    /** Moves to the next row that such a change returns; false if there is none. */
    public boolean next(ResultSet rows) throws SQLException {
        boolean there = rows.next();
        if (there && link.dialect() != SQLDialect.SQLITE) {
            number = rows.getString(rows.getMetaData().getColumnCount());
        }
        return there;
    }

    /** Its number, if it became known on the way. */
    @Nullable
    String number() {
        return number;
    }

    List<Event> events() {
        return events;
    }
}
