package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Who gets an event, and what each of them sees of it. */
class ReceiversTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void posted_edited_and_deleted_reach_the_channel_with_their_data() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        Person stranger = SERVER.person();
        try (TestSocket of = TestSocket.of(SERVER, bob.token());
                TestSocket own = TestSocket.of(SERVER, ann.token());
                TestSocket admin = TestSocket.of(SERVER, SERVER.secondAdmin().token());
                TestSocket outside = TestSocket.of(SERVER, stranger.token())) {
            String message = "hello @" + bob.username();
            String id = SERVER.post(ann, channel, message);
            JsonNode posted = of.awaitPost("posted", message);
            JsonNode data = posted.path("data");
            assertThat(json(data.path("post")).path("id").asText()).isEqualTo(id);
            assertThat(data.path("channel_type").asText()).isEqualTo("P");
            assertThat(data.path("channel_name").asText()).startsWith("channel-");
            assertThat(data.path("sender_name").asText()).isEqualTo("@" + ann.username());
            assertThat(data.path("team_id").asText()).isEqualTo(SERVER.team);
            assertThat(data.path("set_online").asBoolean()).isTrue();
            assertThat(data.path("mentions").asText()).isEqualTo("[\"" + bob.id() + "\"]");
            assertThat(own.awaitPost("posted", message).path("data").has("mentions"))
                    .isFalse();
            ann.api()
                    .put("/posts/" + id + "/patch", Map.of("message", "better"))
                    .is(200);
            of.awaitPost("post_edited", "better");
            ann.api().delete("/posts/" + id).is(200);
            assertThat(of.await("post_deleted").path("data").has("delete_by")).isFalse();
            admin.settle();
            outside.settle();
            for (TestSocket other : List.of(admin, outside)) {
                assertThat(other.events())
                        .noneMatch(event ->
                                event.at("/broadcast/channel_id").asText().equals(channel))
                        .noneMatch(event -> event.at("/data/post").asText().contains(id));
            }
        }
    }

    @Test
    void who_is_no_administrator_any_more_sees_no_more_than_others() {
        Person boss = SERVER.secondAdmin();
        Map<String, String> join = Map.of("team_id", SERVER.team, "user_id", boss.id());
        SERVER.admin.api().post("/teams/" + SERVER.team + "/members", join).is(201);
        try (TestSocket socket = TestSocket.of(SERVER, boss.token())) {
            SERVER.admin
                    .api()
                    .put("/users/" + boss.id() + "/roles", Map.of("roles", "system_user"))
                    .is(200);
            Person ann = SERVER.person();
            ann.api()
                    .delete("/posts/" + SERVER.post(ann, SERVER.townSquare, "gone"))
                    .is(200);
            assertThat(socket.await("post_deleted").path("data").has("delete_by"))
                    .isFalse();
            socket.settle();
            assertThat(socket.events("post_deleted")).hasSize(1);
        }
    }

    @Test
    void a_reply_names_each_follower_to_themselves() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person eve = SERVER.person();
        String root = SERVER.post(ann, SERVER.townSquare, "root");
        try (TestSocket author = TestSocket.of(SERVER, ann.token());
                TestSocket other = TestSocket.of(SERVER, eve.token())) {
            bob.api()
                    .post("/posts", Map.of("channel_id", SERVER.townSquare, "message", "a reply", "root_id", root))
                    .is(201);
            assertThat(author.awaitPost("posted", "a reply")
                            .at("/data/followers")
                            .asText())
                    .isEqualTo("[\"" + ann.id() + "\"]");
            assertThat(other.awaitPost("posted", "a reply").path("data").has("followers"))
                    .isFalse();
        }
    }

    @Test
    void typing_is_for_those_who_look() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        try (TestSocket typist = TestSocket.of(SERVER, ann.token());
                TestSocket here = TestSocket.of(SERVER, bob.token());
                TestSocket elsewhere = TestSocket.of(SERVER, bob.token())) {
            here.ask("presence", Map.of("channel_id", channel));
            elsewhere.ask("presence", Map.of("channel_id", SERVER.townSquare, "thread_channel_id", ""));
            typist.ask("user_typing", Map.of("channel_id", channel, "parent_id", ""));
            here.await("typing");
            elsewhere.settle();
            assertThat(elsewhere.events("typing")).isEmpty();
        }
    }

    @Test
    void a_guest_learns_only_of_people_they_share_a_channel_with() {
        Person guest = SERVER.guest();
        SERVER.admin
                .api()
                .delete("/channels/" + offTopic() + "/members/" + guest.id())
                .is(200);
        Person known = SERVER.person();
        Person unknown = SERVER.stranger();
        try (TestSocket socket =
                TestSocket.of(SERVER, SERVER.signIn(guest.username()).token())) {
            unknown.api().put("/users/me/patch", Map.of("nickname", "unseen")).is(200);
            known.api().put("/users/me/patch", Map.of("nickname", "seen")).is(200);
            mine(socket, known);
            assertThat(socket.events("user_updated"))
                    .noneMatch(e -> e.at("/data/user/id").asText().equals(unknown.id()));
            SERVER.stranger();
            socket.settle();
            assertThat(socket.events("new_user")).isEmpty();
        }
    }

    @Test
    void who_wants_to_acknowledge_is_asked_to_for_what_notifies_them() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Map<String, String> login = Map.of("Authorization", "Bearer " + bob.token());
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), bob.id()))
                .is(201)
                .text("id");
        try (TestSocket asked = TestSocket.connect(SERVER, login, "?posted_ack=true");
                TestSocket unasked = TestSocket.connect(SERVER, login, "")) {
            asked.await("hello");
            unasked.await("hello");
            SERVER.post(ann, direct, "for you");
            JsonNode data = asked.awaitPost("posted", "for you").path("data");
            assertThat(data.path("should_ack").asBoolean()).isTrue();
            assertThat(data.path("channel_display_name").asText()).isEqualTo("@" + ann.username());
            assertThat(unasked.awaitPost("posted", "for you").path("data").has("should_ack"))
                    .isFalse();
        }
    }

    @Test
    void an_event_may_be_larger_than_what_a_client_may_send() {
        Person ann = SERVER.person();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            String longest = "長".repeat(262_144);
            SERVER.post(ann, SERVER.townSquare, longest);
            socket.awaitPost("posted", longest);
        }
    }

    @Test
    void administrators_learn_who_deleted_and_see_whole_users() {
        Person ann = SERVER.person();
        Person boss = SERVER.secondAdmin();
        SERVER.admin
                .api()
                .post("/teams/" + SERVER.team + "/members", Map.of("team_id", SERVER.team, "user_id", boss.id()))
                .is(201);
        try (TestSocket admin = TestSocket.of(SERVER, boss.token());
                TestSocket plain = TestSocket.of(SERVER, SERVER.person().token());
                TestSocket own = TestSocket.of(SERVER, ann.token())) {
            String id = SERVER.post(ann, SERVER.townSquare, "short-lived");
            ann.api().delete("/posts/" + id).is(200);
            assertThat(admin.await("post_deleted").at("/data/delete_by").asText())
                    .isEqualTo(ann.id());
            ann.api().put("/users/me/patch", Map.of("nickname", "Annie")).is(200);
            assertThat(mine(admin, ann).at("/data/user").has("notify_props")).isTrue();
            assertThat(mine(plain, ann).at("/data/user").has("notify_props")).isFalse();
            assertThat(mine(own, ann).at("/data/user").has("notify_props")).isTrue();
            admin.settle();
            assertThat(admin.events("post_deleted")).hasSize(1);
        }
    }

    private static String offTopic() {
        return SERVER.admin
                .api()
                .get("/teams/" + SERVER.team + "/channels/name/off-topic")
                .is(200)
                .text("id");
    }

    private static JsonNode mine(TestSocket socket, Person person) {
        return socket.await("user_updated", e -> e.at("/data/user/id").asText().equals(person.id()));
    }

    private static JsonNode json(JsonNode text) {
        return Json.read(text.asText(), JsonNode.class);
    }
}
