package org.utmost.identity.status;

import static org.utmost.identity.roles.Permission.EDIT_OTHER_USERS;
import static org.utmost.platform.http.Need.oneselfOr;

import org.jspecify.annotations.Nullable;
import org.utmost.identity.users.UserService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/status, /users/status/ids. */
public final class StatusRoutes implements Routes {
    private static final int MOST = 1_000;

    private record NewStatus(
            @Nullable String userId, @Nullable String status, long dndEndTime) {}

    private final StatusService statuses;

    public StatusRoutes(StatusService statuses) {
        this.statuses = statuses;
    }

    @Override
    public void addTo(Router api) {
        api.get("/users/{user_id}/status", this::get)
                .gives(Status.class)
                .forUsers()
                .says("Get a user's status");
        api.put("/users/{user_id}/status", this::set)
                .takes(NewStatus.class)
                .gives(Status.class)
                .needs(oneselfOr(EDIT_OTHER_USERS))
                .fails(UserService.NO_USER)
                .says("Set a user's status");
        api.post("/users/status/ids", this::byIds)
                .takes(String[].class)
                .reads()
                .lists(Status.class)
                .forUsers()
                .says("Get the statuses of several users");
    }

    private Reply get(Request request) {
        return Reply.json(statuses.get(request.userId()));
    }

    private Reply set(Request request) {
        NewStatus wanted = request.body(NewStatus.class, "status");
        String userId = request.userId();
        if (!userId.equals(wanted.userId())) {
            throw ApiError.invalidBody("user_id");
        }
        String status = wanted.status() == null ? "" : wanted.status();
        return Reply.json(statuses.set(request.session(), userId, status, wanted.dndEndTime()));
    }

    private Reply byIds(Request request) {
        return Reply.json(statuses.byIds(request.ids("user_ids", MOST)));
    }
}
