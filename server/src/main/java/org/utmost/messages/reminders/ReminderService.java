package org.utmost.messages.reminders;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.identity.users.SystemBot;
import org.utmost.identity.users.User;
import org.utmost.identity.users.UserService;
import org.utmost.messages.posts.NewPost;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostReading;
import org.utmost.messages.posts.PostService;
import org.utmost.platform.config.Config;
import org.utmost.platform.database.Database;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Session;
import org.utmost.platform.jobs.JobKind;
import org.utmost.platform.jobs.JobRun;
import org.utmost.platform.jobs.JobRunner;
import org.utmost.platform.jobs.Jobs;
import org.utmost.platform.jobs.NewJob;
import org.utmost.platform.text.Texts;
import org.utmost.spaces.channels.Channel;
import org.utmost.spaces.channels.ChannelAccess;
import org.utmost.spaces.channels.DirectChannelService;
import org.utmost.spaces.teams.TeamService;

/** Being told of a post again, at a time of one's choice, by a direct message of the server's. */
public final class ReminderService {
    /** A reminder is due. */
    record Due(String userId, String postId) {}

    private static final JobKind<Due> KIND = JobKind.of("post_reminder", Due.class);

    private final Database database;
    private final Jobs jobs;
    private final PostReading reading;
    private final PostService posts;
    private final DirectChannelService direct;
    private final ChannelAccess access;
    private final TeamService teams;
    private final UserService users;
    private final RoleService roles;
    private final SystemBot bot;
    private final Supplier<Config> config;
    private final Clock clock;

    public ReminderService(
            Database database,
            Jobs jobs,
            PostReading reading,
            PostService posts,
            DirectChannelService direct,
            ChannelAccess access,
            TeamService teams,
            UserService users,
            RoleService roles,
            SystemBot bot,
            Supplier<Config> config,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.reading = reading;
        this.posts = posts;
        this.direct = direct;
        this.access = access;
        this.teams = teams;
        this.users = users;
        this.roles = roles;
        this.bot = bot;
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
        User system = bot.get();
        Channel channel =
                direct.open(session(system), List.of(system.id(), reader.get().id()));
        posts.create(session(system), message(channel, reader.get(), post, run.id()), false);
    }

    private @Nullable Post readable(User reader, String postId) {
        try {
            return reading.get(session(reader), postId);
        } catch (ApiError gone) {
            return null;
        }
    }

    private NewPost message(Channel channel, User reader, Post post, String jobId) {
        String author = users.find(post.userId()).map(User::username).orElse("");
        Map<String, Object> said = Map.of("username", author, "link", link(post));
        return new NewPost(
                channel.id(),
                Texts.get(Texts.choose(reader.locale()), "post.reminder", said),
                "",
                "reminder:" + jobId,
                "",
                Map.of("post_id", post.id(), "username", author),
                List.of(),
                false,
                0,
                null);
    }

    private String link(Post post) {
        String teamId = access.get(post.channelId()).teamId();
        String team = teamId.isEmpty() ? "_redirect" : teams.get(teamId).name();
        return config.get().service().siteURL().replaceAll("/+$", "") + "/" + team + "/pl/" + post.id();
    }

    private static Session session(User user) {
        return new Session("", user.id(), user.roles(), user.locale(), "", false, Set.of(), 0);
    }
}
