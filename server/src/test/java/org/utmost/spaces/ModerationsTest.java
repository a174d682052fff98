package org.utmost.spaces;

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

/** What members and guests may do can be taken from them in one channel, and given back. */
class ModerationsTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void members_and_guests_may_at_first_what_their_team_lets_them() {
        Answer moderations = SERVER.admin.api().get(path(channel("O"))).is(200);
        assertThat(moderations.texts("name"))
                .containsExactly(
                        "create_post",
                        "create_reactions",
                        "manage_members",
                        "use_channel_mentions",
                        "manage_bookmarks");
        for (JsonNode each : moderations.json()) {
            boolean membersOnly = List.of("manage_members", "manage_bookmarks")
                    .contains(each.path("name").asText());
            assertThat(each.at("/roles/members/value").asBoolean()).isTrue();
            assertThat(each.at("/roles/members/enabled").asBoolean()).isTrue();
            assertThat(each.at("/roles/guests").isNull()).isEqualTo(membersOnly);
        }
        SERVER.admin.api().get(path("aaaaaaaaaaaaaaaaaaaaaaaaaa")).fails(404, "app.channel.get.existing.app_error");
    }

    @Test
    void a_channel_that_members_may_not_write_in_is_so_at_once_and_until_they_may_again() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        try (TestSocket socket = TestSocket.of(SERVER, bob.token())) {
            Answer after = moderate(channel, "create_post", false).is(200);
            assertThat(value(after, "create_post", "members")).isFalse();
            assertThat(value(after, "create_post", "guests")).isTrue();
            assertThat(value(after, "create_reactions", "members")).isTrue();
            socket.await("channel_scheme_updated");
        }
        assertThat(SERVER.admin.api().get(path(channel)).is(200).json())
                .isEqualTo(moderate(channel, "create_post", false).is(200).json());
        bob.api()
                .post("/posts", Map.of("channel_id", channel, "message", "no"))
                .fails(403, "api.context.permissions.app_error");
        SERVER.post(ann, channel, "an administrator writes");
        String scheme = bob.api().get("/channels/" + channel).text("scheme_id");
        assertThat(scheme).hasSize(26);
        moderate(channel, "create_reactions", false).is(200);
        moderate(channel, "create_post", true).is(200);
        SERVER.post(bob, channel, "yes");
        assertThat(bob.api().get("/channels/" + channel).text("scheme_id")).isEqualTo(scheme);
        moderate(channel, "create_reactions", true).is(200);
        assertThat(bob.api()
                        .get("/channels/" + channel)
                        .json()
                        .path("scheme_id")
                        .isNull())
                .isTrue();
        assertThat(SERVER.admin
                        .api()
                        .get("/schemes/" + scheme)
                        .json()
                        .path("delete_at")
                        .asLong())
                .isPositive();
    }

    @Test
    void nobody_is_given_what_the_team_does_not_grant() {
        Answer role = SERVER.admin.api().get("/roles/name/channel_user").is(200);
        List<String> before = new ArrayList<>();
        role.json().path("permissions").forEach(each -> before.add(each.asText()));
        List<String> fewer = before.stream()
                .filter(each -> !each.equals("use_channel_mentions"))
                .toList();
        String channel = channel("O");
        grant(role, fewer);
        JsonNode mentions = SERVER.admin.api().get(path(channel)).json().get(3);
        assertThat(mentions.at("/roles/members/value").asBoolean()).isFalse();
        assertThat(mentions.at("/roles/members/enabled").asBoolean()).isFalse();
        moderate(channel, "use_channel_mentions", true)
                .fails(403, "api.channel.patch_channel_moderations_for_channel.restricted_permission.app_error");
        grant(role, before);
        moderate(channel, "use_channel_mentions", true).is(200);
        moderate(channel, "delete_post", false).fails(400, "api.context.invalid_body_param.app_error");
        SERVER.admin
                .api()
                .put("/channels/" + channel + "/moderations/patch", "[null]")
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void a_channel_that_is_moderated_leaves_a_scheme_that_others_follow() {
        String scheme = SERVER.admin
                .api()
                .post("/schemes", Map.of("display_name", "Shared", "scope", "channel"))
                .is(201)
                .text("id");
        String one = channel("O");
        String other = channel("O");
        for (String each : List.of(one, other)) {
            SERVER.admin
                    .api()
                    .put("/channels/" + each + "/scheme", Map.of("scheme_id", scheme))
                    .is(200);
        }
        moderate(one, "create_post", false).is(200);
        assertThat(SERVER.admin.api().get("/channels/" + one).text("scheme_id")).isNotEqualTo(scheme);
        assertThat(SERVER.admin.api().get("/channels/" + other).text("scheme_id"))
                .isEqualTo(scheme);
        assertThat(value(SERVER.admin.api().get(path(other)).is(200), "create_post", "members"))
                .isTrue();
    }

    private static String channel(String type) {
        return SERVER.channel(SERVER.admin, type);
    }

    private static String path(String channel) {
        return "/channels/" + channel + "/moderations";
    }

    private static Answer moderate(String channel, String name, boolean members) {
        List<?> patch = List.of(Map.of("name", name, "roles", Map.of("members", members)));
        return SERVER.admin.api().put(path(channel) + "/patch", patch);
    }

    private static void grant(Answer role, List<String> permissions) {
        SERVER.admin
                .api()
                .put("/roles/" + role.text("id") + "/patch", Map.of("permissions", permissions))
                .is(200);
    }

    private static boolean value(Answer moderations, String name, String kind) {
        for (JsonNode each : moderations.json()) {
            if (each.path("name").asText().equals(name)) {
                return each.at("/roles/" + kind + "/value").asBoolean();
            }
        }
        throw new AssertionError("no " + name);
    }
}
