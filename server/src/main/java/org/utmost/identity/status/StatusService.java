package org.utmost.identity.status;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.jobs.Schedule;

/** Who is there. What a user chose themselves no activity changes. */
public final class StatusService {
    private static final int CACHED = 50_000;
    private static final int BATCH = 500;
    private static final Set<String> KNOWN = Set.of(Status.ONLINE, Status.AWAY, Status.DND, Status.OFFLINE);

    /** How old a noted activity gets before it is written again. */
    private static final long NOTED_MS = Duration.ofMinutes(1).toMillis();

    /** The end of a do-not-disturb, due when it was to end when it was chosen. */
    record DndEnd(String userId) {}

    private static final JobKind<DndEnd> DND_END = JobKind.of("dnd_end", DndEnd.class);
    private static final JobKind<JobKind.Nothing> AWAY = JobKind.periodic("status_away");
    private static final Schedule.Every MINUTE = new Schedule.Every(Duration.ofMinutes(1));

    private final Database database;
    private final Jobs jobs;
    private final StatusStore statuses = new StatusStore();
    private final UserService users;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;

    /** Statuses by user; a {@link StatusChanged} drops its user's. */
    private final LoadedCache<String, Status> cache;

    public StatusService(
            Database database,
            Jobs jobs,
            EventBus bus,
            Caches caches,
            UserService users,
            RoleService roles,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.users = users;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.cache = caches.of("statuses", CACHED);
        bus.onCommit(StatusChanged.class, changed -> cache.drop(changed.status().userId()));
    }

    /** Has statuses change with time. */
    public void addTo(JobRunner runner) {
        runner.on(DND_END, this::endDnd);
        runner.periodically(AWAY, MINUTE, this::markAway);
    }

    /** The user's status; offline for one who was never there, and for everybody where statuses are switched off. */
    public Status get(String userId) {
        return off() ? Status.offline(userId) : known(userId);
    }

    /** The statuses of those users, offline for those who were never there; none where statuses are switched off. */
    public List<Status> byIds(Collection<String> userIds) {
        if (off()) {
            return List.of();
        }
        Map<String, Status> found = new HashMap<>();
        database.read(db -> statuses.byIds(db, userIds)).forEach(status -> found.put(status.userId(), status));
        List<Status> all = new ArrayList<>();
        Set.copyOf(userIds).forEach(id -> all.add(found.getOrDefault(id, Status.offline(id))));
        return all;
    }

