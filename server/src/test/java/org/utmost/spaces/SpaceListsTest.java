package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Lists of teams, of their members, and of a user's channels. */
class SpaceListsTest {
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void members_of_a_team_are_sorted_by_name_and_without_those_who_are_gone_on_demand() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        SERVER.admin.api().delete("/users/" + bob.id()).is(200);
        List<String> inOrder = ann.username().compareTo(bob.username()) < 0
                ? List.of(ann.id(), bob.id())
                : List.of(bob.id(), ann.id());
        String members = "/teams/" + SERVER.team + "/members?per_page=200";
        List<String> byId = ann.api().get(members).is(200).texts("user_id");
        assertThat(byId).contains(ann.id(), bob.id()).isSorted();
        assertThat(ann.api().get(members + "&sort=Username").is(200).texts("user_id"))
                .startsWith(SERVER.admin.id())
                .containsSubsequence(inOrder)
                .containsExactlyInAnyOrderElementsOf(byId);
        for (String sort : List.of("", "&sort=Username")) {
            assertThat(ann.api()
                            .get(members + "&exclude_deleted_users=true" + sort)
                            .is(200)
                            .texts("user_id"))
                    .contains(ann.id())
                    .doesNotContain(bob.id());
        }
    }

    @Test
    void a_users_archived_channels_are_those_since_a_time() {
        Person ann = SERVER.person();
        String first = SERVER.channel(ann, "O");
        String second = SERVER.channel(ann, "O");
        long firstAt = archive(ann, first);
        long secondAt = archive(ann, second);
        for (String path : List.of("/users/me/channels", "/users/me/teams/" + SERVER.team + "/channels")) {
            assertThat(ann.api().get(path).is(200).texts("id")).doesNotContain(first, second);
            assertThat(ann.api().get(path + "?last_delete_at=1").is(200).texts("id"))
                    .as("without effect alone")
                    .doesNotContain(first, second);
            assertThat(ann.api().get(path + "?include_deleted=true").is(200).texts("id"))
                    .contains(first, second);
            assertThat(ann.api()
                            .get(path + "?include_deleted=true&last_delete_at=" + secondAt)
                            .is(200)
                            .texts("id"))
                    .contains(SERVER.townSquare, second);
            assertThat(ann.api()
                            .get(path + "?include_deleted=true&last_delete_at=" + (firstAt + 1))
                            .is(200)
                            .texts("id"))
                    .contains(SERVER.townSquare)
                    .doesNotContain(first);
            ann.api()
                    .get(path + "?include_deleted=true&last_delete_at=never")
                    .fails(400, "api.context.invalid_url_param.app_error");
        }
    }

    @Test
    void anothers_channels_are_for_who_may_edit_others() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        bob.api().get("/users/" + ann.id() + "/channels").fails(403, FORBIDDEN);
        bob.api()
                .get("/users/" + ann.id() + "/teams/" + SERVER.team + "/channels")
                .fails(403, FORBIDDEN);
        assertThat(SERVER.admin
                        .api()
                        .get("/users/" + ann.id() + "/channels")
                        .is(200)
                        .texts("id"))
                .contains(SERVER.townSquare);
    }

    @Test
    void teams_without_a_policy_are_for_who_may_see_policies() {
        Person ann = SERVER.person();
        ann.api().get("/teams?exclude_policy_constrained=true").fails(403, FORBIDDEN);
        assertThat(SERVER.admin
                        .api()
                        .get("/teams?exclude_policy_constrained=true")
                        .is(200)
                        .texts("id"))
                .contains(SERVER.team);
    }

    private static long archive(Person by, String channel) {
        by.api().delete("/channels/" + channel).is(200);
        return by.api()
                .get("/channels/" + channel)
                .is(200)
                .json()
                .path("delete_at")
                .asLong();
    }
}
