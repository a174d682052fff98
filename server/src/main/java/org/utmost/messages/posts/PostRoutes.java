package org.utmost.messages.posts;

import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.DELETE_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.DELETE_POST;
import static org.utmost.identity.roles.Permission.EDIT_FILE_ATTACHMENT;
import static org.utmost.identity.roles.Permission.EDIT_OTHERS_POSTS;
import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.EDIT_POST;
import static org.utmost.identity.roles.Permission.READ_CHANNEL_CONTENT;
import static org.utmost.identity.roles.Permission.READ_PUBLIC_CHANNEL;
import static org.utmost.identity.roles.Permission.UPLOAD_FILE;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.number;
import static org.utmost.platform.http.Parameter.text;

import java.util.stream.Stream;
import org.utmost.messages.posts.PostFilter.Threads;
import org.utmost.platform.config.Config;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Page;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** /posts, /channels/{channel_id}/posts. */
public final class PostRoutes implements Routes {
    private static final int MOST_IDS = 1_000;

    /** Those who may read what is written in the channel. */
    public static final Need READERS = Need.any(READ_CHANNEL_CONTENT, READ_PUBLIC_CHANNEL);

    /** There is no such post. */
    public static final Fails NO_POST = Fails.with(404, "app.post.get.app_error");
    /** It can't be edited. */
    public static final Fails EDIT_REFUSED = NO_POST.and(
            400,
            "api.post.patch_post.can_not_update_post_in_deleted.error",
            "api.post.patch_post.can_not_update_post_in_restricted_dm.error",
            "api.post.update_post.system_message.app_error",
            "api.post.update_post.permissions_details.app_error",
            "api.post.update_post.permissions_time_limit.app_error",
            "model.post.is_valid.message_length.app_error",
            "model.post.is_valid.file_ids.app_error",
            "model.post.is_valid.props.app_error");

    /** Bytes that a character (Unicode code point) has at the most. */
    private static final long CHARACTER = 4;

    private final PostService posts;
    private final PostEditing editing;
    private final PostReading reading;
    private final PostViews views;

    public PostRoutes(PostService posts, PostEditing editing, PostReading reading, PostViews views) {
        this.posts = posts;
        this.editing = editing;
        this.reading = reading;
        this.views = views;
    }