    /**
     * Sets a status by hand; where statuses are switched off, this changes nothing.
     *
     * @param dndEndTime epoch seconds, for do-not-disturb with an end; else 0
     * @throws ApiError 403 for another's without {@code edit_other_users}, 400 for an unknown status or an end in the
     *     past
     */
    Status set(Session by, String userId, String wanted, long dndEndTime) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        users.get(userId);
        if (!KNOWN.contains(wanted)) {
            throw ApiError.invalidBody("status");
        }
        long now = clock.millis();
        boolean timed = wanted.equals(Status.DND) && dndEndTime != 0;
        if (timed && dndEndTime * 1000 <= now) {
            throw ApiError.invalidBody("dnd_end_time");
        }
        if (off()) {
            return Status.offline(userId);
        }
        return database.write(tx -> {
            Status before = found(statuses.lock(tx, userId), userId);
            Status next = before.as(wanted, !wanted.equals(Status.ONLINE), now);
            if (timed) {
                String previous = before.status().equals(Status.DND) ? before.prevStatus() : before.status();
                next = next.disturbedAfter(dndEndTime).rememberingBefore(previous);
                jobs.enqueue(
                        tx,
                        NewJob.of(DND_END, new DndEnd(userId))
                                .withTime(dndEndTime * 1000)
                                .withKey(userId));
            }
            return put(tx, next, true);
        });
    }

    /** Notes that the user does something: they are online, unless they chose to appear otherwise. */
    public void active(String userId) {
        change(userId, online(clock.millis()));
    }

    /** The same for one who comes while they may be seen to go on another node, so that what is remembered does not count. */
    public void back(String userId) {
        rewrite(userId, online(clock.millis()));
    }

    private static UnaryOperator<Status> online(long now) {
        return before -> before.status().equals(Status.ONLINE) || before.manual()
                ? before.seen(now, NOTED_MS)
                : before.as(Status.ONLINE, false, now);
    }

    /** Notes that the user called, by whatever means: it counts as activity, but does not bring them online. */
    public void seen(String userId) {
        long now = clock.millis();
        change(userId, before -> before.seen(now, NOTED_MS));
    }

    /** Notes that the user is idle: away, once {@code UserStatusAwayTimeout} has passed since they did something. */
    public void idle(String userId, boolean manual) {
        long timeout = Duration.ofSeconds(config.get().view(AwaySettings.class).userStatusAwayTimeout())
                .toMillis();
        long now = clock.millis();
        change(userId, before -> {
            boolean stays = before.status().equals(Status.AWAY)
                    || !manual && (before.manual() || now - before.lastActivityAt() < timeout);
            return stays ? before : before.as(Status.AWAY, manual, before.lastActivityAt());
        });
    }

    /**
     * Notes that the user's last connection is gone.
     *
     * @param elsewhere whether they have one on another node; asked when nobody else can change the status
     */
    public void gone(String userId, BooleanSupplier elsewhere) {
        long now = clock.millis();
        Status known = known(userId);
        if (!offline(known, now).equals(known)) {
            rewrite(userId, before -> elsewhere.getAsBoolean() ? before : offline(before, now));
        }
    }

    private static Status offline(Status before, long now) {
        boolean stays = before.manual() || before.status().equals(Status.OFFLINE);
        return stays ? before : before.as(Status.OFFLINE, false, now);
    }

    /** Makes those away who are online but did nothing for as long as {@code UserStatusAwayTimeout} says. */
    private void markAway(JobRun<JobKind.Nothing> run) {
        long timeout = Duration.ofSeconds(config.get().view(AwaySettings.class).userStatusAwayTimeout())
                .toMillis();
        StatusStore.Due due = StatusStore.onlineBefore(clock.millis() - timeout);
        boolean more = !off() && database.read(db -> statuses.any(db, due));
        while (more) {
            run.check();
            more = database.write(tx -> {
                List<Status> some = statuses.lock(tx, due, BATCH);
                some.forEach(each -> put(tx, each.as(Status.AWAY, false, each.lastActivityAt()), true));
                return some.size() == BATCH;
            });
        }
    }

    /** Ends a do-not-disturb whose time is over: what was before comes back. One that was chosen anew stays. */
    private void endDnd(JobRun<DndEnd> run) {
        String userId = run.payload().userId();
        database.change(tx -> {
            Status before = found(statuses.lock(tx, userId), userId);
            if (before.dndEndTime() > 0 && before.dndEndTime() * 1000 <= clock.millis()) {
                String previous = before.prevStatus().isEmpty() ? Status.ONLINE : before.prevStatus();
                put(tx, before.as(previous, false, before.lastActivityAt()), !off());
            }
            run.finish(tx);
        });
    }

    /** Changes a status by a rule that leaves most as they are: only one that would change is locked and asked again. */
    private void change(String userId, UnaryOperator<Status> rule) {
        Status known = known(userId);
        if (!inForce(rule).apply(known).equals(known)) {
            rewrite(userId, rule);
        }
    }

    private void rewrite(String userId, UnaryOperator<Status> rule) {
        database.write(tx -> {
            Status before = found(statuses.lock(tx, userId), userId);
            Status next = inForce(rule).apply(before);
            return next.equals(before) ? before : put(tx, next, !next.status().equals(before.status()));
        });
    }

    /** Where statuses are off, only the time of the last activity changes. */
    private UnaryOperator<Status> inForce(UnaryOperator<Status> rule) {
        return off() ? status -> status.activeAt(rule.apply(status).lastActivityAt()) : rule;
    }

    private Status known(String userId) {
        return found(cache.get(userId, key -> database.read(db -> statuses.find(db, key))), userId);
    }

    /** Whether {@code EnableUserStatuses} is off: then only the time of the last activity is kept. */
    private boolean off() {
        return !config.get().view(StatusSettings.class).enableUserStatuses();
    }

    private Status put(Tx tx, Status status, boolean visible) {
        statuses.put(tx, status);
        tx.publish(new StatusChanged(status, visible));
        return status;
    }

    private static Status found(@Nullable Status status, String userId) {
        return status == null ? Status.offline(userId) : status;
    }
}
