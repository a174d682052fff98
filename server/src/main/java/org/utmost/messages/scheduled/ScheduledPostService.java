package org.utmost.messages.scheduled;

import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.utmost.messages.drafts.Draft;
import org.utmost.messages.drafts.DraftRules;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Having a post sent later. {@link ScheduledSending} sends it. */
public final class ScheduledPostService {
    /** Posts of one author that wait at the most. */
    private static final int MOST = 1_000;

    /** Where the list of a team has those of direct and group messages. */
    private static final String DIRECT = "directChannels";

    private final Database database;
    private final Jobs jobs;
    private final ScheduledPostStore posts = new ScheduledPostStore();
    private final DraftRules rules;
    private final ChannelAccess access;
    private final TeamService teams;
    private final Supplier<Config> config;
    private final Clock clock;
    private final Ids ids;

    public ScheduledPostService(
            Database database,
            Jobs jobs,
            DraftRules rules,
            ChannelAccess access,
            TeamService teams,
            Supplier<Config> config,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.jobs = jobs;
        this.rules = rules;
        this.access = access;
        this.teams = teams;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Takes a post to send later.
     *
     * @param connection the WebSocket connection of the client that wrote it; empty if it has none
     * @throws ApiError 403 without {@code create_post} in the channel; 400 where posts are not scheduled, for a time that is
     *     past, an archived channel, a restricted direct message, an empty post, one that can't be, or one too many
     */
    ScheduledPost create(Session by, NewScheduledPost wanted, String connection) {
        ScheduledPost post = checked(by, ids.newId(), wanted.draft().of(by.userId(), clock.millis()), wanted);
        return database.write(tx -> {
            if (posts.count(tx, by.userId()) >= MOST) {
                throw ApiError.badRequest("app.save_scheduled_post.save.app_error")
                        .with("max", String.valueOf(MOST));
            }
            posts.insert(tx, post);
            enqueue(tx, post);
            tx.publish(new ScheduledPostEvent.Created(post, connection));
            return post;
        });
    }

    /**
     * Changes the post and its time; one that could not be sent is tried again then.
     *
     * @throws ApiError 404 if there is none, 403 for another's, and as for {@link #create}
     */
    ScheduledPost update(Session by, String id, NewScheduledPost wanted, String connection) {
        ScheduledPost before = database.read(db -> posts.find(db, id));
        if (before == null) {
            throw ApiError.notFound("app.update_scheduled_post.existing_scheduled_post.not_exist");
        }
        requireOwn(by, before, "app.update_scheduled_post.update_permission.error");
        ScheduledPost after = checked(by, id, edited(before.draft(), wanted), wanted);
        return database.write(tx -> {
            if (posts.lock(tx, id) == null) {
                throw ApiError.notFound("app.update_scheduled_post.existing_scheduled_post.not_exist");
            }
            posts.update(tx, after);
            enqueue(tx, after);
            tx.publish(new ScheduledPostEvent.Updated(after, connection));
            return after;
        });
    }

    /**
     * Takes it back.
     *
     * @throws ApiError 404 if there is none, 403 for another's, 400 where posts are not scheduled
     */
    ScheduledPost delete(Session by, String id, String connection) {
        requireOn();
        return database.write(tx -> {
            ScheduledPost post = posts.lock(tx, id);
            if (post == null) {
                throw ApiError.notFound("app.delete_scheduled_post.existing_scheduled_post.not_exist");
            }
            requireOwn(by, post, "app.delete_scheduled_post.delete_permission.error");
            posts.delete(tx, id);
            jobs.cancel(tx, ScheduledSending.KIND, id);
            tx.publish(new ScheduledPostEvent.Deleted(post, connection));
            return post;
        });
    }

    /**
     * The caller's own of a team, and those of direct and group messages, each in the order of their times.
     *
     * @throws ApiError 403 without {@code view_team}, 400 where posts are not scheduled
     */
    Map<String, List<ScheduledPost>> ofTeam(Session by, String teamId, boolean directToo) {
        requireOn();
        teams.require(by, VIEW_TEAM, teamId);
        Map<String, List<ScheduledPost>> found = new LinkedHashMap<>();
        found.put(teamId, database.read(db -> posts.ofTeam(db, by.userId(), teamId, MOST)));
        if (directToo) {
            found.put(DIRECT, database.read(db -> posts.ofTeam(db, by.userId(), "", MOST)));
        }
        return found;
    }

    private Draft edited(Draft before, NewScheduledPost wanted) {
        Draft after = wanted.draft().of(before.userId(), clock.millis());
        return new Draft(
                before.createAt(),
                Math.max(after.updateAt(), before.updateAt() + 1),
                0,
                before.userId(),
                before.channelId(),
                before.rootId(),
                after.message(),
                after.props(),
                after.fileIds(),
                after.priority());
    }

    private ScheduledPost checked(Session by, String id, Draft draft, NewScheduledPost wanted) {
        requireOn();
        Channel channel = rules.check(by, draft);
        if (!channel.active()) {
            throw ApiError.badRequest("app.save_scheduled_post.channel_deleted.app_error");
        }
        access.requireTogether(channel, "app.save_scheduled_post.restricted_dm.error");
        if (draft.message().isBlank() && draft.fileIds().isEmpty()) {
            throw ApiError.badRequest("model.scheduled_post.is_valid.empty_post.app_error");
        }
        if (wanted.scheduledAt() <= clock.millis()) {
            throw ApiError.badRequest("model.scheduled_post.is_valid.scheduled_at.app_error");
        }
        return new ScheduledPost(id, draft, wanted.scheduledAt(), 0, "");
    }

    private void enqueue(Tx tx, ScheduledPost post) {
        jobs.enqueue(
                tx,
                NewJob.of(ScheduledSending.KIND, new ScheduledSending.Due(post.id()))
                        .withTime(post.scheduledAt())
                        .withKey(post.id()));
    }

    private static void requireOwn(Session by, ScheduledPost post, String errorId) {
        if (!by.belongsTo(post.draft().userId())) {
            throw ApiError.forbidden(errorId);
        }
    }

    private void requireOn() {
        if (!config.get().view(ScheduledPostSettings.class).scheduledPosts()) {
            throw ApiError.badRequest("api.scheduled_posts.feature_disabled");
        }
    }
}
