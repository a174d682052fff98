package org.utmost.messages.scheduled;

import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.platform.http.Parameter.flag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.utmost.messages.drafts.DraftRoutes;
import org.utmost.messages.drafts.DraftRules;
import org.utmost.messages.posts.PostRoutes;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /posts/schedule, /posts/scheduled. */
public final class ScheduledPostRoutes implements Routes {
    private static final Fails OFF = Fails.with(400, "api.scheduled_posts.feature_disabled");
    private static final Fails INVALID = OFF.and(DraftRules.INVALID)
            .and(
                    400,
                    "app.save_scheduled_post.channel_deleted.app_error",
                    "app.save_scheduled_post.restricted_dm.error",
                    "model.scheduled_post.is_valid.empty_post.app_error",
                    "model.scheduled_post.is_valid.scheduled_at.app_error");

    private final ScheduledPostService posts;
    private final PostViews views;

    public ScheduledPostRoutes(ScheduledPostService posts, PostViews views) {
        this.posts = posts;
        this.views = views;
    }

    @Override
    public void addTo(Router api) {
        api.post("/posts/schedule", this::create)
                .takes(NewScheduledPost.class)
                .upTo(PostRoutes::mostBytes)
                .creates(ScheduledPostView.class)
                .needs(CREATE_POST)
                .fails(INVALID)
                .fails(400, "app.save_scheduled_post.save.app_error")
                .says("Have a post sent later");
        api.put("/posts/schedule/{scheduled_post_id}", this::update)
                .takes(NewScheduledPost.class)
                .upTo(PostRoutes::mostBytes)
                .gives(ScheduledPostView.class)
                .needs(new Need.Oneself().and(Need.any(CREATE_POST)))
                .fails(INVALID)
                .fails(403, "app.update_scheduled_post.update_permission.error")
                .fails(404, "app.update_scheduled_post.existing_scheduled_post.not_exist")
                .says("Change a post that is sent later");
        api.delete("/posts/schedule/{scheduled_post_id}", this::delete)
                .gives(ScheduledPostView.class)
                .needs(new Need.Oneself())
                .fails(OFF)
                .fails(403, "app.delete_scheduled_post.delete_permission.error")
                .fails(404, "app.delete_scheduled_post.existing_scheduled_post.not_exist")
                .says("Take back a post that is sent later");
        api.get("/posts/scheduled/team/{team_id}", this::ofTeam)
                .query(flag("includeDirectChannels"))
                .gives(Map.class)
                .needs(VIEW_TEAM)
                .fails(OFF)
                .says("List one's posts of a team that are sent later, by team");
    }

    private Reply create(Request request) {
        NewScheduledPost wanted = request.body(NewScheduledPost.class, "schedule_post");
        return Reply.json(201, view(posts.create(request.session(), wanted, connection(request))));
    }

    private Reply update(Request request) {
        NewScheduledPost wanted = request.body(NewScheduledPost.class, "schedule_post");
        String id = request.id("scheduled_post_id");
        if (!id.equals(wanted.id())) {
            throw ApiError.invalidBody("id");
        }
        return Reply.json(view(posts.update(request.session(), id, wanted, connection(request))));
    }

    private Reply delete(Request request) {
        return Reply.json(view(posts.delete(request.session(), request.id("scheduled_post_id"), connection(request))));
    }

    private Reply ofTeam(Request request) {
        Map<String, List<ScheduledPostView>> shown = new LinkedHashMap<>();
        posts.ofTeam(request.session(), request.id("team_id"), request.flag("includeDirectChannels"))
                .forEach((team, found) ->
                        shown.put(team, found.stream().map(this::view).toList()));
        return Reply.json(shown);
    }

    private ScheduledPostView view(ScheduledPost post) {
        return ScheduledPostView.of(post, views);
    }

    private static String connection(Request request) {
        return request.header(DraftRoutes.CONNECTION);
    }
}
