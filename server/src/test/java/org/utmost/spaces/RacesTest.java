package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.Together;

/** What several do to the same team or channel at the same moment. */
class RacesTest {
    private static final TestServer SERVER = new TestServer();
    private static final Caller ADMIN = SERVER.admin.api();
    private static final int ROUNDS = 200;
    private static final int FEW_ROUNDS = 15;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void two_who_change_different_fields_of_a_channel_lose_nothing() {
        String id = SERVER.channel(SERVER.admin, "O");
        String path = "/channels/" + id + "/patch";
        for (int i = 0; i < ROUNDS; i++) {
            String text = "text-" + i;
            List<String> fields = i % 2 == 0 ? List.of("header", "purpose") : List.of("name", "display_name");
            List<Supplier<Answer>> both = List.of(
                    () -> ADMIN.put(path, Map.of(fields.getFirst(), text)),
                    () -> ADMIN.put(path, Map.of(fields.getLast(), text)));
            Together.call(both).forEach(answer -> answer.is(200));
            JsonNode channel = ADMIN.get("/channels/" + id).is(200).json();
            assertThat(fields)
                    .allSatisfy(
                            field -> assertThat(channel.path(field).asText()).isEqualTo(text));
        }
    }

    @Test
    void every_change_of_a_channel_has_a_time_of_its_own() {
        String id = SERVER.channel(SERVER.admin, "O");
        List<Long> times = Together.call(IntStream.range(0, 30)
                        .<Supplier<Answer>>mapToObj(
                                i -> () -> ADMIN.put("/channels/" + id + "/patch", Map.of("header", "header " + i)))
                        .toList())
                .stream()
                .map(answer -> answer.is(200).json().path("update_at").asLong())
                .toList();
        assertThat(times).doesNotHaveDuplicates();
    }

    @Test
    void nobody_joins_and_nothing_changes_once_a_channel_is_archived() {
        List<Person> people = people(4);
        for (int i = 0; i < FEW_ROUNDS; i++) {
            String id = SERVER.channel(SERVER.admin, "O");
            List<Supplier<Answer>> calls = new ArrayList<>();
            people.forEach(person ->
                    calls.add(() -> person.api().post("/channels/" + id + "/members", Map.of("user_id", person.id()))));
            calls.add(2, () -> ADMIN.delete("/channels/" + id));
            calls.add(() -> ADMIN.put("/channels/" + id + "/patch", Map.of("header", "late")));
            List<Answer> answers = Together.call(calls);
            answers.get(2).is(200);
            Answer patched = answers.getLast();
            if (patched.status() == 200) {
                assertThat(patched.json().path("delete_at").asLong()).isZero();
            } else {
                patched.fails(400, "api.channel.update_channel.deleted.app_error");
            }
            assertThat(lastJoin(id)).isLessThanOrEqualTo(deletedAt("/channels/" + id));
        }
    }

    @Test
    void a_channel_is_archived_once_and_brought_back_once() {
        for (int i = 0; i < FEW_ROUNDS; i++) {
            String id = SERVER.channel(SERVER.admin, "O");
            onlyOne(
                    Together.call(same(4, () -> ADMIN.delete("/channels/" + id))),
                    200,
                    "api.channel.delete_channel.deleted.app_error");
            onlyOne(
                    Together.call(same(4, () -> ADMIN.post("/channels/" + id + "/restore", Map.of()))),
                    200,
                    "api.channel.restore_channel.restored.app_error");
        }
    }

    @Test
    void a_name_of_a_channel_is_taken_once() {
        for (int i = 0; i < FEW_ROUNDS; i++) {
            Map<String, Object> wanted =
                    Map.of("team_id", SERVER.team, "name", "one-" + i, "display_name", "One", "type", "O");
            onlyOne(
                    Together.call(same(4, () -> ADMIN.post("/channels", wanted))),
                    201,
                    "store.sql_channel.save_channel.exists.app_error");
            String name = "other-" + i;
            List<Supplier<Answer>> renames = IntStream.range(0, 3)
                    .mapToObj(each -> SERVER.channel(SERVER.admin, "P"))
                    .<Supplier<Answer>>map(id -> () -> ADMIN.put("/channels/" + id + "/patch", Map.of("name", name)))
                    .toList();
            onlyOne(Together.call(renames), 200, "app.channel.update.bad_id");
        }
    }

