package org.utmost.administration.analytics;

import static org.utmost.schema.Tables.POSTS;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.spaces.channels.ChannelType;

/** The figures of the system console. */
public final class AnalyticsService {
    private final Database database;
    private final AnalyticsStore store = new AnalyticsStore();
    private final IntSupplier sockets;
    private final Clock clock;

    /**
     * Counts over the database.
     *
     * @param sockets how many WebSocket connections are open
     */
    public AnalyticsService(Database database, IntSupplier sockets, Clock clock) {
        this.database = database;
        this.sockets = sockets;
        this.clock = clock;
    }

    /**
     * The figures of that name; of one team, or of all for an empty id.
     *
     * @param from the first day and
     * @param to the last day of figures by day, as {@code 2026-01-31} in UTC; the last 31 days if they are empty
     * @throws ApiError 400 for an unknown name or what is no date
     */
    List<AnalyticsRow> get(String name, String teamId, String from, String to) {
        return switch (name) {
            case "", "standard" -> standard(teamId);
            case "extra_counts" -> extra(teamId);
            case "post_counts_day" -> days(from, to, teamId, false);
            case "bot_post_counts_day" -> days(from, to, teamId, true);
            case "user_counts_with_posts_day" -> {
                Period period = Period.of(from, to, clock);
                yield database.read(db -> store.authorsByDay(db, period, teamId));
            }
            default -> throw ApiError.invalidUrl("name");
        };
    }

    private List<AnalyticsRow> standard(String teamId) {
        long now = clock.millis();
        return database.read(db -> List.of(
                new AnalyticsRow("channel_open_count", store.channels(db, ChannelType.OPEN, teamId)),
                new AnalyticsRow("channel_private_count", store.channels(db, ChannelType.PRIVATE, teamId)),
                new AnalyticsRow("post_count", store.posts(db, teamId)),
                new AnalyticsRow("unique_user_count", store.users(db, true, teamId)),
                new AnalyticsRow("team_count", store.teams(db)),
                new AnalyticsRow("total_websocket_connections", sockets.getAsInt()),
                new AnalyticsRow("total_master_db_connections", database.connections()),
                new AnalyticsRow("total_read_db_connections", 0),
                new AnalyticsRow(
                        "daily_active_users",
                        store.activeSince(db, now - Duration.ofDays(1).toMillis())),
                new AnalyticsRow(
                        "monthly_active_users",
                        store.activeSince(db, now - Duration.ofDays(31).toMillis())),
                new AnalyticsRow("inactive_user_count", store.users(db, false, teamId))));
    }

    /** Those of features that are not here yet are true all the same: there are none. */
    private List<AnalyticsRow> extra(String teamId) {
        return database.read(db -> List.of(
                new AnalyticsRow("incoming_webhook_count", 0),
                new AnalyticsRow("outgoing_webhook_count", 0),
                new AnalyticsRow("command_count", 0),
                new AnalyticsRow("session_count", store.sessions(db, clock.millis())),
                new AnalyticsRow("file_post_count", 0),
                new AnalyticsRow("hashtag_post_count", store.postsLike(db, POSTS.HASHTAGS.ne(""), teamId))));
    }

    private List<AnalyticsRow> days(String from, String to, String teamId, boolean botsOnly) {
        Period period = Period.of(from, to, clock);
        return database.read(db -> store.postsByDay(db, period, teamId, botsOnly));
    }
}
