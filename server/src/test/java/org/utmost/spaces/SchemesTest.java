package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Schemes have roles of their own, which count in the teams and channels that follow them. */
class SchemesTest {
    private static final String NOTHING = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_scheme_of_teams_begins_with_what_the_default_roles_grant() {
        Answer scheme = SERVER.admin
                .api()
                .post("/schemes", Map.of("name", "quiet_teams", "display_name", "Quiet teams", "scope", "team"))
                .is(201);
        assertThat(scheme.text("name")).isEqualTo("quiet_teams");
        assertThat(scheme.json().path("delete_at").asLong()).isZero();
        for (String role : List.of(
                "team_admin",
                "team_user",
                "team_guest",
                "channel_admin",
                "channel_user",
                "channel_guest",
                "playbook_admin",
                "playbook_member",
                "run_admin",
                "run_member")) {
            Answer own = role(scheme.text("default_" + role + "_role"));
            assertThat(permissions(own)).containsExactlyInAnyOrderElementsOf(permissions(role(role)));
            assertThat(own.json().path("scheme_managed").asBoolean()).isTrue();
            assertThat(own.json().path("built_in").asBoolean()).isFalse();
        }
        assertThat(role(scheme.text("default_channel_user_role")).text("display_name"))
                .isEqualTo("Channel User Role for Scheme quiet_teams");
    }

    @Test
    void a_scheme_of_channels_has_roles_of_channels_alone() {
        Answer scheme = scheme("channel");
        assertThat(scheme.text("default_team_user_role")).isEmpty();
        assertThat(scheme.text("name")).hasSize(26);
        assertThat(permissions(role(scheme.text("default_channel_user_role"))))
                .containsExactlyInAnyOrderElementsOf(permissions(role("channel_user")));
        assertThat(permissions(role(scheme.text("default_channel_admin_role"))))
                .contains("create_post")
                .doesNotContain("manage_channel_roles");
    }

    @Test
    void what_is_no_scheme_is_refused() {
        String invalid = "app.scheme.save.invalid_scheme.app_error";
        for (Map<String, String> body : List.of(
                Map.of("display_name", "No scope"),
                Map.of("display_name", "Other scope", "scope", "playbook"),
                Map.of("display_name", "", "scope", "team"),
                Map.of("display_name", "a".repeat(129), "scope", "team"),
                Map.of("display_name", "Name", "scope", "team", "name", "Big Letters"),
                Map.of("display_name", "Name", "scope", "team", "description", "a".repeat(1025)))) {
            SERVER.admin.api().post("/schemes", body).fails(400, invalid);
        }
        Map<String, String> named = Map.of("name", "once", "display_name", "Once", "scope", "team");
        Answer first = SERVER.admin.api().post("/schemes", named).is(201);
        SERVER.admin.api().post("/schemes", named).fails(400, invalid);
        SERVER.admin.api().get("/schemes/" + NOTHING).fails(404, "app.scheme.get.app_error");
        SERVER.admin.api().delete("/schemes/" + first.text("id")).is(200);
        SERVER.admin.api().post("/schemes", named).is(201);
    }

    @Test
    void the_texts_of_a_scheme_can_be_changed() {
        Answer scheme = scheme("team");
        Answer after = SERVER.admin
                .api()
                .put(path(scheme) + "/patch", Map.of("display_name", "Renamed", "description", "Why"))
                .is(200);
        assertThat(after.text("display_name")).isEqualTo("Renamed");
        assertThat(after.text("description")).isEqualTo("Why");
        assertThat(after.text("name")).isEqualTo(scheme.text("name"));
        assertThat(after.json().path("update_at").asLong())
                .isGreaterThan(scheme.json().path("update_at").asLong());
        assertThat(SERVER.admin.api().get(path(scheme)).is(200).json()).isEqualTo(after.json());
        SERVER.admin
                .api()
                .put(path(scheme) + "/patch", Map.of("name", "Not One"))
                .fails(400, "app.scheme.save.invalid_scheme.app_error");
    }

    @Test
    void schemes_are_listed_by_scope_the_newest_first() {
        String first = scheme("team").text("id");
        String second = scheme("channel").text("id");
        String third = scheme("team").text("id");
        assertThat(ids(SERVER.admin.api().get("/schemes?scope=team&per_page=200")))
                .doesNotContain(second)
                .containsSubsequence(third, first);
        assertThat(ids(SERVER.admin.api().get("/schemes?scope=channel&per_page=200")))
                .contains(second)
                .doesNotContain(first);
        assertThat(ids(SERVER.admin.api().get("/schemes?per_page=200"))).containsSubsequence(third, second, first);
        SERVER.admin.api().get("/schemes?scope=nothing").fails(400, "api.context.invalid_url_param.app_error");
    }

