package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.utmost.notifications.realtime.ClientEvent;
import org.utmost.testing.Await;
import org.utmost.testing.MadeDocument;
import org.utmost.testing.Pictures;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Every event is seen, after what causes it, with all its fields. From the same table comes docs/websocket.md. */
class EventsTest {
    private static final Path INTRODUCTION = Path.of("src/test/resources/websocket-introduction.md");

    private static final TestServer SERVER = new TestServer();
    private static final Map<ClientEvent, Runnable> CAUSES = new EnumMap<>(ClientEvent.class);

    private static Person ann;
    private static Person bob;
    private static TestSocket socket;

    @BeforeAll
    static void listen() {
        ann = SERVER.person();
        bob = SERVER.person();
        socket = TestSocket.of(SERVER, ann.token());
        String channel = SERVER.channel(bob, "O");
        SERVER.join(channel, ann);
        cause(ClientEvent.HELLO, () -> {});
        cause(ClientEvent.TYPING, () -> {
            try (TestSocket other = TestSocket.of(SERVER, bob.token())) {
                other.ask("user_typing", Map.of("channel_id", channel, "parent_id", ""));
            }
        });
        cause(ClientEvent.POSTED, () -> SERVER.post(bob, channel, "hi"));
        cause(ClientEvent.POST_EDITED, () -> {
            String id = SERVER.post(bob, channel, "first");
            bob.api()
                    .put("/posts/" + id + "/patch", Map.of("message", "second"))
                    .is(200);
        });
        cause(
                ClientEvent.POST_DELETED,
                () -> bob.api()
                        .delete("/posts/" + SERVER.post(bob, channel, "gone"))
                        .is(200));
        Map<String, String> shown = Map.of("channel_id", channel, "message", "only you see this");
        cause(
                ClientEvent.EPHEMERAL_MESSAGE,
                () -> SERVER.admin
                        .api()
                        .post("/posts/ephemeral", Map.of("user_id", ann.id(), "post", shown))
                        .is(201));
        cause(ClientEvent.POST_ACKNOWLEDGEMENT_ADDED, () -> acknowledge(SERVER.post(bob, channel, "read this")));
        cause(ClientEvent.POST_ACKNOWLEDGEMENT_REMOVED, () -> {
            String path = acknowledge(SERVER.post(bob, channel, "or not"));
            ann.api().delete(path).is(200);
        });
        cause(ClientEvent.POST_UNREAD, () -> {
            String id = SERVER.post(bob, channel, "again");
            ann.api()
                    .post("/users/" + ann.id() + "/posts/" + id + "/set_unread", Map.of())
                    .is(200);
        });
        cause(ClientEvent.THREAD_UPDATED, () -> reply(bob, SERVER.post(ann, channel, "root")));
        cause(
                ClientEvent.THREAD_FOLLOW_CHANGED,
                () -> ann.api()
                        .put(thread(SERVER.post(bob, channel, "root")) + "/following", Map.of())
                        .is(200));
        cause(ClientEvent.THREAD_READ_CHANGED, () -> {
            String root = SERVER.post(ann, channel, "root");
            reply(bob, root);
            ann.api().put(thread(root) + "/read/1700000000000", Map.of()).is(200);
        });
        Map<String, String> draft = Map.of("channel_id", channel, "message", "not yet");
        cause(ClientEvent.DRAFT_CREATED, () -> ann.api().post("/drafts", draft).is(201));
        cause(ClientEvent.DRAFT_DELETED, () -> {
            ann.api().post("/drafts", draft).is(201);
            ann.api().delete("/users/me/channels/" + channel + "/drafts").is(200);
        });
        cause(ClientEvent.SCHEDULED_POST_CREATED, () -> schedule(channel));
        cause(ClientEvent.SCHEDULED_POST_UPDATED, () -> {
            String id = schedule(channel);
            ann.api().put("/posts/schedule/" + id, later(id, channel)).is(200);
        });
        cause(
                ClientEvent.SCHEDULED_POST_DELETED,
                () -> ann.api().delete("/posts/schedule/" + schedule(channel)).is(200));
        String reacted = SERVER.post(bob, channel, "liked");
        cause(ClientEvent.REACTION_ADDED, () -> react(reacted, "+1"));
        cause(ClientEvent.REACTION_REMOVED, () -> {
            react(reacted, "tada");
            bob.api().delete("/users/me/posts/" + reacted + "/reactions/tada").is(200);
        });
        cause(
                ClientEvent.EMOJI_ADDED,
                () -> bob.api()
                        .post("/emoji", Pictures.emoji(bob.id(), "added", Pictures.png(8, 8)))
                        .is(201));
        cause(ClientEvent.CHANNEL_CREATED, () -> SERVER.channel(ann, "P"));
        cause(
                ClientEvent.CHANNEL_UPDATED,
                () -> bob.api()
                        .put("/channels/" + channel + "/patch", Map.of("header", "new"))
                        .is(200));
        cause(
                ClientEvent.CHANNEL_DELETED,
                () -> bob.api().delete("/channels/" + SERVER.channel(bob, "O")).is(200));
        cause(ClientEvent.CHANNEL_RESTORED, () -> {
            String id = SERVER.channel(bob, "O");
            bob.api().delete("/channels/" + id).is(200);
            SERVER.admin.api().post("/channels/" + id + "/restore", Map.of()).is(200);
        });
        cause(
                ClientEvent.CHANNEL_SCHEME_UPDATED,
                () -> SERVER.admin
                        .api()
                        .put("/channels/" + channel + "/scheme", Map.of("scheme_id", scheme("channel")))
                        .is(200));
        Map<String, Object> manages = Map.of("scheme_user", true, "scheme_admin", true);
        cause(
                ClientEvent.CHANNEL_MEMBER_UPDATED,
                () -> bob.api()
                        .put("/channels/" + channel + "/members/" + ann.id() + "/schemeRoles", manages)
                        .is(200));
        cause(
                ClientEvent.MULTIPLE_CHANNELS_VIEWED,
                () -> ann.api()
                        .post("/channels/members/me/view", Map.of("channel_id", channel))
                        .is(200));
        cause(
                ClientEvent.DIRECT_ADDED,
                () -> bob.api()
                        .post("/channels/direct", List.of(ann.id(), bob.id()))
                        .is(201));
        cause(
                ClientEvent.GROUP_ADDED,
                () -> bob.api()
                        .post("/channels/group", List.of(ann.id(), SERVER.admin.id()))
                        .is(201));
        cause(ClientEvent.USER_ADDED, () -> SERVER.join(channel, SERVER.person()));
        cause(
                ClientEvent.USER_REMOVED,
                () -> SERVER.admin
                        .api()
                        .delete("/channels/" + joined() + "/members/" + ann.id())
                        .is(200));
        cause(ClientEvent.ADDED_TO_TEAM, () -> team("added", ann));
        cause(
                ClientEvent.LEAVE_TEAM,
                () -> ann.api()
                        .delete("/teams/" + team("left", ann) + "/members/" + ann.id())
                        .is(200));
        cause(
                ClientEvent.DELETE_TEAM,
                () -> SERVER.admin
                        .api()
                        .delete("/teams/" + team("deleted", ann))
                        .is(200));
        cause(
                ClientEvent.UPDATE_TEAM_SCHEME,
                () -> SERVER.admin
                        .api()
                        .put("/teams/" + team("schemed", ann) + "/scheme", Map.of("scheme_id", scheme("team")))
                        .is(200));
        cause(
                ClientEvent.MEMBERROLE_UPDATED,
                () -> SERVER.admin
                        .api()
                        .put("/teams/" + team("managed", ann) + "/members/" + ann.id() + "/schemeRoles", manages)
                        .is(200));
        cause(ClientEvent.NEW_USER, SERVER::stranger);
        cause(
                ClientEvent.USER_UPDATED,
                () -> bob.api()
                        .put("/users/me/patch", Map.of("nickname", "Bobby"))
                        .is(200));
        cause(
                ClientEvent.USER_ROLE_UPDATED,
                () -> SERVER.admin
                        .api()
                        .put("/users/" + ann.id() + "/roles", Map.of("roles", "system_user system_user_access_token"))
                        .is(200));
        cause(ClientEvent.ROLE_UPDATED, () -> {
            String guests = SERVER.admin.api().get("/roles/name/system_guest").text("id");
            SERVER.admin
                    .api()
                    .put("/roles/" + guests + "/patch", Map.of("permissions", List.of("create_direct_channel")))
                    .is(200);
        });
        cause(
                ClientEvent.USER_ACTIVATION_STATUS_CHANGE,
                () -> SERVER.admin
                        .api()
                        .delete("/users/" + SERVER.stranger().id())
                        .is(200));
        cause(
                ClientEvent.STATUS_CHANGE,
                () -> ann.api()
                        .put("/users/me/status", Map.of("user_id", ann.id(), "status", "away"))
                        .is(200));
        List<Map<String, String>> preference =
                List.of(Map.of("user_id", ann.id(), "category", "display", "name", "theme", "value", "dark"));
        cause(
                ClientEvent.PREFERENCES_CHANGED,
                () -> ann.api().put("/users/me/preferences", preference).is(200));
        cause(
                ClientEvent.PREFERENCES_DELETED,
                () -> ann.api().post("/users/me/preferences/delete", preference).is(200));
        cause(ClientEvent.CONFIG_CHANGED, () -> SERVER.configure("TeamSettings", "CustomBrandText", "changed"));
    }

