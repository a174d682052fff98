package org.utmost.administration.analytics;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.utmost.administration.analytics.PostDayStore.PostDay;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Schedule;
import org.utmost.spaces.channels.ChannelType;

/** The figures of the system console. */
public final class AnalyticsService {
    /** What posts count where there are more people than they are counted for. */
    private static final long NOT_COUNTED = -1;

    private static final JobKind<JobKind.Nothing> COUNT_DAYS = JobKind.periodic("statistics");

    /** When the day before is whole, in UTC as the days are. */
    private static final Schedule NIGHTLY = new Schedule.Daily(LocalTime.of(1, 30), ZoneOffset.UTC);

    private final Database database;
    private final AnalyticsStore store = new AnalyticsStore();
    private final PeopleStore people = new PeopleStore();
    private final PostDays days;
    private final IntSupplier sockets;
    private final Supplier<Config> config;
    private final Clock clock;

    /**
     * Counts over the database.
     *
     * @param sockets how many WebSocket connections are open
     */
    public AnalyticsService(Database database, IntSupplier sockets, Supplier<Config> config, Clock clock) {
        this.database = database;
        this.days = new PostDays(database, clock);
        this.sockets = sockets;
        this.config = config;
        this.clock = clock;
    }

    /**
     * The figures of that name; of one team, or of all for an empty id. Posts are not counted, and are said to be -1, where
     * there are more people than {@code MaxUsersForStatistics}.
     *
     * @param from the first day and
     * @param to the last day of figures by day, as {@code 2026-01-31} in UTC; the last 31 days if they are empty
     * @throws ApiError 400 for an unknown name or what is no date
     */
    List<AnalyticsRow> get(String name, String teamId, String from, String to) {
        return switch (name) {
            case "", "standard" -> standard(teamId);
            case "extra_counts" -> extra(teamId);
            case "post_counts_day" -> days(from, to, teamId, PostDay::posts);
            case "bot_post_counts_day" -> days(from, to, teamId, PostDay::botPosts);
            case "user_counts_with_posts_day" -> days(from, to, teamId, PostDay::authors);
            default -> throw ApiError.invalidUrl("name");
        };
    }

    /** How many posts there are, in all teams. */
    long posts() {
        return database.read(db -> days.posts(db, ""));
    }

    private List<AnalyticsRow> standard(String teamId) {
        long now = clock.millis();
        boolean counted = counted();
        return database.read(db -> List.of(
                new AnalyticsRow("channel_open_count", store.channels(db, ChannelType.OPEN, teamId)),
                new AnalyticsRow("channel_private_count", store.channels(db, ChannelType.PRIVATE, teamId)),
                new AnalyticsRow("post_count", counted ? days.posts(db, teamId) : NOT_COUNTED),
                new AnalyticsRow("unique_user_count", people.active(db, teamId)),
                new AnalyticsRow("team_count", store.teams(db)),
                new AnalyticsRow("total_websocket_connections", sockets.getAsInt()),
                new AnalyticsRow("total_master_db_connections", database.connections()),
                new AnalyticsRow("total_read_db_connections", 0),
                new AnalyticsRow(
                        "daily_active_users",
                        people.activeSince(db, now - Duration.ofDays(1).toMillis())),
                new AnalyticsRow(
                        "monthly_active_users",
                        people.activeSince(db, now - Duration.ofDays(31).toMillis())),
                new AnalyticsRow("inactive_user_count", people.inactive(db, teamId))));
    }

    /** Those of features that are not here yet are true all the same: there are none. */
    private List<AnalyticsRow> extra(String teamId) {
        return database.read(db -> List.of(
                new AnalyticsRow("incoming_webhook_count", 0),
                new AnalyticsRow("outgoing_webhook_count", 0),
                new AnalyticsRow("command_count", 0),
                new AnalyticsRow("session_count", store.sessions(db, clock.millis())),
                new AnalyticsRow("file_post_count", 0),
                new AnalyticsRow("hashtag_post_count", store.tagged(db, teamId))));
    }

    /** Counts each night what was written the day before, so that nobody waits for it. */
    public void addTo(JobRunner runner) {
        runner.periodically(COUNT_DAYS, NIGHTLY, run -> counted());
    }

    /** A figure of each day that has some, newest day first. */
    private List<AnalyticsRow> days(String from, String to, String teamId, ToLongFunction<PostDay> figure) {
        Period period = Period.of(from, to, clock);
        if (!counted()) {
            return List.of(new AnalyticsRow("", NOT_COUNTED));
        }
        return database.read(db -> days.of(db, teamId, period)).stream()
                .map(day -> new AnalyticsRow(Period.date(day.day()), figure.applyAsLong(day)))
                .filter(row -> row.value() > 0)
                .toList();
    }

    /** Whether posts are counted for so many people; then they are from now on, up to yesterday. */
    private boolean counted() {
        long most = config.get().view(AnalyticsSettings.class).maxUsersForStatistics();
        boolean counted = database.read(db -> people.active(db, "")) <= most;
        if (counted) {
            days.roll();
        }
        return counted;
    }
}
