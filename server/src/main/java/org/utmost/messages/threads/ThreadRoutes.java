package org.utmost.messages.threads;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.identity.roles.Permission.VIEW_TEAM;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.messages.posts.PostRoutes.READERS;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.flag;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.number;

import org.utmost.messages.posts.Participants.Shown;
import org.utmost.messages.threads.ThreadService.Parts;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/teams/{team_id}/threads. */
public final class ThreadRoutes implements Routes {
    private static final String THREADS = "/users/{user_id}/teams/{team_id}/threads";
    private static final String THREAD = THREADS + "/{thread_id}";
    private static final Need SELF = oneselfOr(EDIT_OTHER_USERS);
    private static final Need READS = READERS.and(SELF);
    private static final Fails NO_MEMBERSHIP = NO_POST.and(404, "app.user.get_thread_membership_for_user.not_found");

    private final ThreadService threads;

    public ThreadRoutes(ThreadService threads) {
        this.threads = threads;
    }

    @Override
    public void addTo(Router api) {
        api.get(THREADS, this::list)
                .pages()
                .query(
                        number("since"),
                        id("before"),
                        id("after"),
                        flag("deleted"),
                        flag("unread"),
                        flag("extended"),
                        flag("excludeDirect"),
                        flag("totalsOnly"),
                        flag("threadsOnly"))
                .gives(UserThreads.class)
                .needs(SELF.and(Need.any(VIEW_TEAM)))
                .says("List the threads that a user follows, those with the newest replies first");
        api.put(THREADS + "/read", this::readAll)
                .needs(SELF.and(Need.any(VIEW_TEAM)))
                .says("Mark all threads of a team as read");
        api.get(THREAD, this::get)
                .query(flag("extended"))
                .gives(UserThread.class)
                .needs(READS)
                .fails(NO_POST)
                .fails(404, "app.user.get_threads_for_user.not_found")
                .says("Get a thread that a user follows");
        api.put(THREAD + "/following", this::follow).needs(READS).fails(NO_POST).says("Follow a thread");
        api.delete(THREAD + "/following", this::unfollow)
                .needs(READS)
                .fails(NO_POST)
                .says("Stop following a thread");
        api.put(THREAD + "/read/{timestamp}", this::read)
                .gives(UserThread.class)
                .needs(READS)
                .fails(NO_MEMBERSHIP)
                .says("Mark a thread as read up to a time");
        api.post(THREAD + "/set_unread/{post_id}", this::setUnread)
                .gives(UserThread.class)
                .needs(READS)
                .fails(NO_POST)
                .fails(400, "app.user.update_thread_read_for_user_by_post.app_error")
                .says("Mark a reply, and what came after it, as unread");
    }

    private Reply list(Request request) {
        if (request.flag("totalsOnly") && request.flag("threadsOnly")) {
            throw ApiError.invalidUrl("threadsOnly");
        }
        Parts only = request.flag("threadsOnly") ? Parts.THREADS : Parts.ALL;
        Parts parts = request.flag("totalsOnly") ? Parts.TOTALS : only;
        ThreadFilter filter = new ThreadFilter(
                request.number("since"),
                request.flag("deleted"),
                request.flag("unread"),
                !request.flag("excludeDirect"),
                request.queryId("before"),
                request.queryId("after"),
                request.page());
        return Reply.json(threads.list(
                request.session(), request.userId(), request.id("team_id"), filter, parts, shown(request)));
    }

    private Reply readAll(Request request) {
        threads.readAll(request.session(), request.userId(), request.id("team_id"));
        return Reply.ok();
    }

    private Reply get(Request request) {
        return Reply.json(threads.get(request.session(), request.userId(), request.id("thread_id"), shown(request)));
    }

    private Reply follow(Request request) {
        threads.follow(request.session(), request.userId(), request.id("thread_id"));
        return Reply.ok();
    }

    private Reply unfollow(Request request) {
        threads.unfollow(request.session(), request.userId(), request.id("thread_id"));
        return Reply.ok();
    }

    private Reply read(Request request) {
        return Reply.json(
                threads.read(request.session(), request.userId(), request.id("thread_id"), timestamp(request)));
    }

    private Reply setUnread(Request request) {
        return Reply.json(
                threads.setUnread(request.session(), request.userId(), request.id("thread_id"), request.id("post_id")));
    }

    private static Shown shown(Request request) {
        return request.flag("extended") ? Shown.PROFILES : Shown.IDS;
    }

    private static long timestamp(Request request) {
        try {
            return Long.parseLong(request.path("timestamp"));
        } catch (NumberFormatException e) {
            throw ApiError.invalidUrl("timestamp");
        }
    }
}