    @Test
    void the_members_of_a_team_have_the_roles_of_its_scheme_at_once() {
        Person ann = SERVER.stranger();
        String team = team(ann);
        String channel = channel(ann, team);
        Answer scheme = scheme("team");
        follow("/teams/" + team, scheme);
        Answer member = ann.api().get("/teams/" + team + "/members/" + ann.id()).is(200);
        assertThat(member.text("roles"))
                .isEqualTo(scheme.text("default_team_user_role") + " " + scheme.text("default_team_admin_role"));
        assertThat(member.text("explicit_roles")).isEmpty();
        assertThat(member.json().path("scheme_admin").asBoolean()).isTrue();
        assertThat(ann.api()
                        .get("/channels/" + channel + "/members/" + ann.id())
                        .text("roles"))
                .isEqualTo(scheme.text("default_channel_user_role") + " " + scheme.text("default_channel_admin_role"));
        assertThat(ann.api().get("/users/me/teams/members").texts("roles")).contains(member.text("roles"));
        assertThat(ann.api().get("/teams/" + team).text("scheme_id")).isEqualTo(scheme.text("id"));
        assertThat(ids(SERVER.admin.api().get(path(scheme) + "/teams").is(200))).containsExactly(team);
        patch(scheme.text("default_team_user_role"), without("team_user", "create_public_channel"));
        Person bob = member(team);
        bob.api().post("/channels", named(team)).fails(403, "api.context.permissions.app_error");
        SERVER.person().api().post("/channels", named(SERVER.team)).is(201);
        follow("/teams/" + team, "");
        bob.api().post("/channels", named(team)).is(201);
        assertThat(bob.api().get("/teams/" + team + "/members/" + bob.id()).text("roles"))
                .isEqualTo("team_user");
        assertThat(ann.api().get("/teams/" + team).json().path("scheme_id").isNull())
                .isTrue();
    }

    @Test
    void a_channels_scheme_takes_away_what_is_moderated_and_gives_nothing() {
        Person ann = SERVER.stranger();
        String team = team(ann);
        String channel = channel(ann, team);
        Person bob = member(team);
        SERVER.join(channel, bob);
        Answer scheme = scheme("channel");
        String users = scheme.text("default_channel_user_role");
        follow("/channels/" + channel, scheme);
        SERVER.post(bob, channel, "as before");
        List<String> fewer = new ArrayList<>(without("channel_user", "create_post"));
        fewer.removeAll(List.of("delete_post", "edit_post"));
        fewer.addAll(List.of("manage_channel_roles", "delete_others_posts"));
        String own = SERVER.post(bob, channel, "to be edited");
        patch(users, fewer);
        bob.api()
                .post("/posts", Map.of("channel_id", channel, "message", "no"))
                .fails(403, "api.context.permissions.app_error");
        bob.api().put("/posts/" + own + "/patch", Map.of("message", "edited")).is(200);
        bob.api()
                .put("/channels/" + channel + "/members/" + bob.id() + "/schemeRoles", flags(true))
                .fails(403, "api.context.permissions.app_error");
        SERVER.post(ann, channel, "an administrator writes");
        assertThat(permissions(role(users)))
                .doesNotContain("create_post", "manage_channel_roles", "delete_others_posts")
                .contains("delete_post", "edit_post", "read_channel");
        Answer named = SERVER.admin.api().post("/roles/names", List.of(users)).is(200);
        assertThat(named.json().get(0)).isEqualTo(role(users).json());
        assertThat(bob.api().get("/channels/" + channel + "/members/me").text("roles"))
                .isEqualTo(users);
        assertThat(ids(SERVER.admin.api().get(path(scheme) + "/channels").is(200)))
                .containsExactly(channel);
    }

    @Test
    void a_channels_scheme_stays_within_that_of_its_team() {
        Person ann = SERVER.stranger();
        String team = team(ann);
        String channel = channel(ann, team);
        Person bob = member(team);
        SERVER.join(channel, bob);
        Answer ofTeam = scheme("team");
        Answer ofChannel = scheme("channel");
        follow("/teams/" + team, ofTeam);
        follow("/channels/" + channel, ofChannel);
        SERVER.post(bob, channel, "both grant it");
        patch(ofTeam.text("default_channel_user_role"), without("channel_user", "create_post"));
        bob.api()
                .post("/posts", Map.of("channel_id", channel, "message", "no"))
                .fails(403, "api.context.permissions.app_error");
        assertThat(permissions(role(ofChannel.text("default_channel_user_role"))))
                .doesNotContain("create_post")
                .contains("read_channel");
        follow("/teams/" + team, "");
        SERVER.post(bob, channel, "the default roles grant it");
        assertThat(permissions(role(ofChannel.text("default_channel_user_role"))))
                .contains("create_post");
    }

