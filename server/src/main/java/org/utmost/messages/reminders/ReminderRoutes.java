package org.utmost.messages.reminders;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.messages.posts.PostRoutes.NO_POST;
import static org.utmost.messages.posts.PostRoutes.READERS;
import static org.utmost.platform.http.Need.oneselfOr;

import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/posts/{post_id}/reminder. */
public final class ReminderRoutes implements Routes {
    private final ReminderService reminders;

    public ReminderRoutes(ReminderService reminders) {
        this.reminders = reminders;
    }

    @Override
    public void addTo(Router api) {
        api.post("/users/{user_id}/posts/{post_id}/reminder", this::set)
                .takes(NewReminder.class)
                .needs(READERS.and(oneselfOr(EDIT_OTHER_USERS)))
                .fails(NO_POST)
                .says("Have oneself reminded of a post at a time");
    }

    private Reply set(Request request) {
        NewReminder wanted = request.body(NewReminder.class, "target_time");
        reminders.set(request.session(), request.userId(), request.id("post_id"), wanted.targetTime());
        return Reply.ok();
    }
}
