package org.utmost.messages.fromserver;

import java.util.Map;
import org.utmost.identity.users.UserService;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.ids.Ids;

/** /notifications/test. */
public final class TestNotificationRoutes implements Routes {
    private final ServerMessages messages;
    private final UserService users;
    private final Ids ids;

    public TestNotificationRoutes(ServerMessages messages, UserService users, Ids ids) {
        this.messages = messages;
        this.users = users;
        this.ids = ids;
    }

    @Override
    public void addTo(Router api) {
        api.post("/notifications/test", this::test)
                .forUsers()
                .says("Have the server write to oneself, to see whether one is notified");
    }

    private Reply test(Request request) {
        messages.write(
                users.get(request.session().userId()), "test:" + ids.newId(), "post.test_notification", Map.of());
        return Reply.ok();
    }
}
