package org.utmost.notifications.realtime;

import static org.utmost.identity.roles.Permission.CREATE_POST;
import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;
import static org.utmost.platform.http.Need.oneselfOr;
import static org.utmost.platform.http.Parameter.id;
import static org.utmost.platform.http.Parameter.number;
import static org.utmost.platform.http.Parameter.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;

/** /users/{user_id}/typing, and /websocket for those who come without asking for the upgrade. */
public final class RealtimeRoutes implements Routes {
    private record NewTyping(
            @Nullable String channelId, @Nullable String parentId) {}

    private final Typing typing;
    private final RoleService roles;

    public RealtimeRoutes(Typing typing, RoleService roles) {
        this.typing = typing;
        this.roles = roles;
    }

    @Override
    public void addTo(Router api) {
        api.get("/websocket", request -> {
                    throw ApiError.badRequest("api.web_socket.connect.upgrade.app_error");
                })
                .query(id("connection_id"), number("sequence_number"), text("access_token"))
                .takesQueryToken()
                .gives(Map.class)
                .forAnyone()
                .fails(400, "api.web_socket.connect.upgrade.app_error")
                .says("The WebSocket of events");
        api.post("/users/{user_id}/typing", this::typing)
                .takes(NewTyping.class)
                .needs(oneselfOr(MANAGE_SYSTEM).and(Need.any(CREATE_POST)))
                .says("Tell a channel that a user types");
    }

    private Reply typing(Request request) {
        String userId = request.userId();
        NewTyping where = request.body(NewTyping.class, "typing_request");
        roles.requireSelfOr(request.session(), userId, MANAGE_SYSTEM);
        String channelId = where.channelId() == null ? "" : where.channelId();
        if (!typing.permits(request.session(), userId, channelId)) {
            throw ApiError.noPermission(CREATE_POST);
        }
        typing.tell(userId, channelId, where.parentId() == null ? "" : where.parentId());
        return Reply.ok();
    }
}
