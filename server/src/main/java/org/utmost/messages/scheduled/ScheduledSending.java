package org.utmost.messages.scheduled;

import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.drafts.Draft;
import org.utmost.messages.posts.NewPost;
import org.utmost.messages.posts.PostService;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;

/** Sends posts at their times, each once: a second try finds the post of the first by the id that it was sent under. */
public final class ScheduledSending {
    /** A post is due. */
    record Due(String id) {}

    static final JobKind<Due> KIND = JobKind.of("scheduled_post", Due.class);

    private final Database database;
    private final ScheduledPostStore scheduled = new ScheduledPostStore();
    private final PostService posts;
    private final UserService users;
    private final Clock clock;

    public ScheduledSending(Database database, PostService posts, UserService users, Clock clock) {
        this.database = database;
        this.posts = posts;
        this.users = users;
        this.clock = clock;
    }

    /** Has posts sent. */
    public void addTo(JobRunner runner) {
        runner.on(KIND, this::send);
    }

    private void send(JobRun<Due> run) {
        ScheduledPost due = database.read(db -> scheduled.find(db, run.payload().id()));
        if (due == null || due.scheduledAt() > clock.millis()) {
            return;
        }
        String error = sent(due);
        database.change(tx -> {
            ScheduledPost current = scheduled.lock(tx, due.id());
            if (current != null) {
                end(tx, current, error);
            }
            run.finish(tx);
        });
    }

    private void end(Tx tx, ScheduledPost current, String error) {
        if (error.isEmpty()) {
            scheduled.delete(tx, current.id());
            tx.publish(new ScheduledPostEvent.Deleted(current, ""));
            return;
        }
        ScheduledPost failed = current.failed(error, clock.millis());
        scheduled.update(tx, failed);
        tx.publish(new ScheduledPostEvent.Updated(failed, ""));
    }

    /** Why it could not be sent; empty if it was. */
    private String sent(ScheduledPost due) {
        Optional<User> author = users.find(due.draft().userId());
        if (author.isEmpty()) {
            return "user_missing";
        }
        if (author.get().deleteAt() > 0) {
            return "user_deleted";
        }
        try {
            posts.create(author.get().session(), post(due), false);
            return "";
        } catch (ApiError e) {
            return code(e);
        }
    }

    private static NewPost post(ScheduledPost due) {
        Draft draft = due.draft();
        NewPost.@Nullable Metadata metadata = draft.priority() == null ? null : new NewPost.Metadata(draft.priority());
        return new NewPost(
                draft.channelId(),
                draft.message(),
                draft.rootId(),
                "scheduled:" + due.id(),
                "",
                draft.props(),
                draft.fileIds(),
                false,
                0,
                metadata);
    }

    private static String code(ApiError error) {
        return switch (error.id()) {
            case "api.context.permissions.app_error" -> "no_channel_permission";
            case "api.post.create_post.can_not_post_to_deleted.error" -> "channel_archived";
            case "api.post.create_post.root_id.app_error", "api.post.create_post.channel_root_id.app_error" ->
                "thread_deleted";
            case "api.post.create_post.can_not_post_in_restricted_dm.error" -> "restricted_dm";
            default -> "invalid_post";
        };
    }
}
