package org.utmost.platform.jobs;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.json.Json;

/** A job that is being done, for its handler: what it is to do, and how it tells how far it is. */
public final class JobRun<P> {
    /** The handler is not to go on: let it through. Thrown by {@link #check}, and by what writes to the job. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Stopped(Stop why) {
            super("the job is to stop: " + why);
        }
    }

    /** Why a run is to stop: somebody cancelled the job, another node has it by now, or this one is being shut down. */
    enum Stop {
        CANCELED,
        LOST,
        CLOSING
    }

    private final Claim claim;
    private final JobKind<P> kind;
    private final Database database;
    private final LeaseStore leases;
    private final Clock clock;
    private final Map<String, String> data;
    private volatile @Nullable Stop stop;
    private volatile boolean finished;

    JobRun(Claim claim, JobKind<P> kind, Database database, LeaseStore leases, Clock clock) {
        this.claim = claim;
        this.kind = kind;
        this.database = database;
        this.leases = leases;
        this.clock = clock;
        this.data = new ConcurrentSkipListMap<>(claim.data());
        data.remove(Job.ERROR);
    }

    /** The job's id. */
    public String id() {
        return claim.id();
    }

    /** What it is to do. */
    public P payload() {
        return Json.read(claim.payload(), kind.payload());
    }

    /** How often the job was begun, this time included. */
    public int tries() {
        return claim.tries();
    }

    /** Notes something for those who look at the job; kept with the next progress, or when it ends. */
    public void note(String key, String value) {
        data.put(key, value.replace("\0", ""));
    }

    /**
     * Tells how far it is, 0 to 100.
     *
     * @throws Stopped if it is to stop
     */
    public void progress(int percent) {
        check();
        JobStatus status =
                database.write(tx -> leases.progress(tx, claim, Math.clamp(percent, 0, 100), data, clock.millis()));
        if (status == null) {
            stop(Stop.LOST);
        } else if (status == JobStatus.CANCEL_REQUESTED) {
            stop(Stop.CANCELED);
        }
        check();
    }

    /**
     * To be called between steps of a long work.
     *
     * @throws Stopped if it is to stop
     */
    public void check() {
        Stop why = stop;
        if (why != null) {
            throw new Stopped(why);
        }
    }

    /**
     * Ends the job in the handler's own transaction: what it did and that it is done are one. Of two nodes that do the same
     * job, as one was taken for dead, only one gets through.
     *
     * @throws Stopped if another node has the job by now
     */
    public void finish(Tx tx) {
        if (!leases.end(tx, claim, JobStatus.SUCCESS, data, clock.millis())) {
            stop(Stop.LOST);
            check();
        }
        finished = true;
    }

    Claim claim() {
        return claim;
    }

    Map<String, String> data() {
        return data;
    }

    /** Whether the handler has ended the job; its transaction may still have failed. */
    boolean finished() {
        return finished;
    }

    void stop(Stop why) {
        if (stop == null || why == Stop.LOST) {
            stop = why;
        }
    }

    @Nullable
    Stop stopped() {
        return stop;
    }
}
