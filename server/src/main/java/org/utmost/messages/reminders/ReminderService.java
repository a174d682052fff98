package org.utmost.messages.reminders;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.fromserver.ServerMessages;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.teams.TeamService;

/** Being told of a post again, at a time of one's choice, by a direct message of the server's. */
public final class ReminderService {
    /** A reminder is due. */
    record Due(String userId, String postId) {}

    private static final JobKind<Due> KIND = JobKind.of("post_reminder", Due.class);

    private final Database database;
    private final Jobs jobs;
    private final PostReading reading;
    private final ChannelAccess access;
    private final TeamService teams;
    private final UserService users;
    private final RoleService roles;
    private final ServerMessages messages;
    private final Supplier<Config> config;
    private final Clock clock;

    public ReminderService(
            Database database,
            Jobs jobs,
            PostReading reading,
            ChannelAccess access,
            TeamService teams,
            UserService users,
            RoleService roles,
            ServerMessages messages,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.reading = reading;
        this.access = access;
        this.teams = teams;
        this.users = users;
        this.roles = roles;
        this.messages = messages;
        this.config = config;
        this.clock = clock;
    }

    /** Has people reminded. */
    public void addTo(JobRunner runner) {
        runner.on(KIND, this::remind);
    }

    /**
     * Reminds a user of a post at a time, epoch seconds; a later wish takes the place of the one before.
     *
     * @throws ApiError 404 if there is no such post; 403 if the caller may not read it, or for another user without
     *     {@code edit_other_users}; 400 for a time that is past
     */
    void set(Session by, String userId, String postId, long time) {
        roles.requireSelfOr(by, userId, EDIT_OTHER_USERS);
        reading.get(by, postId);
        if (time * 1000 <= clock.millis()) {
            throw ApiError.invalidBody("target_time");
        }
        database.change(tx -> jobs.enqueue(
                tx,
                NewJob.of(KIND, new Due(userId, postId)).withTime(time * 1000).withKey(userId + postId)));
    }

    private void remind(JobRun<Due> run) {
        Due due = run.payload();
        Optional<User> reader = users.find(due.userId()).filter(User::active);
        if (reader.isEmpty()) {
            return;
        }
        Post post = readable(reader.get(), due.postId());
        if (post == null) {
            return;
        }
        String author = users.find(post.userId()).map(User::username).orElse("");
        Map<String, Object> said = Map.of("username", author, "link", link(post), "post_id", post.id());
        messages.write(reader.get(), "reminder:" + run.id(), "post.reminder", said);
    }

    private @Nullable Post readable(User reader, String postId) {
        try {
            return reading.get(reader.session(), postId);
        } catch (ApiError gone) {
            return null;
        }
    }

    private String link(Post post) {
        String teamId = access.get(post.channelId()).teamId();
        String team = teamId.isEmpty() ? "_redirect" : teams.get(teamId).name();
        return config.get().service().siteURL().replaceAll("/+$", "") + "/" + team + "/pl/" + post.id();
    }
}
