package org.utmost.messages.drafts;

import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;

import org.utmost.messages.posts.PostRoutes;
import org.utmost.messages.posts.PostViews;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /drafts, /users/{user_id}/teams/{team_id}/drafts, /users/{user_id}/channels/{channel_id}/drafts. */
public final class DraftRoutes implements Routes {
    /** Names the WebSocket connection of the client that calls, which needs not be told of what it did itself. */
    public static final String CONNECTION = "Connection-Id";

    private static final Fails NOT_KEPT = Fails.with(501, "api.drafts.disabled.app_error");
    private static final Need OWNER = new Need.Oneself();

    private final DraftService drafts;
    private final PostViews views;

    public DraftRoutes(DraftService drafts, PostViews views) {
        this.drafts = drafts;
        this.views = views;
    }

    @Override
    public void addTo(Router api) {
        api.post("/drafts", this::save)
                .takes(NewDraft.class)
                .upTo(PostRoutes::mostBytes)
                .creates(DraftView.class)
                .needs(CREATE_POST)
                .fails(NOT_KEPT)
                .fails(DraftRules.INVALID)
                .fails(
                        400,
                        "api.draft.create_draft.can_not_draft_to_deleted.error",
                        "api.draft.create_draft.can_not_draft_to_restricted_dm.error")
                .says("Keep the draft of a channel or thread");
        api.get("/users/{user_id}/teams/{team_id}/drafts", this::ofTeam)
                .lists(DraftView.class)
                .needs(OWNER.and(Need.any(VIEW_TEAM)))
                .fails(NOT_KEPT)
                .says("List one's drafts in a team, the latest first");
        api.delete("/users/{user_id}/channels/{channel_id}/drafts", request -> delete(request, ""))
                .needs(OWNER)
                .fails(NOT_KEPT)
                .says("Throw away the draft of a channel");
        api.delete(
                        "/users/{user_id}/channels/{channel_id}/drafts/{thread_id}",
                        request -> delete(request, request.id("thread_id")))
                .needs(OWNER)
                .fails(NOT_KEPT)
                .says("Throw away the draft of a thread");
    }

    private Reply save(Request request) {
        NewDraft wanted = request.body(NewDraft.class, "draft");
        return Reply.json(201, DraftView.of(drafts.save(request.session(), wanted, request.header(CONNECTION)), views));
    }

    private Reply ofTeam(Request request) {
        return Reply.json(drafts.ofTeam(request.session(), request.userId(), request.id("team_id")).stream()
                .map(draft -> DraftView.of(draft, views))
                .toList());
    }

    private Reply delete(Request request, String rootId) {
        drafts.delete(
                request.session(), request.userId(), request.id("channel_id"), rootId, request.header(CONNECTION));
        return Reply.ok();
    }
}