    @AfterAll
    static void stop() {
        socket.close();
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void an_event_is_seen_with_its_fields(ClientEvent event) {
        assertThat(CAUSES).containsKey(event);
        socket.settle();
        int before = event == ClientEvent.HELLO ? 0 : socket.events(event.id()).size();
        CAUSES.get(event).run();
        Await.until(() -> socket.events(event.id()).size() > before);
        JsonNode seen = socket.events(event.id()).get(before);
        for (String field : event.fields().split(" ")) {
            assertThat(field.isEmpty() || seen.path("data").has(field))
                    .as("%s in %s", field, seen)
                    .isTrue();
        }
        assertThat(seen.path("broadcast").has("omit_users")).isTrue();
        assertThat(seen.path("seq").isIntegralNumber()).isTrue();
    }

    @Test
    void the_document_is_not_stale() throws IOException {
        StringBuilder text = new StringBuilder(Files.readString(INTRODUCTION));
        text.append("\n| event | published when | fields | test |\n|---|---|---|---|\n");
        for (ClientEvent event : ClientEvent.values()) {
            text.append("| `")
                    .append(event.id())
                    .append("` | ")
                    .append(event.cause())
                    .append(" | ");
            text.append(event.fields().isEmpty() ? "" : "`" + event.fields().replace(" ", "` `") + "`");
            text.append(" | `EventsTest` |\n");
        }
        MadeDocument.isThere("websocket.md", text.toString());
    }

    private static void cause(ClientEvent event, Runnable cause) {
        CAUSES.put(event, cause);
    }

    private static void react(String post, String emoji) {
        bob.api()
                .post("/reactions", Map.of("user_id", bob.id(), "post_id", post, "emoji_name", emoji))
                .is(200);
    }

    private static String joined() {
        String channel = SERVER.channel(SERVER.admin, "O");
        SERVER.join(channel, ann);
        return channel;
    }

    private static String scheme(String scope) {
        return SERVER.admin
                .api()
                .post("/schemes", Map.of("display_name", scope, "scope", scope))
                .is(201)
                .text("id");
    }

    private static String thread(String root) {
        return "/users/" + ann.id() + "/teams/" + SERVER.team + "/threads/" + root;
    }

    private static void reply(Person by, String root) {
        String channel = ann.api().get("/posts/" + root).text("channel_id");
        by.api()
                .post("/posts", Map.of("channel_id", channel, "root_id", root, "message", "reply"))
                .is(201);
    }

    /** Ann has a post sent some day; which. */
    private static String schedule(String channel) {
        return ann.api().post("/posts/schedule", later("", channel)).is(201).text("id");
    }

    private static Map<String, Object> later(String id, String channel) {
        return Map.of("id", id, "channel_id", channel, "message", "later", "scheduled_at", 9_000_000_000_000L);
    }

    /** Ann acknowledges a post; where. */
    private static String acknowledge(String post) {
        String path = "/users/" + ann.id() + "/posts/" + post + "/ack";
        ann.api().post(path, Map.of()).is(200);
        return path;
    }

    private static String team(String name, Person member) {
        String id = SERVER.admin
                .api()
                .post("/teams", Map.of("name", name, "display_name", name, "type", "O"))
                .is(201)
                .text("id");
        SERVER.admin
                .api()
                .post("/teams/" + id + "/members", Map.of("team_id", id, "user_id", member.id()))
                .is(201);
        return id;
    }
}
