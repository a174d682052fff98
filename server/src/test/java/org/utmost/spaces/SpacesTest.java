package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class SpacesTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_team_comes_with_its_default_channels_and_its_maker_as_administrator() {
        Person ann = SERVER.stranger();
        Answer team = ann.api()
                .post("/teams", Map.of("name", "anns-team", "display_name", "Ann's", "type", "I"))
                .is(201);
        String id = team.text("id");
        assertThat(team.text("invite_id")).hasSize(26);
        assertThat(ann.api().get("/users/me/teams/" + id + "/channels").is(200).texts("name"))
                .containsExactlyInAnyOrder("town-square", "off-topic");
        assertThat(ann.api().get("/teams/" + id + "/members/me").is(200).text("roles"))
                .isEqualTo("team_user team_admin");
        Person bob = SERVER.stranger();
        bob.api().get("/teams/" + id).fails(403, FORBIDDEN);
        bob.api().get("/teams/name/anns-team").fails(403, FORBIDDEN);
        assertThat(bob.api()
                        .get("/teams/name/anns-team/exists")
                        .is(200)
                        .json()
                        .path("exists")
                        .asBoolean())
                .isFalse();
        bob.api()
                .post("/teams/" + id + "/members", Map.of("team_id", id, "user_id", bob.id()))
                .fails(403, FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "name, a, model.team.is_valid.characters.app_error",
        "name, no spaces, model.team.is_valid.characters.app_error",
        "name, admin, model.team.is_valid.reserved.app_error",
        "name, main, app.team.save.existing.app_error",
        "display_name, '', model.team.is_valid.name.app_error",
        "type, X, model.team.is_valid.type.app_error"
    })
    void a_team_that_cannot_be_is_refused(String field, String value, String error) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "fine", "display_name", "Fine", "type", "O"));
        body.put(field, value);
        SERVER.admin.api().post("/teams", body).fails(400, error);
    }

    @Test
    void joining_an_open_team_puts_one_into_its_default_channels() {
        Person ann = SERVER.stranger();
        Map<String, String> join = Map.of("team_id", SERVER.team, "user_id", ann.id());
        assertThat(ann.api()
                        .post("/teams/" + SERVER.team + "/members", join)
                        .is(201)
                        .text("roles"))
                .isEqualTo("team_user");
        ann.api().post("/teams/" + SERVER.team + "/members", join).is(201);
        assertThat(ann.api().get("/users/me/teams").is(200).texts("id")).containsExactly(SERVER.team);
        ann.api().get("/channels/" + SERVER.townSquare + "/members/me").is(200);
        ann.api().delete("/teams/" + SERVER.team + "/members/" + ann.id()).is(200);
        assertThat(ann.api().get("/users/me/teams").is(200).json()).isEmpty();
        ann.api().get("/channels/" + SERVER.townSquare).fails(403, FORBIDDEN);
    }

    @Test
    void a_private_channel_is_for_its_members_only() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String secret = SERVER.channel(ann, "P");
        String name = ann.api().get("/channels/" + secret).is(200).text("name");
        bob.api().get("/channels/" + secret).fails(403, FORBIDDEN);
        bob.api().get("/channels/" + secret + "/posts").fails(403, FORBIDDEN);
        bob.api().get("/channels/" + secret + "/members").fails(403, FORBIDDEN);
        bob.api()
                .get("/teams/" + SERVER.team + "/channels/name/" + name)
                .fails(404, "app.channel.get_by_name.missing.app_error");
        bob.api()
                .post("/channels/" + secret + "/members", Map.of("user_id", bob.id()))
                .fails(403, FORBIDDEN);
        ann.api()
                .post("/channels/" + secret + "/members", Map.of("user_id", bob.id()))
                .is(201);
        bob.api().get("/channels/" + secret + "/posts").is(200);
        ann.api().delete("/channels/" + secret + "/members/" + bob.id()).is(200);
        bob.api().get("/channels/" + secret + "/posts").fails(403, FORBIDDEN);
    }

    @Test
    void a_public_channel_can_be_read_by_its_team_and_joined() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String open = SERVER.channel(ann, "O");
        bob.api().get("/channels/" + open + "/posts").is(200);
        bob.api().post("/posts", Map.of("channel_id", open, "message", "hi")).fails(403, FORBIDDEN);
        bob.api()
                .post("/channels/" + open + "/members", Map.of("user_id", bob.id()))
                .is(201);
        SERVER.post(bob, open, "hi");
        assertThat(bob.api().get("/channels/" + open + "/members").is(200).texts("user_id"))
                .containsExactlyInAnyOrder(ann.id(), bob.id());
        assertThat(bob.api()
                        .get("/teams/" + SERVER.team + "/channels?per_page=200")
                        .is(200)
                        .texts("id"))
                .contains(open);
        SERVER.stranger().api().get("/channels/" + open).fails(403, FORBIDDEN);
    }

    @Test
    void direct_and_group_messages_are_opened_once() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person eve = SERVER.person();
        Answer direct =
                ann.api().post("/channels/direct", List.of(ann.id(), bob.id())).is(201);
        assertThat(direct.text("type")).isEqualTo("D");
        assertThat(direct.text("name")).contains("__").contains(ann.id()).contains(bob.id());
        assertThat(bob.api()
                        .post("/channels/direct", List.of(bob.id(), ann.id()))
                        .is(201)
                        .text("id"))
                .isEqualTo(direct.text("id"));
        eve.api().get("/channels/" + direct.text("id") + "/posts").fails(403, FORBIDDEN);
        eve.api().post("/channels/direct", List.of(ann.id(), bob.id())).fails(403, FORBIDDEN);
        Answer group =
                ann.api().post("/channels/group", List.of(bob.id(), eve.id())).is(201);
        assertThat(group.text("type")).isEqualTo("G");
        assertThat(eve.api()
                        .post("/channels/group", List.of(ann.id(), bob.id()))
                        .is(201)
                        .text("id"))
                .isEqualTo(group.text("id"));
        ann.api().post("/channels/group", List.of(bob.id())).fails(400, "api.channel.create_group.bad_size.app_error");
        ann.api().post("/channels/direct", List.of(ann.id())).fails(400, "api.context.invalid_body_param.app_error");
        assertThat(ann.api().get("/users/me/teams/" + SERVER.team + "/channels").texts("type"))
                .contains("O", "D", "G");
    }

    @Test
    void a_channel_is_checked_changed_archived_and_restored() {
        Person ann = SERVER.person();
        Map<String, Object> bad = Map.of("team_id", SERVER.team, "name", "Bad Name", "display_name", "x", "type", "O");
        ann.api().post("/channels", bad).fails(400, "model.channel.is_valid.1_or_more.app_error");
        String id = SERVER.channel(ann, "O");
        String name = ann.api().get("/channels/" + id).text("name");
        Map<String, Object> again = Map.of("team_id", SERVER.team, "name", name, "display_name", "x", "type", "O");
        ann.api().post("/channels", again).fails(400, "store.sql_channel.save_channel.exists.app_error");
        JsonNode patched = ann.api()
                .put("/channels/" + id + "/patch", Map.of("header", "top"))
                .is(200)
                .json();
        assertThat(patched.path("header").asText()).isEqualTo("top");
        assertThat(patched.path("name").asText()).isEqualTo(name);
        String invalid = "api.context.invalid_body_param.app_error";
        ann.api().put("/channels/" + id, Map.of("header", "x")).fails(400, invalid);
        ann.api()
                .put("/channels/" + id, Map.of("id", id, "type", "P"))
                .fails(400, "api.channel.update_channel.typechange.app_error");
        JsonNode updated = ann.api()
                .put("/channels/" + id, Map.of("id", id, "type", "O", "purpose", "whole"))
                .is(200)
                .json();
        assertThat(updated.path("purpose").asText()).isEqualTo("whole");
        assertThat(updated.path("header").asText()).isEmpty();
        assertThat(updated.path("name").asText()).isEqualTo(name);
        ann.api()
                .put("/channels/" + id + "/patch", Map.of("name", "off-topic"))
                .fails(400, "app.channel.update.bad_id");
        ann.api()
                .delete("/channels/" + id + "?permanent=true")
                .fails(401, "api.user.delete_channel.not_enabled.app_error");
        ann.api().delete("/channels/" + id).is(200);
        ann.api()
                .post("/posts", Map.of("channel_id", id, "message", "late"))
                .fails(400, "api.post.create_post.can_not_post_to_deleted.error");
        ann.api().delete("/channels/" + id).fails(400, "api.channel.delete_channel.deleted.app_error");
        ann.api().post("/channels/" + id + "/restore", Map.of()).fails(403, FORBIDDEN);
        SERVER.admin.api().post("/channels/" + id + "/restore", Map.of()).is(200);
        SERVER.post(ann, id, "on time");
        SERVER.admin
                .api()
                .delete("/channels/" + SERVER.townSquare)
                .fails(400, "api.channel.delete_channel.cannot.app_error");
    }

    @Test
    void viewing_a_channel_marks_it_read() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        SERVER.post(ann, channel, "hello @" + bob.username());
        SERVER.post(ann, channel, "and `@" + bob.username() + "` in code");
        JsonNode unread =
                bob.api().get("/channels/" + channel + "/members/me").is(200).json();
        assertThat(unread.path("mention_count").asLong()).isEqualTo(1);
        assertThat(bob.api()
                                .get("/channels/" + channel)
                                .json()
                                .path("total_msg_count")
                                .asLong()
                        - unread.path("msg_count").asLong())
                .isEqualTo(2);
        bob.api()
                .post("/channels/members/me/view", Map.of("channel_id", channel))
                .is(200);
        JsonNode read =
                bob.api().get("/channels/" + channel + "/members/me").is(200).json();
        assertThat(read.path("mention_count").asLong()).isZero();
        assertThat(read.path("msg_count").asLong()).isEqualTo(2);
        String elsewhere = SERVER.channel(ann, "P");
        bob.api()
                .post("/channels/members/me/view", Map.of("channel_id", elsewhere))
                .fails(400, "app.channel.update_last_viewed_at.app_error");
        String left = SERVER.channel(ann, "O");
        SERVER.join(left, bob);
        SERVER.post(ann, left, "@" + bob.username());
        SERVER.post(ann, channel, "@" + bob.username());
        JsonNode times = bob.api()
                .post("/channels/members/me/view", Map.of("channel_id", channel, "prev_channel_id", left))
                .is(200)
                .json()
                .path("last_viewed_at_times");
        for (String seen : List.of(channel, left)) {
            JsonNode member = bob.api().get("/channels/" + seen + "/members/me").json();
            assertThat(member.path("mention_count").asLong()).isZero();
            JsonNode now = bob.api().get("/channels/" + seen).json();
            assertThat(member.path("msg_count")).isEqualTo(now.path("total_msg_count"));
            assertThat(times.path(seen)).isEqualTo(now.path("last_post_at"));
        }
    }

    @Test
    void direct_messages_may_be_kept_to_people_of_one_team() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person stranger = SERVER.stranger();
        String near = direct(ann, bob);
        String far = direct(ann, stranger);
        String id = SERVER.post(ann, far, "before");
        SERVER.configure("TeamSettings", "RestrictDirectMessage", "team");
        try {
            SERVER.post(ann, near, "still");
            ann.api()
                    .post("/posts", Map.of("channel_id", far, "message", "x"))
                    .fails(400, "api.post.create_post.can_not_post_in_restricted_dm.error");
            ann.api()
                    .put("/posts/" + id + "/patch", Map.of("message", "x"))
                    .fails(400, "api.post.patch_post.can_not_update_post_in_restricted_dm.error");
            ann.api().delete("/posts/" + id).fails(400, "api.post.delete_post.can_not_delete_from_restricted_dm.error");
        } finally {
            SERVER.configure("TeamSettings", "RestrictDirectMessage", "any");
        }
        SERVER.post(ann, far, "after");
    }

    @Test
    void of_a_direct_message_only_the_header_can_be_changed() {
        Person ann = SERVER.person();
        String id = direct(ann, SERVER.person());
        String name = ann.api().get("/channels/" + id).is(200).text("name");
        for (String field : List.of("name", "display_name", "purpose")) {
            ann.api()
                    .put("/channels/" + id + "/patch", Map.of(field, "other"))
                    .fails(
                            400,
                            "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error");
        }
        ann.api()
                .put("/channels/" + id + "/patch", Map.of("id", id, "name", "other"))
                .fails(400, "api.channel.patch_update_channel.update_direct_or_group_messages_not_allowed.app_error");
        ann.api()
                .put("/channels/" + id, Map.of("id", id, "type", "D", "display_name", "other"))
                .fails(400, "api.channel.update_channel.update_direct_or_group_messages_not_allowed.app_error");
        ann.api()
                .put("/channels/" + id + "/patch", Map.of("header", "x".repeat(1025)))
                .fails(400, "model.channel.is_valid.header.app_error");
        Answer patched = ann.api()
                .put("/channels/" + id + "/patch", Map.of("name", name, "header", "top"))
                .is(200);
        assertThat(patched.text("header")).isEqualTo("top");
        assertThat(patched.text("name")).isEqualTo(name);
    }

    private static String direct(Person one, Person other) {
        return one.api()
                .post("/channels/direct", List.of(one.id(), other.id()))
                .is(201)
                .text("id");
    }
}