    @Test
    void with_a_scheme_its_roles_end_and_what_followed_it_goes_by_the_default_roles() {
        Person ann = SERVER.stranger();
        String team = team(ann);
        String channel = channel(ann, team);
        Answer ofTeam = scheme("team");
        Answer ofChannel = scheme("channel");
        follow("/teams/" + team, ofTeam);
        follow("/channels/" + channel, ofChannel);
        patch(ofTeam.text("default_team_user_role"), List.of());
        patch(ofTeam.text("default_team_admin_role"), List.of());
        ann.api().post("/channels", named(team)).fails(403, "api.context.permissions.app_error");
        for (Answer scheme : List.of(ofTeam, ofChannel)) {
            SERVER.admin.api().delete(path(scheme)).is(200);
            assertThat(SERVER.admin
                            .api()
                            .get(path(scheme))
                            .is(200)
                            .json()
                            .path("delete_at")
                            .asLong())
                    .isPositive();
            assertThat(role(scheme.text("default_channel_user_role"))
                            .json()
                            .path("delete_at")
                            .asLong())
                    .isPositive();
            SERVER.admin.api().delete(path(scheme)).fails(404, "app.scheme.get.app_error");
        }
        ann.api().post("/channels", named(team)).is(201);
        assertThat(ann.api().get("/teams/" + team).json().path("scheme_id").isNull())
                .isTrue();
        assertThat(ann.api()
                        .get("/channels/" + channel)
                        .json()
                        .path("scheme_id")
                        .isNull())
                .isTrue();
        assertThat(ann.api().get("/channels/" + channel + "/members/me").text("roles"))
                .isEqualTo("channel_user channel_admin");
        assertThat(ids(SERVER.admin.api().get("/schemes?per_page=200")))
                .doesNotContain(ofTeam.text("id"), ofChannel.text("id"));
        SERVER.admin
                .api()
                .put("/teams/" + team + "/scheme", Map.of("scheme_id", ofTeam.text("id")))
                .fails(404, "app.scheme.get.app_error");
    }

    @Test
    void teams_and_channels_follow_schemes_of_their_scope() {
        String team = "/teams/" + SERVER.team;
        String channel = "/channels/" + SERVER.channel(SERVER.admin, "O");
        Answer ofTeam = scheme("team");
        Answer ofChannel = scheme("channel");
        SERVER.admin
                .api()
                .put(team + "/scheme", Map.of("scheme_id", ofChannel.text("id")))
                .fails(400, "api.team.update_team_scheme.scheme_scope.error");
        SERVER.admin
                .api()
                .put(channel + "/scheme", Map.of("scheme_id", ofTeam.text("id")))
                .fails(400, "api.channel.update_channel_scheme.scheme_scope.error");
        SERVER.admin.api().get(path(ofChannel) + "/teams").fails(400, "api.scheme.get_teams_for_scheme.scope.error");
        SERVER.admin.api().get(path(ofTeam) + "/channels").fails(400, "api.scheme.get_channels_for_scheme.scope.error");
        for (String place : List.of(team, channel)) {
            SERVER.admin
                    .api()
                    .put(place + "/scheme", Map.of("scheme_id", "short"))
                    .fails(400, "api.context.invalid_body_param.app_error");
            SERVER.admin.api().put(place + "/scheme", Map.of()).fails(400, "api.context.invalid_body_param.app_error");
        }
        SERVER.admin
                .api()
                .put("/teams/" + NOTHING + "/scheme", Map.of("scheme_id", ""))
                .fails(404, "app.team.get.find.app_error");
        SERVER.admin
                .api()
                .put("/channels/" + NOTHING + "/scheme", Map.of("scheme_id", ""))
                .fails(404, "app.channel.get.existing.app_error");
    }

    private static Answer scheme(String scope) {
        return SERVER.admin
                .api()
                .post("/schemes", Map.of("display_name", "Scheme", "scope", scope))
                .is(201);
    }

    private static String path(Answer scheme) {
        return "/schemes/" + scheme.text("id");
    }

    private static void follow(String place, Answer scheme) {
        follow(place, scheme.text("id"));
    }

    private static void follow(String place, String schemeId) {
        SERVER.admin.api().put(place + "/scheme", Map.of("scheme_id", schemeId)).is(200);
    }

    private static Answer role(String name) {
        return SERVER.admin.api().get("/roles/name/" + name).is(200);
    }

    private static void patch(String roleName, List<String> permissions) {
        SERVER.admin
                .api()
                .put("/roles/" + role(roleName).text("id") + "/patch", Map.of("permissions", permissions))
                .is(200);
    }

    private static List<String> permissions(Answer role) {
        List<String> permissions = new ArrayList<>();
        role.json().path("permissions").forEach(each -> permissions.add(each.asText()));
        return permissions;
    }

    private static List<String> without(String role, String permission) {
        return permissions(role(role)).stream()
                .filter(each -> !each.equals(permission))
                .toList();
    }

    private static List<String> ids(Answer list) {
        return list.texts("id");
    }

    private static Map<String, Boolean> flags(boolean admin) {
        return Map.of("scheme_user", true, "scheme_admin", admin);
    }

    private static String team(Person owner) {
        String name = "schemed-" + NAMES.incrementAndGet();
        return owner.api()
                .post("/teams", Map.of("name", name, "display_name", name, "type", "I"))
                .is(201)
                .text("id");
    }

    private static Person member(String team) {
        Person person = SERVER.stranger();
        SERVER.admin
                .api()
                .post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", person.id()))
                .is(201);
        return person;
    }

    private static String channel(Person owner, String team) {
        return owner.api().post("/channels", named(team)).is(201).text("id");
    }

    private static Map<String, String> named(String team) {
        String name = "channel-" + NAMES.incrementAndGet();
        return Map.of("team_id", team, "name", name, "display_name", name, "type", "O");
    }
}
