package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What a scheme's role grants is told where the scheme is followed, as it counts there. */
class RoleMessagesTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_role_of_a_teams_scheme_is_told_to_the_team() {
        String role = scheme("team", "/teams/" + SERVER.team).text("default_team_user_role");
        try (TestSocket inside = TestSocket.of(SERVER, SERVER.person().token());
                TestSocket outside = TestSocket.of(SERVER, SERVER.stranger().token())) {
            patch(role, List.of("view_team"));
            assertThat(told(inside)).contains(role).contains("\"permissions\":[\"view_team\"]");
            outside.settle();
            assertThat(outside.events("role_updated")).isEmpty();
        }
        SERVER.admin
                .api()
                .put("/teams/" + SERVER.team + "/scheme", Map.of("scheme_id", ""))
                .is(200);
    }

    @Test
    void a_role_of_a_channels_scheme_is_told_to_the_channel_as_it_counts() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String role = scheme("channel", "/channels/" + channel).text("default_channel_user_role");
        try (TestSocket inside = TestSocket.of(SERVER, ann.token());
                TestSocket outside = TestSocket.of(SERVER, SERVER.person().token())) {
            patch(role, List.of("add_reaction", "manage_channel_roles"));
            assertThat(told(inside))
                    .contains(role)
                    .contains("add_reaction", "read_channel")
                    .doesNotContain("create_post", "manage_channel_roles");
            outside.settle();
            assertThat(outside.events("role_updated")).isEmpty();
        }
    }

    @Test
    void a_default_role_is_told_to_everybody_and_what_it_bounds_to_the_channels_of_that() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String role = scheme("channel", "/channels/" + channel).text("default_channel_guest_role");
        List<String> before = permissions("channel_guest");
        List<String> fewer = new ArrayList<>(before);
        fewer.remove("edit_post");
        try (TestSocket inside = TestSocket.of(SERVER, ann.token());
                TestSocket outside = TestSocket.of(SERVER, SERVER.person().token())) {
            patch("channel_guest", fewer);
            assertThat(told(inside)).contains("\"channel_guest\"");
            JsonNode lower = inside.await(
                    "role_updated", event -> event.at("/data/role").asText().contains(role));
            assertThat(lower.at("/data/role").asText()).contains("create_post").doesNotContain("edit_post");
            outside.settle();
            assertThat(outside.events("role_updated"))
                    .singleElement()
                    .extracting(event -> event.at("/data/role").asText())
                    .asString()
                    .contains("\"channel_guest\"");
        }
        patch("channel_guest", before);
    }

    private static Answer scheme(String scope, String follower) {
        Answer scheme = SERVER.admin
                .api()
                .post("/schemes", Map.of("display_name", "Scheme", "scope", scope))
                .is(201);
        SERVER.admin
                .api()
                .put(follower + "/scheme", Map.of("scheme_id", scheme.text("id")))
                .is(200);
        return scheme;
    }

    private static String told(TestSocket socket) {
        return socket.await("role_updated").at("/data/role").asText();
    }

    private static void patch(String name, List<String> permissions) {
        String id = SERVER.admin.api().get("/roles/name/" + name).text("id");
        SERVER.admin
                .api()
                .put("/roles/" + id + "/patch", Map.of("permissions", permissions))
                .is(200);
    }

    private static List<String> permissions(String name) {
        List<String> permissions = new ArrayList<>();
        for (JsonNode each :
                SERVER.admin.api().get("/roles/name/" + name).json().path("permissions")) {
            permissions.add(each.asText());
        }
        return permissions;
    }
}