    @Test
    void nobody_joins_and_no_channel_is_made_once_a_team_is_archived() {
        List<Person> people =
                IntStream.range(0, 4).mapToObj(i -> SERVER.stranger()).toList();
        for (int i = 0; i < FEW_ROUNDS; i++) {
            String team = team("archived-" + i);
            List<Supplier<Answer>> calls = new ArrayList<>();
            people.forEach(person -> calls.add(() -> join(ADMIN, team, person)));
            calls.add(2, () -> ADMIN.delete("/teams/" + team));
            Map<String, Object> channel = Map.of("team_id", team, "name", "late", "display_name", "Late", "type", "O");
            calls.add(() -> ADMIN.post("/channels", channel));
            List<Answer> answers = Together.call(calls);
            answers.get(2).is(200);
            long archived = deletedAt("/teams/" + team);
            String square = ADMIN.get("/teams/" + team + "/channels/name/town-square")
                    .is(200)
                    .text("id");
            assertThat(lastJoin(square)).isLessThanOrEqualTo(archived);
            Answer made = answers.getLast();
            if (made.status() == 201) {
                assertThat(made.json().path("create_at").asLong()).isLessThanOrEqualTo(archived);
            } else {
                made.fails(400, "store.sql_channel.save.archived_channel.app_error");
            }
            join(ADMIN, team, people.getFirst()).fails(400, "api.team.add_members.user_denied");
        }
    }

    @Test
    void a_team_has_never_more_members_than_it_may() {
        List<Person> people =
                IntStream.range(0, 12).mapToObj(i -> SERVER.stranger()).toList();
        String team = team("full");
        SERVER.configure("TeamSettings", "MaxUsersPerTeam", 5);
        try {
            List<Answer> answers = Together.call(people.stream()
                    .<Supplier<Answer>>map(person -> () -> join(ADMIN, team, person))
                    .toList());
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.fails(400, "app.team.join_user_to_team.max_accounts.app_error"));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
            assertThat(ADMIN.get("/teams/" + team + "/members").is(200).json()).hasSize(5);
        } finally {
            SERVER.configure("TeamSettings", "MaxUsersPerTeam", 50);
        }
    }

    @Test
    void a_team_has_never_more_channels_than_it_may() {
        String team = team("crowded");
        SERVER.configure("TeamSettings", "MaxChannelsPerTeam", 6);
        try {
            List<Answer> answers = Together.call(IntStream.range(0, 12)
                    .mapToObj(i -> Map.of("team_id", team, "name", "c" + i, "display_name", "C", "type", "O"))
                    .<Supplier<Answer>>map(channel -> () -> ADMIN.post("/channels", channel))
                    .toList());
            answers.stream()
                    .filter(answer -> answer.status() != 201)
                    .forEach(answer -> answer.fails(400, "store.sql_channel.save_channel.limit.app_error"));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(4);
        } finally {
            SERVER.configure("TeamSettings", "MaxChannelsPerTeam", 2000);
        }
    }

    @Test
    void who_goes_out_of_a_team_is_in_none_of_its_channels() {
        String team = team("left");
        Person ann = SERVER.stranger();
        Map<String, Object> wanted = Map.of("team_id", team, "name", "room", "display_name", "Room", "type", "P");
        String channel = ADMIN.post("/channels", wanted).is(201).text("id");
        for (int i = 0; i < FEW_ROUNDS; i++) {
            join(ADMIN, team, ann).is(201);
            int round = i;
            List<Answer> answers = Together.call(List.of(
                    () -> ADMIN.post("/channels/" + channel + "/members", Map.of("user_id", ann.id())),
                    () -> ADMIN.delete("/teams/" + team + "/members/" + ann.id()),
                    () -> ann.api()
                            .post(
                                    "/channels",
                                    Map.of(
                                            "team_id",
                                            team,
                                            "name",
                                            "mine-" + round,
                                            "display_name",
                                            "Mine",
                                            "type",
                                            "O"))));
            answers.get(1).is(200);
            assertThat(ADMIN.get("/users/" + ann.id() + "/channel_members")
                            .is(200)
                            .json())
                    .isEmpty();
        }
    }

    private static List<Person> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> SERVER.person()).toList();
    }

    private static List<Supplier<Answer>> same(int times, Supplier<Answer> call) {
        return IntStream.range(0, times).mapToObj(i -> call).toList();
    }

    private static void onlyOne(List<Answer> answers, int status, String error) {
        assertThat(answers).filteredOn(answer -> answer.status() == status).hasSize(1);
        answers.stream().filter(answer -> answer.status() != status).forEach(answer -> answer.fails(400, error));
    }

    private static String team(String name) {
        return ADMIN.post("/teams", Map.of("name", name, "display_name", name, "type", "O"))
                .is(201)
                .text("id");
    }

    private static Answer join(Caller by, String team, Person person) {
        return by.post("/teams/" + team + "/members", Map.of("team_id", team, "user_id", person.id()));
    }

    private static long deletedAt(String path) {
        long time = ADMIN.get(path).is(200).json().path("delete_at").asLong();
        assertThat(time).isPositive();
        return time;
    }

    /** When the last message about somebody who came in was written. */
    private static long lastJoin(String channelId) {
        long last = 0;
        for (JsonNode post :
                ADMIN.get("/channels/" + channelId + "/posts").is(200).json().path("posts")) {
            last = Math.max(last, post.path("create_at").asLong());
        }
        return last;
    }
}
