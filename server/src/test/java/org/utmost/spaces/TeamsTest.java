package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class TeamsTest {
    private static final TestServer SERVER = new TestServer();
    private static final Caller ADMIN = SERVER.admin.api();
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_team_of_type_I_is_closed_to_outsiders_even_with_an_open_invitation() {
        String id = team(ADMIN, "closed", "I");
        Person outsider = SERVER.stranger();
        outsider.api().get("/teams/" + id).fails(403, FORBIDDEN);
        outsider.api().get("/teams/name/closed").fails(403, FORBIDDEN);
        assertThat(exists(outsider, "closed")).isFalse();
        assertThat(exists(SERVER.admin, "closed")).isTrue();
        assertThat(outsider.api().get("/teams").is(200).texts("id"))
                .contains(SERVER.team)
                .doesNotContain(id);
        assertThat(ADMIN.get("/teams").is(200).texts("id")).contains(id);
        join(outsider.api(), id, outsider).fails(403, FORBIDDEN);
        join(ADMIN, id, outsider).is(201);
        outsider.api().get("/teams/" + id).is(200);
        outsider.api().get("/teams/name/closed").is(200);
        assertThat(outsider.api().get("/teams").is(200).texts("id")).contains(id);
    }

    @Test
    void an_unknown_team_has_no_name() {
        Person ann = SERVER.person();
        ann.api().get("/teams/name/nowhere").fails(404, "app.team.get_by_name.missing.app_error");
        assertThat(exists(ann, "nowhere")).isFalse();
        assertThat(exists(ann, "main")).isTrue();
    }

    @Test
    void the_address_of_a_team_is_for_those_who_manage_it_and_the_invitation_for_its_members() {
        Person owner = SERVER.stranger();
        Person member = SERVER.stranger();
        Person outsider = SERVER.stranger();
        String id = team(owner.api(), "addressed", "O");
        join(ADMIN, id, member).is(201);
        for (String path : List.of("/teams/" + id, "/teams/name/addressed")) {
            secrets(owner.api().get(path).is(200).json(), true, true);
            secrets(member.api().get(path).is(200).json(), false, true);
            secrets(outsider.api().get(path).is(200).json(), false, false);
        }
        secrets(only(member.api().get("/users/me/teams")), false, true);
        for (JsonNode each : outsider.api().get("/teams?per_page=200").is(200).json()) {
            secrets(each, false, false);
        }
    }

    @Test
    void what_others_are_in_a_team_is_for_those_who_manage_roles() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String member = "/teams/" + SERVER.team + "/members/";
        for (String who : List.of(SERVER.admin.id(), bob.id())) {
            JsonNode other = ann.api().get(member + who).is(200).json();
            assertThat(other.path("roles").asText()).isEmpty();
            assertThat(other.path("delete_at").asLong()).isEqualTo(-1);
            assertThat(other.path("scheme_admin").asBoolean()).isFalse();
            assertThat(other.path("scheme_user").asBoolean()).isFalse();
        }
        assertThat(ann.api().get(member + "me").is(200).text("roles")).isEqualTo("team_user");
        assertThat(ADMIN.get(member + ann.id()).is(200).text("roles")).isEqualTo("team_user");
        for (JsonNode each : ann.api()
                .get("/teams/" + SERVER.team + "/members?per_page=200")
                .is(200)
                .json()) {
            boolean own = each.path("user_id").asText().equals(ann.id());
            assertThat(each.path("roles").asText()).isEqualTo(own ? "team_user" : "");
        }
        Person eve = SERVER.stranger();
        assertThat(join(ann.api(), SERVER.team, eve).is(201).text("roles")).isEmpty();
        assertThat(only(eve.api().get("/users/me/teams/members")).path("roles").asText())
                .isEqualTo("team_user");
    }

    @Test
    void who_is_deactivated_is_counted_as_a_member_but_not_as_an_active_one() {
        Person gone = SERVER.stranger();
        Person ann = SERVER.stranger();
        String id = team(ADMIN, "counted", "O");
        join(ADMIN, id, gone).is(201);
        ADMIN.put("/users/" + gone.id() + "/active", Map.of("active", false)).is(200);
        JsonNode stats = ADMIN.get("/teams/" + id + "/stats").is(200).json();
        assertThat(stats.path("total_member_count").asLong()).isEqualTo(2);
        assertThat(stats.path("active_member_count").asLong()).isEqualTo(1);
        SERVER.configure("TeamSettings", "MaxUsersPerTeam", 2);
        try {
            join(ADMIN, id, ann).is(201);
            join(ADMIN, id, SERVER.stranger()).fails(400, "app.team.join_user_to_team.max_accounts.app_error");
        } finally {
            SERVER.configure("TeamSettings", "MaxUsersPerTeam", 50);
        }
    }

    @Test
    void a_team_that_one_has_is_not_sent_again_until_what_one_sees_of_it_changes() {
        Person owner = SERVER.stranger();
        String id = team(owner.api(), "versioned", "O");
        for (String path : List.of("/teams/" + id, "/teams/name/versioned")) {
            String version = owner.api().get(path).is(200).header("Etag");
            assertThat(version).isNotEmpty();
            Answer known = owner.api().with("If-None-Match", version).get(path).is(304);
            assertThat(known.http().body()).isEmpty();
            // Others see less of it, so theirs is another version.
            SERVER.stranger().api().with("If-None-Match", version).get(path).is(200);
        }
        String before = owner.api().get("/teams/" + id).header("Etag");
        owner.api().delete("/teams/" + id).is(200);
        owner.api().with("If-None-Match", before).get("/teams/" + id).is(200);
    }

    private static void secrets(JsonNode team, boolean address, boolean invitation) {
        assertThat(team.path("email").asText().isEmpty()).isEqualTo(!address);
        assertThat(team.path("invite_id").asText().isEmpty()).isEqualTo(!invitation);
    }

    private static JsonNode only(Answer list) {
        JsonNode all = list.is(200).json();
        assertThat(all).hasSize(1);
        return all.path(0);
    }

    private static boolean exists(Person by, String name) {
        return by.api()
                .get("/teams/name/" + name + "/exists")
                .is(200)
                .json()
                .path("exists")
                .asBoolean();
    }

    private static String team(Caller owner, String name, String type) {
        Map<String, Object> body = Map.of(
                "name",
                name,
                "display_name",
                name,
                "type",
                type,
                "email",
                "team@example.com",
                "allow_open_invite",
                true);
        return owner.post("/teams", body).is(201).text("id");
    }

    private static Answer join(Caller by, String team, Person person) {
        return by.post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", person.id()));
    }
}
