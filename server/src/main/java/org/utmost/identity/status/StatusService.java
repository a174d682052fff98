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
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.UserService;
import org.utmost.platform.cache.Caches;
import org.utmost.platform.cache.LoadedCache;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Reader;
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

    /** The user's status; offline for one who was never there. */
    public Status get(String userId) {
        Status status = cache.get(userId, key -> database.read(db -> statuses.find(db, key)));
        return status == null ? Status.offline(userId) : status;
    }

    /** The statuses of those users, offline for those who were never there. */
    public List<Status> byIds(Collection<String> userIds) {
        Map<String, Status> found = new HashMap<>();
        database.read(db -> statuses.byIds(db, userIds)).forEach(status -> found.put(status.userId(), status));
        List<Status> all = new ArrayList<>();
        Set.copyOf(userIds).forEach(id -> all.add(found.getOrDefault(id, Status.offline(id))));
        return all;
    }

    /**
     * Sets a status by hand.
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
        Status before = get(userId);
        Status next = before.as(wanted, !wanted.equals(Status.ONLINE), now);
        if (timed) {
            String previous = before.status().equals(Status.DND) ? before.prevStatus() : before.status();
            next = next.disturbedAfter(dndEndTime).rememberingBefore(previous);
        }
        return put(next, true);
    }

    /** Notes that the user does something: they are online, unless they chose to appear otherwise. */
    public void active(String userId) {
        Status before = get(userId);
        long now = clock.millis();
        boolean online = before.status().equals(Status.ONLINE);
        if (online && now - before.lastActivityAt() < NOTED_MS) {
            return;
        }
        if (before.manual()) {
            seen(userId);
            return;
        }
        put(before.as(Status.ONLINE, false, now), !online);
    }

    /** Notes that the user called, by whatever means: it counts as activity, but does not bring them online. */
    public void seen(String userId) {
        Status before = get(userId);
        long now = clock.millis();
        if (now - before.lastActivityAt() >= NOTED_MS) {
            put(
                    new Status(userId, before.status(), before.manual(), now, before.dndEndTime(), before.prevStatus()),
                    false);
        }
    }

    /** Notes that the user is idle: away, once {@code UserStatusAwayTimeout} has passed since they did something. */
    public void idle(String userId, boolean manual) {
        Status before = get(userId);
        long timeout =
                Duration.ofSeconds(config.get().team().userStatusAwayTimeout()).toMillis();
        boolean recent = clock.millis() - before.lastActivityAt() < timeout;
        if (before.manual() && !manual || recent && !manual || before.status().equals(Status.AWAY)) {
            return;
        }
        put(new Status(userId, Status.AWAY, manual, before.lastActivityAt(), 0, ""), true);
    }

    /** Notes that the user's last connection is gone. */
    public void gone(String userId) {
        Status before = get(userId);
        if (!before.manual() && !before.status().equals(Status.OFFLINE)) {
            put(before.as(Status.OFFLINE, false, clock.millis()), true);
        }
    }

    /** Makes those away who are online but did nothing for as long as {@code UserStatusAwayTimeout} says. */
    public void markAway() {
        long timeout =
                Duration.ofSeconds(config.get().team().userStatusAwayTimeout()).toMillis();
        long before = clock.millis() - timeout;
        changeAll(
                db -> statuses.onlineBefore(db, before, BATCH),
                status -> new Status(status.userId(), Status.AWAY, false, status.lastActivityAt(), 0, ""));
    }

    /** Ends every do-not-disturb whose time is over: what was before comes back. */
    public void endDnd() {
        long seconds = clock.millis() / 1000;
        changeAll(db -> statuses.dndEnded(db, seconds, BATCH), status -> {
            String previous = status.prevStatus().isEmpty() ? Status.ONLINE : status.prevStatus();
            return new Status(status.userId(), previous, false, status.lastActivityAt(), 0, "");
        });
    }

    /**
     * Changes those that the query finds, in one transaction that asks again: who did something meanwhile is not among
     * them. Without any, nothing is written.
     */
    private void changeAll(Database.Query<Reader, List<Status>> due, UnaryOperator<Status> change) {
        if (database.read(due).isEmpty()) {
            return;
        }
        database.write(tx -> {
            for (Status status : due.run(tx)) {
                Status changed = change.apply(status);
                statuses.put(tx, changed);
                tx.publish(new StatusChanged(changed, true));
            }
            return true;
        });
    }

    private Status put(Status status, boolean visible) {
        return database.write(tx -> {
            statuses.put(tx, status);
            tx.publish(new StatusChanged(status, visible));
            return status;
        });
    }
}
