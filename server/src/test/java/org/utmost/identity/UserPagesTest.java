package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Pages deep in lists of users, in any order, are the parts of the lists as a whole, whatever happens in between. */
class UserPagesTest {
    private static final TestServer SERVER = new TestServer();
    private static final OtherNode DATABASE = OtherNode.of(SERVER);
    private static final Person ADMIN = SERVER.admin;
    private static final Random RANDOM = new Random(1);
    private static final int SIZE = 90;
    private static final int USERS = 1_000;
    private static final String CHANNEL = SERVER.channel(ADMIN, "P");

    private static final String TEAM =
            " AND id IN (SELECT user_id FROM team_members WHERE delete_at = 0 AND team_id = '" + SERVER.team + "')";
    private static final String IN_CHANNEL =
            " AND id IN (SELECT user_id FROM channel_members WHERE channel_id = '" + CHANNEL + "')";

    static {
        fill();
    }

    @AfterAll
    static void stop() {
        DATABASE.close();
        SERVER.close();
    }

    @Test
    void pages_in_any_order_are_parts_of_the_whole() {
        compare();
        compare();
    }

    @Test
    void who_comes_and_goes_moves_those_behind_them() {
        compare();
        Person zoe = SERVER.stranger();
        compare();
        String members = "/teams/" + SERVER.team + "/members";
        ADMIN.api()
                .post(members, Map.of("team_id", SERVER.team, "user_id", zoe.id()))
                .is(201);
        compare();
        SERVER.join(CHANNEL, zoe);
        compare();
        ADMIN.api().delete("/channels/" + CHANNEL + "/members/" + user(300)).is(200);
        compare();
        ADMIN.api().delete(members + "/" + user(400)).is(200);
        compare();
    }

    @Test
    void another_name_or_a_deactivated_account_moves_them_too() {
        compare();
        ADMIN.api()
                .put("/users/" + user(500) + "/patch", Map.of("username", "zzz-last"))
                .is(200);
        compare();
        ADMIN.api()
                .put("/users/" + user(900) + "/patch", Map.of("username", "a-first"))
                .is(200);
        compare();
        ADMIN.api()
                .put("/users/" + user(600) + "/active", Map.of("active", false))
                .is(200);
        compare();
        ADMIN.api()
                .put("/users/" + user(600) + "/active", Map.of("active", true))
                .is(200);
        compare();
    }

    private static void compare() {
        compare("", "");
        compare("&active=true", " AND delete_at = 0");
        compare("&in_team=" + SERVER.team, TEAM);
        compare("&in_team=" + SERVER.team + "&active=true", TEAM + " AND delete_at = 0");
        compare("&in_channel=" + CHANNEL, IN_CHANNEL);
        compare("&in_team=" + SERVER.team + "&in_channel=" + CHANNEL, TEAM + IN_CHANNEL);
    }

    private static void compare(String query, String condition) {
        List<String> all = DATABASE.ask("SELECT id FROM users WHERE TRUE" + condition + " ORDER BY username");
        List<Integer> pages = new ArrayList<>(
                IntStream.rangeClosed(5, all.size() / SIZE + 1).boxed().toList());
        Collections.shuffle(pages, RANDOM);
        for (int page : pages) {
            int from = Math.min(all.size(), page * SIZE);
            assertThat(ADMIN.api()
                            .get("/users?per_page=" + SIZE + "&page=" + page + query)
                            .is(200)
                            .texts("id"))
                    .as("page %d of %s", page, query)
                    .isEqualTo(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
    }

    private static String user(int number) {
        return "deeppageuser0000" + (1_000_000_000L + number);
    }

    /** Users of the team and the channel whom nobody has listed yet. */
    private static void fill() {
        DATABASE.change(
                ("INSERT INTO users (id, create_at, update_at, delete_at, username, email, email_verified, password,"
                                + " auth_service, nickname, first_name, last_name, position, roles, is_bot, allow_marketing, props,"
                                + " notify_props, timezone, locale, last_password_update, last_picture_update, failed_attempts,"
                                + " last_login) WITH RECURSIVE n (i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n"
                                + " WHERE i < %d) SELECT 'deeppageuser0000' || (1000000000 + i), i, i,"
                                + " CASE WHEN i %% 50 = 0 THEN 1 ELSE 0 END, 'deep' || (10000 + i * 7 %% %d),"
                                + " 'deep' || i || '@example.com', FALSE, '', '', '', '', '', '', 'system_user', FALSE, FALSE, '{}',"
                                + " '{}', '{}', 'en', 0, 0, 0, 0 FROM n")
                        .formatted(USERS, USERS));
        DATABASE.change(
                "INSERT INTO team_members (team_id, user_id, roles, create_at, delete_at, scheme_guest, scheme_user,"
                        + " scheme_admin) SELECT '" + SERVER.team + "', id, '', 1, 0, FALSE, TRUE, FALSE FROM users"
                        + " WHERE id LIKE 'deeppage%'");
        DATABASE.change(
                "INSERT INTO channel_members (channel_id, user_id, roles, last_viewed_at, msg_count, msg_count_root,"
                        + " mention_count, mention_count_root, notify_props, last_update_at, scheme_guest, scheme_user, scheme_admin)"
                        + " SELECT '" + CHANNEL + "', id, '', 0, 0, 0, 0, 0, '{}', 1, FALSE, TRUE, FALSE FROM users"
                        + " WHERE id LIKE 'deeppage%'");
        DATABASE.change("ANALYZE");
    }
}