    @Override
    public void addTo(Router api) {
        api.post("/posts", this::create)
                .takes(NewPost.class)
                .upTo(PostRoutes::mostBytes)
                .query(flag("set_online"))
                .creates(PostView.class)
                .needs(CREATE_POST)
                .narrowedBy(UPLOAD_FILE)
                .fails(
                        400,
                        "model.post.is_valid.channel_id.app_error",
                        "model.post.is_valid.root_id.app_error",
                        "model.post.is_valid.message_length.app_error",
                        "model.post.is_valid.file_ids.app_error",
                        "model.post.is_valid.type.app_error",
                        "model.post.is_valid.props.app_error",
                        "model.post.is_valid.create_at.app_error",
                        "api.context.invalid_param.app_error",
                        "api.post.post_priority.priority_post_only_allowed_for_root_post.request_error",
                        "api.post.post_priority.urgent_persistent_notification_post.request_error",
                        "api.post.create_post.root_id.app_error",
                        "api.post.create_post.can_not_post_to_deleted.error",
                        "api.post.create_post.can_not_post_in_restricted_dm.error")
                .fails(403, "api.post.post_priority.priority_post_not_allowed_for_user.request_error")
                .fails(
                        500,
                        "api.post.create_post.channel_root_id.app_error",
                        "api.post.deduplicate_create_post.failed_to_get")
                .says("Create a post");
        api.get("/posts/{post_id}", this::get)
                .query(flag("include_deleted"))
                .gives(PostView.class)
                .needs(READERS)
                .fails(NO_POST)
                .says("Get a post");
        api.put("/posts/{post_id}", this::update)
                .takes(PostPatch.class)
                .upTo(PostRoutes::mostBytes)
                .gives(PostView.class)
                .needs(Need.any(EDIT_POST).and(oneselfOr(EDIT_OTHERS_POSTS)))
                .fails(EDIT_REFUSED)
                .says("Update a post");
        api.put("/posts/{post_id}/patch", this::patch)
                .takes(PostPatch.class)
                .upTo(PostRoutes::mostBytes)
                .gives(PostView.class)
                .needs(Need.any(EDIT_POST).and(oneselfOr(EDIT_OTHERS_POSTS)))
                .narrowedBy(EDIT_FILE_ATTACHMENT, UPLOAD_FILE)
                .fails(EDIT_REFUSED)
                .says("Update some fields of a post");
        api.delete("/posts/{post_id}", this::delete)
                .query(flag("permanent"))
                .needs(new Need.Oneself().and(Need.any(DELETE_POST)).or(Need.any(DELETE_OTHERS_POSTS)))
                .fails(NO_POST)
                .fails(
                        400,
                        "api.post.delete_post.can_not_delete_post_in_deleted.error",
                        "api.post.delete_post.can_not_delete_from_restricted_dm.error")
                .fails(501, "api.post.delete_post.not_enabled.app_error")
                .says("Delete a post");
        api.get("/posts/{post_id}/thread", this::thread)
                .query(
                        number("perPage").atMost(Integer.MAX_VALUE),
                        id("fromPost"),
                        number("fromCreateAt"),
                        number("fromUpdateAt"),
                        text("direction"),
                        flag("updatesOnly"),
                        flag("skipFetchThreads"),
                        flag("collapsedThreads"),
                        flag("collapsedThreadsExtended"))
                .gives(PostList.class)
                .needs(READERS)
                .fails(NO_POST)
                .says("Get a thread");
        api.post("/posts/ids", this::byIds)
                .takes(String[].class)
                .reads()
                .lists(PostView.class)
                .forUsers()
                .narrowedBy(READ_CHANNEL_CONTENT, READ_PUBLIC_CHANNEL)
                .says("Get posts by id");
        api.get("/users/{user_id}/channels/{channel_id}/posts/unread", this::unread)
                .query(
                        number("limit_before").usually(Page.DEFAULT).atMost(Page.MAXIMUM),
                        number("limit_after").usually(Page.DEFAULT).atMost(Page.MAXIMUM),
                        flag("skipFetchThreads"),
                        flag("collapsedThreads"),
                        flag("collapsedThreadsExtended"))
                .gives(PostList.class)
                .needs(READERS.and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(ChannelAccess.NO_MEMBER)
                .says("List the posts around the first unread one");
        api.get("/channels/{channel_id}/posts", this::ofChannel)
                .pages()
                .query(
                        number("since"),
                        id("before"),
                        id("after"),
                        flag("include_deleted"),
                        text("type"),
                        flag("skipFetchThreads"),
                        flag("collapsedThreads"),
                        flag("collapsedThreadsExtended"))
                .gives(PostList.class)
                .needs(READERS)
                .fails(ChannelAccess.NO_CHANNEL)
                .fails(400, "app.post.get_posts_around.get.app_error")
                .says("List a channel's posts, newest first");
    }

    /** Bytes of a body with a post: the longest message beside what every body may have. */
    public static long mostBytes(Config config) {
        return config.service().maximumPayloadSizeBytes()
                + CHARACTER * config.view(PostSettings.class).maximumMessageLength();
    }

    private Reply create(Request request) {
        NewPost wanted = request.body(NewPost.class, "post");
        boolean setOnline = !request.query("set_online").equals("false");
        return Reply.json(201, views.of(posts.create(request.session(), wanted, setOnline)));
    }

    private Reply get(Request request) {
        String id = request.id("post_id");
        Post post = request.flag("include_deleted")
                ? reading.getWithDeleted(request.session(), id)
                : reading.get(request.session(), id);
        return Reply.json(views.of(post)).etag(post.id() + "." + post.updateAt());
    }

    private Reply update(Request request) {
        PostPatch patch = request.body(PostPatch.class, "post");
        if (!request.id("post_id").equals(patch.id())) {
            throw ApiError.invalidBody("id");
        }
        return Reply.json(views.of(editing.edit(request.session(), request.id("post_id"), patch.whole())));
    }

    private Reply patch(Request request) {
        PostPatch patch = request.body(PostPatch.class, "post");
        return Reply.json(views.of(editing.edit(request.session(), request.id("post_id"), patch)));
    }

    private Reply delete(Request request) {
        if (request.flag("permanent")) {
            throw ApiError.disabled("api.post.delete_post.not_enabled.app_error");
        }
        editing.delete(request.session(), request.id("post_id"));
        return Reply.ok();
    }

    private Reply thread(Request request) {
        ThreadQuery query = threadQuery(request);
        PostList list = request.flag("skipFetchThreads")
                ? reading.alone(request.session(), request.id("post_id"))
                : reading.thread(request.session(), request.id("post_id"), query);
        return list(request, list, threads(request));
    }

    private static ThreadQuery threadQuery(Request request) {
        long createAt = request.number("fromCreateAt");
        long updateAt = request.number("fromUpdateAt");
        String fromId = request.queryId("fromPost");
        String direction = request.query("direction");
        boolean updatesOnly = request.flag("updatesOnly");
        if (!direction.isEmpty() && !direction.equals("up") && !direction.equals("down")) {
            throw ApiError.invalidUrl("direction");
        }
        if (!fromId.isEmpty() && createAt == 0 && updateAt == 0) {
            throw ApiError.invalidUrl("fromPost").because("a post is only found with its time");
        }
        if (updateAt > 0 && createAt > 0 || updatesOnly && updateAt == 0) {
            throw ApiError.invalidUrl("fromUpdateAt");
        }
        if (updatesOnly && direction.equals("up")) {
            throw ApiError.invalidUrl("updatesOnly");
        }
        return new ThreadQuery(
                (int) request.number("perPage"),
                direction.equals("up"),
                updateAt > 0,
                Math.max(createAt, updateAt),
                fromId,
                updatesOnly);
    }

    /**
     * How the client shows threads. Whether to skip fetching them says nothing for a list of a channel: it brings roots,
     * not threads.
     */
    private static Threads threads(Request request) {
        if (!request.flag("collapsedThreads")) {
            return Threads.OPEN;
        }
        return request.flag("collapsedThreadsExtended") ? Threads.COLLAPSED_WITH_PROFILES : Threads.COLLAPSED;
    }

    private Reply byIds(Request request) {
        return Reply.json(reading.byIds(request.session(), request.ids("post_ids", MOST_IDS)));
    }

    private Reply unread(Request request) {
        long after = request.number("limit_after");
        if (after == 0) {
            throw ApiError.invalidUrl("limit_after");
        }
        PostFilter filter = new PostFilter(false, "", threads(request));
        PostList list = reading.unread(
                request.session(),
                request.userId(),
                request.id("channel_id"),
                filter,
                (int) request.number("limit_before"),
                (int) after);
        return list(request, list, filter.threads());
    }

    private Reply ofChannel(Request request) {
        PostFilter filter = new PostFilter(request.flag("include_deleted"), request.query("type"), threads(request));
        Page page = request.page();
        boolean common =
                !filter.deletedToo() && filter.type().isEmpty() && filter.threads() != Threads.COLLAPSED_WITH_PROFILES;
        boolean anchored = Stream.of("since", "before", "after")
                .anyMatch(name -> !request.query(name).isEmpty());
        if (common && !anchored && page.number() == 0) {
            boolean collapsed = filter.threads() == Threads.COLLAPSED;
            NewestPages.Page newest =
                    reading.newest(request.session(), request.id("channel_id"), page.size(), collapsed);
            return Reply.writtenJson(newest.json()).etag(newest.etag());
        }
        return list(request, part(request, filter, page), filter.threads());
    }

    private PostList part(Request request, PostFilter filter, Page page) {
        String channelId = request.id("channel_id");
        if (!request.query("since").isEmpty()) {
            return reading.since(request.session(), channelId, filter, request.number("since"));
        }
        if (!request.query("before").isEmpty()) {
            return reading.before(request.session(), channelId, request.queryId("before"), filter, page);
        }
        if (!request.query("after").isEmpty()) {
            return reading.after(request.session(), channelId, request.queryId("after"), filter, page);
        }
        return reading.page(request.session(), channelId, filter, page);
    }

    /** A list and its version; that of the profiles in it nobody knows. */
    private Reply list(Request request, PostList posts, Threads threads) {
        PostList shown = reading.shown(request.session(), posts, threads);
        Reply reply = Reply.json(shown);
        return threads == Threads.COLLAPSED_WITH_PROFILES ? reply : reply.etag(shown.etag());
    }
}
