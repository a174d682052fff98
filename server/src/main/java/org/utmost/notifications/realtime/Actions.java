package org.utmost.notifications.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.utmost.identity.status.Status;
import org.utmost.identity.status.StatusService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Scope;
import org.utmost.platform.http.ServerVersion;
import org.utmost.platform.http.Session;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.json.Json;

/** What a client may ask over its socket. */
final class Actions {
    private static final int MOST_STATUSES = 1_000;

    private final AllConnections all;
    private final Typing typing;
    private final StatusService statuses;
    private final Presence presence;
    private final Clock clock;

    Actions(AllConnections all, Typing typing, StatusService statuses, Presence presence, Clock clock) {
        this.all = all;
        this.typing = typing;
        this.statuses = statuses;
        this.presence = presence;
        this.clock = clock;
    }

    /**
     * Does what is asked.
     *
     * @return the data of the answer
     * @throws ApiError 500, as documented, for an unknown action; 400 for a parameter that can't be taken
     */
    Map<String, ?> run(String action, JsonNode data, Session by) {
        return switch (action) {
            case "ping" ->
                Map.of("text", "pong", "version", ServerVersion.API, "server_time", clock.millis(), "node_id", "");
            case "user_typing" -> typing(data, by);
            case "user_update_active_status" -> activity(data, by);
            case "get_statuses" -> statuses(connected());
            case "get_statuses_by_ids" -> statuses(ids(data));
            case "presence", "posted_notify_ack", "authentication_challenge" -> Map.of();
            default ->
                throw ApiError.of(500, "api.web_socket_router.bad_action.app_error")
                        .with("action", action);
        };
    }

    private Map<String, ?> typing(JsonNode data, Session by) {
        requireWriting(by);
        String channelId = Json.field(data, "channel_id").asText();
        if (!typing.permits(by, by.userId(), channelId)) {
            throw invalid("channel_id");
        }
        typing.tell(by.userId(), channelId, Json.field(data, "parent_id").asText());
        return Map.of();
    }

    private Map<String, ?> activity(JsonNode data, Session by) {
        requireWriting(by);
        JsonNode active = Json.field(data, "user_is_active");
        if (!active.isBoolean()) {
            throw invalid("user_is_active");
        }
        if (active.asBoolean()) {
            presence.note(by.userId());
        } else {
            statuses.idle(by.userId(), Json.field(data, "manual").asBoolean());
        }
        return Map.of();
    }

    private static void requireWriting(Session by) {
        if (!by.covers(Scope.WRITE)) {
            throw ApiError.lacksScope(Scope.WRITE);
        }
    }

    private List<String> connected() {
        return all.users(MOST_STATUSES);
    }

    private Map<String, ?> statuses(List<String> userIds) {
        Map<String, String> found = new LinkedHashMap<>();
        if (!userIds.isEmpty()) {
            for (Status status : statuses.byIds(userIds)) {
                found.put(status.userId(), status.status());
            }
        }
        return found;
    }

    private static List<String> ids(JsonNode data) {
        List<String> ids = new ArrayList<>();
        Json.field(data, "user_ids").forEach(id -> ids.add(id.asText()));
        if (ids.isEmpty() || ids.size() > MOST_STATUSES || !ids.stream().allMatch(Ids::isValid)) {
            throw invalid("user_ids");
        }
        return ids;
    }

    private static ApiError invalid(String name) {
        return ApiError.badRequest("api.websocket_handler.invalid_param.app_error")
                .with("name", name);
    }
}
