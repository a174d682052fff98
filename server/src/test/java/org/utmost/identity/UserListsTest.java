package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Lists of users: by team, channel, role and activity, and in what order. */
class UserListsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String INVALID_URL = "api.context.invalid_url_param.app_error";
    private static final String INVALID_BODY = "api.context.invalid_body_param.app_error";

    private static final TestServer SERVER = new TestServer();
    private static final Person ADMIN = SERVER.admin;
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();
    private static final Person CID = SERVER.person();
    private static final Person OUT = SERVER.stranger();

    /** A channel of Ann's and Bob's. */
    private static final String CHANNEL = SERVER.channel(ANN, "P");

    static {
        SERVER.join(CHANNEL, BOB);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_list_is_of_those_in_a_team_or_channel_and_of_those_who_are_not() {
        assertThat(list(ANN, "in_team=" + SERVER.team)).isEqualTo(byName(ADMIN, ANN, BOB, CID));
        assertThat(list(ANN, "in_channel=" + CHANNEL)).isEqualTo(byName(ANN, BOB));
        assertThat(list(ANN, "not_in_team=" + SERVER.team)).contains(OUT.id()).doesNotContain(ANN.id(), ADMIN.id());
        assertThat(list(ANN, "in_team=" + SERVER.team + "&not_in_channel=" + CHANNEL))
                .isEqualTo(byName(ADMIN, CID));
        ANN.api().get("/users?not_in_channel=" + CHANNEL).fails(400, INVALID_URL);
        OUT.api().get("/users?in_team=" + SERVER.team).fails(403, FORBIDDEN);
        OUT.api().get("/users?not_in_team=" + SERVER.team).fails(403, FORBIDDEN);
        CID.api().get("/users?in_channel=" + CHANNEL).fails(403, FORBIDDEN);
        CID.api()
                .get("/users?in_team=" + SERVER.team + "&not_in_channel=" + CHANNEL)
                .fails(403, FORBIDDEN);
    }

    @Test
    void those_without_a_team_are_for_who_may_list_them() {
        assertThat(list(ADMIN, "without_team=true")).contains(OUT.id()).doesNotContain(ANN.id(), ADMIN.id());
        assertThat(list(ADMIN, "without_team=1&in_team=" + SERVER.team))
                .contains(OUT.id())
                .doesNotContain(ANN.id());
        ANN.api().get("/users?without_team=true").fails(403, FORBIDDEN);
        assertThat(search(ADMIN, Map.of("term", "user", "without_team", true)))
                .contains(OUT.id())
                .doesNotContain(ANN.id());
        ANN.api()
                .post("/users/search", Map.of("term", "user", "without_team", true))
                .fails(403, FORBIDDEN);
    }

    @Test
    void roles_over_the_system_are_compared_as_words() {
        Person manager = SERVER.stranger();
        roles(manager, "system_user system_user_manager");
        Person guest = SERVER.stranger();
        roles(guest, "system_guest");
        assertThat(list(ADMIN, "role=system_user_manager")).containsExactly(manager.id());
        assertThat(list(ADMIN, "role=system_guest")).containsExactly(guest.id());
        assertThat(list(ADMIN, "role=system_user"))
                .contains(ANN.id(), ADMIN.id(), manager.id())
                .doesNotContain(guest.id());
        assertThat(list(ADMIN, "roles=system_user_manager,system_guest"))
                .containsExactlyInAnyOrder(manager.id(), guest.id());
        assertThat(list(ADMIN, "roles=system_user"))
                .as("who is nothing else")
                .contains(ANN.id())
                .doesNotContain(ADMIN.id(), manager.id(), guest.id());
        assertThat(search(ADMIN, Map.of("term", "user", "role", "system_user_manager")))
                .containsExactly(manager.id());
        assertThat(search(ADMIN, Map.of("term", "user", "roles", List.of("system_guest"))))
                .containsExactly(guest.id());
    }

    @Test
    void roles_in_a_team_or_channel_leave_administrators_out_of_the_members() {
        String team = "in_team=" + SERVER.team;
        assertThat(list(ADMIN, team + "&team_roles=team_user")).isEqualTo(byName(ANN, BOB, CID));
        assertThat(list(ADMIN, team + "&team_roles=team_admin"))
                .as("the only one is a system administrator")
                .isEmpty();
        assertThat(list(ADMIN, team + "&team_roles=team_admin&roles=system_admin"))
                .as("any of the listed roles is enough")
                .containsExactly(ADMIN.id());
        assertThat(list(ANN, "in_channel=" + CHANNEL + "&channel_roles=channel_admin"))
                .containsExactly(ANN.id());
        assertThat(list(ANN, "in_channel=" + CHANNEL + "&channel_roles=channel_user,channel_guest"))
                .containsExactly(BOB.id());
        assertThat(search(ADMIN, Map.of("term", "user", "team_id", SERVER.team, "team_roles", List.of("team_user"))))
                .isEqualTo(byName(ANN, BOB, CID));
        assertThat(search(
                        ADMIN,
                        Map.of("term", "user", "in_channel_id", CHANNEL, "channel_roles", List.of("channel_admin"))))
                .containsExactly(ANN.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role=no_such_role",
                "roles=system_user,nobody",
                "roles=system_user,",
                "team_roles=team_user",
                "channel_roles=channel_user",
                "in_team=TEAM&team_roles=captain",
                "in_channel=CHANNEL&channel_roles=captain",
                "active=true&inactive=true",
                "in_team=short",
                "not_in_team=short",
                "in_channel=short",
                "not_in_channel=short",
                "sort=shoe_size",
                "sort=create_at",
                "sort=last_activity_at",
                "in_team=TEAM&in_channel=CHANNEL&sort=create_at",
                "in_team=TEAM&not_in_channel=CHANNEL&sort=last_activity_at",
                "in_team=TEAM&sort=status",
                "in_team=TEAM&sort=admin",
                "in_team=TEAM&sort=display_name",
                "in_group=short"
            })
    void what_a_list_cannot_be_asked_for_is_refused(String query) {
        ADMIN.api()
                .get("/users?" + query.replace("TEAM", SERVER.team).replace("CHANNEL", CHANNEL))
                .fails(400, INVALID_URL);
    }

    @Test
    void a_search_is_refused_what_a_list_is() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("term", "user", "role", "nobody"),
                Map.of("term", "user", "roles", List.of("nobody")),
                Map.of("term", "user", "team_roles", List.of("team_user")),
                Map.of("term", "user", "channel_roles", List.of("channel_user")),
                Map.of("term", "user", "limit", -1),
                Map.of("term", "user", "not_in_channel_id", CHANNEL),
                Map.of("term", "user", "in_group_id", "short"))) {
            ADMIN.api().post("/users/search", wrong).fails(400, INVALID_BODY);
        }
    }

    @Test
    void there_are_no_groups_to_be_in_or_to_be_let_in_by() {
        String group = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
        for (String query :
                List.of("in_group=" + group, "not_in_group=" + group, "in_group=" + group + "&sort=display_name")) {
            ADMIN.api().get("/users?" + query).fails(404, "app.group.no_rows");
            ANN.api().get("/users?" + query).fails(403, FORBIDDEN);
        }
        for (String field : List.of("in_group_id", "not_in_group_id")) {
            Map<String, Object> body = Map.of("term", "user", field, group);
            ADMIN.api().post("/users/search", body).fails(404, "app.group.no_rows");
            ANN.api().post("/users/search", body).fails(403, FORBIDDEN);
        }
        assertThat(list(ADMIN, "not_in_team=" + SERVER.team + "&group_constrained=true"))
                .isEmpty();
        assertThat(list(ADMIN, "in_team=" + SERVER.team + "&group_constrained=true"))
                .isNotEmpty();
        assertThat(search(ADMIN, Map.of("term", "user", "not_in_team_id", SERVER.team, "group_constrained", true)))
                .isEmpty();
    }

    @Test
    void a_team_is_sorted_by_age_or_by_activity() {
        assertThat(list(ADMIN, "in_team=" + SERVER.team + "&sort=create_at"))
                .containsExactly(CID.id(), BOB.id(), ANN.id(), ADMIN.id());
        ANN.api()
                .put("/users/me/status", Map.of("user_id", ANN.id(), "status", "online"))
                .is(200);
        Answer active = ADMIN.api()
                .get("/users?in_team=" + SERVER.team + "&sort=last_activity_at")
                .is(200);
        assertThat(active.texts("id").getFirst()).isEqualTo(ANN.id());
        List<Long> times =
                active.texts("last_activity_at").stream().map(Long::valueOf).toList();
        assertThat(times).isNotEmpty().doesNotContain(0L).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(ADMIN.api()
                        .get("/users?in_team=" + SERVER.team)
                        .is(200)
                        .json()
                        .get(0)
                        .has("last_activity_at"))
                .isFalse();
    }

    @Test
    void a_channel_is_sorted_by_presence_or_by_rank() {
        String channel = SERVER.channel(BOB, "P");
        SERVER.join(channel, ANN);
        SERVER.join(channel, CID);
        status(ANN, "dnd");
        status(BOB, "offline");
        status(CID, "away");
        assertThat(list(ANN, "in_channel=" + channel + "&sort=status")).containsExactly(CID.id(), ANN.id(), BOB.id());
        assertThat(list(ANN, "in_channel=" + channel + "&sort=admin"))
                .startsWith(BOB.id())
                .endsWith(byName(ANN, CID).toArray(String[]::new));
        assertThat(list(ANN, "in_channel=" + channel)).isEqualTo(byName(ANN, BOB, CID));
    }

    @Test
    void pages_follow_each_other_and_a_size_of_0_is_the_usual_one() {
        String team = "in_team=" + SERVER.team;
        assertThat(list(ADMIN, team + "&per_page=2&page=1"))
                .isEqualTo(byName(ADMIN, ANN, BOB, CID).subList(2, 4));
        assertThat(list(ADMIN, team + "&per_page=0")).hasSize(4);
        assertThat(list(ADMIN, team + "&per_page=-3")).hasSize(4);
    }

    @Test
    void users_by_id_are_those_that_changed_since() {
        Person eve = SERVER.stranger();
        long before =
                ADMIN.api().get("/users/" + eve.id()).json().path("update_at").asLong();
        List<String> both = List.of(eve.id(), OUT.id());
        assertThat(ADMIN.api()
                        .post("/users/ids?since=" + (before - 1), both)
                        .is(200)
                        .texts("id"))
                .contains(eve.id());
        assertThat(ADMIN.api().post("/users/ids?since=" + before, both).is(200).texts("id"))
                .doesNotContain(eve.id(), OUT.id());
        ADMIN.api().post("/users/ids?since=yesterday", both).fails(400, INVALID_URL);
    }

    /** Their ids, by username. */
    private static List<String> byName(Person... people) {
        return Stream.of(people)
                .sorted(Comparator.comparing(Person::username))
                .map(Person::id)
                .toList();
    }

    private static void roles(Person person, String roles) {
        ADMIN.api()
                .put("/users/" + person.id() + "/roles", Map.of("roles", roles))
                .is(200);
    }

    private static void status(Person person, String status) {
        person.api()
                .put("/users/me/status", Map.of("user_id", person.id(), "status", status))
                .is(200);
    }

    private static List<String> list(Person by, String query) {
        return by.api().get("/users?" + query).is(200).texts("id");
    }

    private static List<String> search(Person by, Map<String, Object> body) {
        return by.api().post("/users/search", body).is(200).texts("id");
    }
}
