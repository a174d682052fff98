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

/** Who is there. What a user chose themselves no activity changes. */
public final class StatusService {
    private static final int CACHED = 50_000;
    private static final int BATCH = 500;
    private static final Set<String> KNOWN = Set.of(Status.ONLINE, Status.AWAY, Status.DND, Status.OFFLINE);

    /** How old a noted activity gets before it is written again. */
    private static final long NOTED_MS = Duration.ofMinutes(1).toMillis();

    private final Database database;
    private final StatusStore statuses = new StatusStore();
    private final UserService users;
    private final RoleService roles;
    private final Supplier<Config> config;
    private final Clock clock;

    /** Statuses by user; a {@link StatusChanged} drops its user's. */
    private final LoadedCache<String, Status> cache;

    public StatusService(
            Database database,
            EventBus bus,
            Caches caches,
            UserService users,
            RoleService roles,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.roles = roles;
        this.config = config;
        this.clock = clock;
        this.cache = caches.of("statuses", CACHED);
        bus.onCommit(StatusChanged.class, changed -> cache.drop(changed.status().userId()));
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
            }
            return put(tx, next, true);
        });
    }

    /** Notes that the user does something: they are online, unless they chose to appear otherwise. */
    public void active(String userId) {
        long now = clock.millis();
        change(userId, before -> {
            boolean online = before.status().equals(Status.ONLINE);
            return online || before.manual() ? before.seen(now, NOTED_MS) : before.as(Status.ONLINE, false, now);
        });
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

    /** Notes that the user's last connection is gone. */
    public void gone(String userId) {
        long now = clock.millis();
        change(userId, before -> {
            boolean stays = before.manual() || before.status().equals(Status.OFFLINE);
            return stays ? before : before.as(Status.OFFLINE, false, now);
        });
    }

    /** Makes those away who are online but did nothing for as long as {@code UserStatusAwayTimeout} says. */
    public void markAway() {
        long timeout = Duration.ofSeconds(config.get().view(AwaySettings.class).userStatusAwayTimeout())
                .toMillis();
        long before = clock.millis() - timeout;
        changeAll(StatusStore.onlineBefore(before), status -> status.as(Status.AWAY, false, status.lastActivityAt()));
    }

    /** Ends every do-not-disturb whose time is over: what was before comes back. */
    public void endDnd() {
        long seconds = clock.millis() / 1000;
        changeAll(StatusStore.dndEnded(seconds), status -> {
            String previous = status.prevStatus().isEmpty() ? Status.ONLINE : status.prevStatus();
            return status.as(previous, false, status.lastActivityAt());
        });
    }

    /** Changes those that are due; without any, nothing is written. */
    private void changeAll(StatusStore.Due due, UnaryOperator<Status> change) {
        if (off() || !database.read(db -> statuses.any(db, due))) {
            return;
        }
        database.change(tx -> {
            for (Status status : statuses.lock(tx, due, BATCH)) {
                put(tx, change.apply(status), true);
            }
        });
    }

    /** Changes a status by a rule that leaves most as they are: only one that would change is locked and asked again. */
    private void change(String userId, UnaryOperator<Status> wanted) {
        UnaryOperator<Status> rule =
                off() ? status -> status.activeAt(wanted.apply(status).lastActivityAt()) : wanted;
        Status known = known(userId);
        if (rule.apply(known).equals(known)) {
            return;
        }
        database.write(tx -> {
            Status before = found(statuses.lock(tx, userId), userId);
            Status next = rule.apply(before);
            return next.equals(before) ? before : put(tx, next, !next.status().equals(before.status()));
        });
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
