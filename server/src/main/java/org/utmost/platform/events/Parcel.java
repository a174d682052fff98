package org.utmost.platform.events;

import java.util.concurrent.CompletableFuture;

/** What happened together, in one transaction mostly, on its way to other nodes. */
public final class Parcel {
    private static final long NONE = 0;

    private final String id;
    private final String origin;
    private final String events;
    private final CompletableFuture<Boolean> known = new CompletableFuture<>();
    private long transaction = NONE;
    private long number;

    /**
     * One of no transaction, or of one whose number is not known yet.
     *
     * @param origin the id of the node that it happens on
     * @param events as the {@link Carrier} encodes them
     */
    public Parcel(String id, String origin, String events) {
        this.id = id;
        this.origin = origin;
        this.events = events;
    }

    /** The same, of the transaction of that number. */
    public Parcel in(long number) {
        transaction = number;
        return this;
    }

    /** The same under that number. */
    public Parcel as(long place) {
        number = place;
        return this;
    }

    public String id() {
        return id;
    }

    /** Which it is of all that its node tells the others: one more for each. */
    public long number() {
        return number;
    }

    /** Which it is of all that nodes tell. */
    public Mark mark() {
        return new Mark(origin, number);
    }

    /** The id of the node that it happened on. */
    public String origin() {
        return origin;
    }

    public String events() {
        return events;
    }

    /** Whether it is kept with a transaction, so that nobody misses it. */
    public boolean kept() {
        return transaction != NONE;
    }

    /** The database's number of the transaction. */
    public long transaction() {
        return transaction;
    }

    /** Ends when all know of it who have to. */
    public CompletableFuture<Boolean> known() {
        return known;
    }
}
