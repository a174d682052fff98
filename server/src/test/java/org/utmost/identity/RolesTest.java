package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** What roles grant can be changed, and counts at once. */
class RolesTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void what_a_role_grants_from_now_on_counts_for_the_next_request() {
        Person ann = SERVER.person();
        Answer role = SERVER.admin.api().get("/roles/name/team_user").is(200);
        List<String> before = permissions(role);
        ann.api().post("/channels", channel("before")).is(201);
        patch(SERVER.admin, role.text("id"), without(before, "create_public_channel"))
                .is(200);
        ann.api().post("/channels", channel("refused")).fails(403, "api.context.permissions.app_error");
        Answer after = patch(SERVER.admin, role.text("id"), before).is(200);
        assertThat(permissions(after)).isEqualTo(before);
        assertThat(after.json().path("update_at").asLong())
                .isGreaterThan(role.json().path("update_at").asLong());
        ann.api().post("/channels", channel("after")).is(201);
    }

    @Test
    void clients_are_told_what_a_role_grants() {
        Answer role = SERVER.admin.api().get("/roles/name/channel_guest").is(200);
        try (TestSocket socket = TestSocket.of(SERVER, SERVER.person().token())) {
            patch(SERVER.admin, role.text("id"), without(permissions(role), "add_reaction"))
                    .is(200);
            assertThat(socket.await("role_updated").at("/data/role").asText())
                    .contains("\"channel_guest\"")
                    .doesNotContain("add_reaction");
        }
    }

    @Test
    void a_patch_grants_only_what_there_is_and_may_be_granted() {
        Answer role = SERVER.admin.api().get("/roles/name/channel_user").is(200);
        String id = role.text("id");
        patch(SERVER.admin, id, with(permissions(role), "fly")).fails(400, "app.role.save.invalid_role.app_error");
        patch(SERVER.admin, id, with(permissions(role), "manage_system"))
                .fails(501, "api.roles.patch_roles.not_allowed_permission.error");
        SERVER.admin
                .api()
                .put("/roles/" + id + "/patch", "{\"permissions\": 5}")
                .fails(400, "api.context.invalid_body_param.app_error");
        patch(SERVER.admin, "aaaaaaaaaaaaaaaaaaaaaaaaaa", List.of()).fails(404, "app.role.get.app_error");
        assertThat(permissions(SERVER.admin.api().get("/roles/" + id))).isEqualTo(permissions(role));
        SERVER.admin.api().put("/roles/" + id + "/patch", Map.of()).is(200);
        assertThat(permissions(SERVER.admin.api().get("/roles/" + id))).isEqualTo(permissions(role));
    }

    @Test
    void who_edits_roles_edits_those_of_their_kind() {
        Person manager = SERVER.person();
        SERVER.admin
                .api()
                .put("/users/" + manager.id() + "/roles", Map.of("roles", "system_user system_manager"))
                .is(200);
        Answer users = SERVER.admin.api().get("/roles/name/custom_group_user").is(200);
        patch(manager, users.text("id"), permissions(users)).is(200);
        for (String name : List.of("system_admin", "system_user_manager")) {
            Answer role = SERVER.admin.api().get("/roles/name/" + name).is(200);
            patch(manager, role.text("id"), List.of()).fails(403, "api.context.permissions.app_error");
        }
        patch(SERVER.person(), users.text("id"), List.of()).fails(403, "api.context.permissions.app_error");
    }

    private static Answer patch(Person by, String id, List<String> permissions) {
        return by.api().put("/roles/" + id + "/patch", Map.of("permissions", permissions));
    }

    private static List<String> permissions(Answer role) {
        List<String> permissions = new ArrayList<>();
        role.json().path("permissions").forEach(each -> permissions.add(each.asText()));
        return permissions;
    }

    private static List<String> without(List<String> permissions, String one) {
        return permissions.stream().filter(each -> !each.equals(one)).toList();
    }

    private static List<String> with(List<String> permissions, String one) {
        List<String> more = new ArrayList<>(permissions);
        more.add(one);
        return more;
    }

    private static Map<String, Object> channel(String name) {
        return Map.of("team_id", SERVER.team, "name", name, "display_name", name, "type", "O");
    }
}
