package org.utmost.platform.jobs;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;

/**
 * Does the jobs, on as many nodes as share the database. Who takes a job has a lease of half a minute, which is renewed
 * while it runs: of a node that died the others take the jobs over. The nodes' clocks have to agree to 20 seconds.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final long POLL_MS = Duration.ofSeconds(1).toMillis();
    private static final long LEASE_MS = Duration.ofSeconds(30).toMillis();
    private static final long RENEWED_MS = LEASE_MS / 3;

    /** How long running jobs may take to stop when the server does. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(10);

    /** The key of a periodic job, of which a kind has one. */
    private static final String PERIODIC = "periodic";

    private final Database database;
    private final Jobs jobs;
    private final JobStore store = new JobStore();
    private final LeaseStore leases = new LeaseStore();
    private final Health health;
    private final MeterRegistry meters;
    private final Clock clock;
    private final String owner;
    private final WaitingCounts waiting;
    private final Worker.Context context;
    private final Map<String, Worker<?>> workers = new ConcurrentHashMap<>();
    private final Map<JobKind<JobKind.Nothing>, Schedule> schedules = new ConcurrentHashMap<>();
    private final Health.Part part;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("jobs").daemon().unstarted(this::loop);
    private volatile boolean closing;
    private long renewedAt;
    private boolean failing;

    public JobRunner(
            Database database,
            Jobs jobs,
            EventBus bus,
            Health health,
            MeterRegistry meters,
            Clock clock,
            Ids ids,
            RandomGenerator random) {
        this.database = database;
        this.jobs = jobs;
        this.health = health;
        this.meters = meters;
        this.clock = clock;
        this.owner = ids.newId();
        this.waiting = new WaitingCounts(database, clock);
        this.context = new Worker.Context(
                database, leases, new Outcomes(database, leases, clock, random), clock, bus::catchUp, wake::release);
        this.part = health.part("jobs");
        periodically(JobSweep.KIND, JobSweep.SCHEDULE, new JobSweep(database, clock));
        bus.onCommit(JobEvent.Enqueued.class, this::enqueued);
        bus.onCommit(JobEvent.CancelRequested.class, event -> stop(event.id()));
    }

    /**
     * Says who does the jobs of a kind.
     *
     * @throws IllegalStateException once it is started
     */
    public <P> void on(JobKind<P> kind, JobHandler<P> handler) {
        if (thread.getState() != Thread.State.NEW || workers.containsKey(kind.name())) {
            throw new IllegalStateException("too late, or twice: " + kind.name());
        }
        Counter failed = Counter.builder("utmost.jobs.failed")
                .description("Jobs that failed for good on this node")
                .tag("kind", kind.name())
                .register(meters);
        Worker<P> worker = new Worker<>(kind, handler, context, health.part("jobs-" + kind.name()), failed);
        workers.put(kind.name(), worker);
        Gauge.builder("utmost.jobs.running", worker, each -> each.running().size())
                .description("Jobs that run on this node")
                .tag("kind", kind.name())
                .register(meters);
        Gauge.builder("utmost.jobs.waiting", waiting, counts -> counts.of(kind.name()))
                .description("Jobs that wait, counted every ten seconds at the most")
                .tag("kind", kind.name())
                .register(meters);
    }

    /** Says who does the jobs of a kind that come by themselves: one for each due time, over all nodes. */
    public void periodically(JobKind<JobKind.Nothing> kind, Schedule schedule, JobHandler<JobKind.Nothing> handler) {
        on(kind, handler);
        schedules.put(kind, schedule);
    }

    /** Begins. */
    public void start() {
        renewedAt = clock.millis();
        thread.start();
    }

    /** Stops: running jobs are asked to, and after a while left to another node, or to the next start. */
    @Override
    public void close() {
        closing = true;
        wake.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running().forEach(run -> run.stop(JobRun.Stop.CLOSING));
        long end = System.nanoTime() + GRACE.toNanos();
        while (!running().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        release(running());
    }

    private void loop() {
        List<String> types = List.copyOf(workers.keySet());
        while (!closing) {
            long wait = POLL_MS;
            try {
                wait = round(types);
                failing = false;
                part.well();
            } catch (Throwable e) {
                part.unwell();
                if (!failing) {
                    LOG.error("No jobs are taken until this is over", e);
                }
                failing = true;
            }
            rest(wait);
        }
    }

    /** Renews, plans and claims what is due; how long nothing has to be done then. */
    private long round(List<String> types) {
        long now = clock.millis();
        if (now - renewedAt >= RENEWED_MS) {
            renew(now);
            renewedAt = now;
        }
        Map<String, Long> due = database.read(db -> leases.nextDue(db, types));
        schedules.forEach((kind, schedule) -> due.computeIfAbsent(kind.name(), absent -> planned(kind, schedule, now)));
        claim(due, now);
        return due.values().stream()
                .mapToLong(at -> at - now)
                .filter(wait -> wait > 0)
                .reduce(POLL_MS, Math::min);
    }

    private void rest(long millis) {
        try {
            if (wake.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void renew(long now) {
        List<JobRun<?>> held = running();
        if (held.isEmpty()) {
            return;
        }
        Map<String, LeaseStore.Held> renewed =
                database.write(tx -> leases.renew(tx, ids(held), owner, now, now + LEASE_MS)).stream()
                        .collect(Collectors.toMap(LeaseStore.Held::id, each -> each));
        for (JobRun<?> run : held) {
            LeaseStore.Held mine = renewed.get(run.id());
            if (mine == null || mine.tries() != run.tries()) {
                run.stop(JobRun.Stop.LOST);
            } else if (mine.canceled()) {
                run.stop(JobRun.Stop.CANCELED);
            }
        }
    }

    /**
     * Plans the next job of a kind that has none; when it is due. Seen from the last one, not from now: another node's
     * clock may be ahead of this one's.
     */
    private long planned(JobKind<JobKind.Nothing> kind, Schedule schedule, long now) {
        return database.write(tx -> {
            // The last one is locked first: of two nodes that plan, the later one finds what the earlier one planned.
            Long last = store.lastAt(tx, kind.name());
            if (store.anyUnfinished(tx, kind.name())) {
                return now + POLL_MS;
            }
            long next = schedule.after(Instant.ofEpochMilli(last == null ? now : last))
                    .toEpochMilli();
            jobs.enqueue(tx, new NewJob<>(kind, new JobKind.Nothing(), next, PERIODIC));
            return next;
        });
    }

    private void claim(Map<String, Long> due, long now) {
        Map<String, Integer> room = workers.values().stream()
                .filter(worker -> worker.room() > 0)
                .filter(worker -> due.getOrDefault(worker.kind().name(), Long.MAX_VALUE) <= now)
                .collect(Collectors.toMap(worker -> worker.kind().name(), Worker::room));
        if (!room.isEmpty()) {
            database.write(tx -> leases.claim(tx, room, owner, now, now + LEASE_MS))
                    .forEach(claim ->
                            Objects.requireNonNull(workers.get(claim.type())).start(claim));
        }
    }

    private void enqueued(JobEvent.Enqueued event) {
        Worker<?> worker = workers.get(event.type());
        if (worker != null && worker.room() > 0 && event.dueAt() <= clock.millis() + POLL_MS) {
            wake.release();
        }
    }

    private void stop(String id) {
        running().stream().filter(run -> run.id().equals(id)).forEach(run -> run.stop(JobRun.Stop.CANCELED));
    }

    private List<JobRun<?>> running() {
        return workers.values().stream()
                .<JobRun<?>>flatMap(worker -> worker.running().stream())
                .toList();
    }

    private static List<String> ids(List<JobRun<?>> runs) {
        return runs.stream().map(JobRun::id).toList();
    }

    private void release(List<JobRun<?>> left) {
        if (left.isEmpty()) {
            return;
        }
        LOG.warn("{} jobs did not stop in time, and will be done again", left.size());
        try {
            database.change(tx -> leases.release(tx, ids(left), owner, clock.millis()));
        } catch (DatabaseException away) {
            LOG.warn("They will be done again when their leases are over", away);
        }
        left.forEach(run -> run.stop(JobRun.Stop.LOST));
        workers.values().forEach(Worker::interrupt);
    }
}
