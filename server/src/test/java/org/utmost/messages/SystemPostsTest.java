package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class SystemPostsTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void channels_tell_who_comes_and_goes() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        enter(channel, bob, bob);
        ann.api().delete("/channels/" + channel + "/members/" + bob.id()).is(200);
        enter(channel, bob, ann);
        bob.api().delete("/channels/" + channel + "/members/" + bob.id()).is(200);
        assertThat(told(ann, channel))
                .containsExactly(
                        "system_leave_channel: " + bob.username() + " left the channel.",
                        "system_add_to_channel: " + bob.username() + " was added to the channel by " + ann.username()
                                + ".",
                        "system_remove_from_channel: " + bob.username() + " was removed from the channel.",
                        "system_join_channel: " + bob.username() + " joined the channel.",
                        "system_join_channel: " + ann.username() + " joined the channel.");
    }

    @Test
    void a_team_tells_it_in_town_square_alone_and_only_if_wanted() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person quiet = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        enter(channel, bob, bob);
        String members = "/teams/" + SERVER.team + "/members";
        SERVER.configure("ServiceSettings", "ExperimentalEnableDefaultChannelLeaveJoinMessages", false);
        quiet.api().delete(members + "/" + quiet.id()).is(200);
        SERVER.configure("ServiceSettings", "ExperimentalEnableDefaultChannelLeaveJoinMessages", true);
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            bob.api().delete(members + "/" + bob.id()).is(200);
            socket.await(
                    "leave_team", event -> event.at("/data/user_id").asText().equals(bob.id()));
            SERVER.admin
                    .api()
                    .post(members, Map.of("team_id", SERVER.team, "user_id", bob.id()))
                    .is(201);
            SERVER.admin.api().delete(members + "/" + bob.id()).is(200);
            socket.await(
                    "leave_team", event -> event.at("/data/user_id").asText().equals(bob.id()));
            assertThat(socket.events())
                    .noneMatch(event -> event.path("event").asText().equals("user_removed"));
        }
        List<String> square = told(ann, SERVER.townSquare);
        assertThat(square.subList(0, 3))
                .containsExactly(
                        "system_remove_from_team: " + bob.username() + " was removed from the team.",
                        "system_add_to_team: " + bob.username() + " was added to the team by " + SERVER.admin.username()
                                + ".",
                        "system_leave_team: " + bob.username() + " left the team.");
        assertThat(square).noneMatch(line -> line.contains(quiet.username() + " left"));
        assertThat(told(ann, channel))
                .containsExactly(
                        "system_join_channel: " + bob.username() + " joined the channel.",
                        "system_join_channel: " + ann.username() + " joined the channel.");
        bob.api().get("/channels/" + channel).fails(403, "api.context.permissions.app_error");
        assertThat(ann.api().get("/channels/" + channel + "/members").is(200).texts("user_id"))
                .containsExactly(ann.id());
    }

    private static void enter(String channelId, Person whom, Person by) {
        by.api()
                .post("/channels/" + channelId + "/members", Map.of("user_id", whom.id()))
                .is(201);
    }

    /** What the server wrote in a channel, newest first. */
    private static List<String> told(Person reader, String channelId) {
        JsonNode list =
                reader.api().get("/channels/" + channelId + "/posts").is(200).json();
        return StreamSupport.stream(list.path("order").spliterator(), false)
                .map(id -> list.path("posts").path(id.asText()))
                .filter(post -> post.path("type").asText().startsWith("system_"))
                .map(post ->
                        post.path("type").asText() + ": " + post.path("message").asText())
                .toList();
    }
}
