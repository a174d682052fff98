package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Who writes or looks at a channel, by whatever means, is there. */
class AuthorStatusTest {
    private static final TestClock CLOCK = new TestClock();
    private static final TestServer SERVER = new TestServer(DatabaseKind.chosen(), Map.of(), CLOCK);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void writing_brings_online_unless_the_client_says_no() {
        Person ann = SERVER.person();
        write(ann, "?set_online=false");
        assertThat(status(ann).text("status")).isEqualTo("offline");
        write(ann, "");
        assertThat(status(ann).text("status")).isEqualTo("online");
        assertThat(status(ann).json().path("manual").asBoolean()).isFalse();
    }

    @Test
    void looking_at_a_channel_brings_online() {
        Person ann = SERVER.person();
        ann.api().post("/channels/members/me/view", Map.of("channel_id", "")).is(200);
        assertThat(status(ann).text("status")).isEqualTo("offline");
        ann.api()
                .post("/channels/members/me/view", Map.of("channel_id", SERVER.townSquare))
                .is(200);
        assertThat(status(ann).text("status")).isEqualTo("online");
    }

    @Test
    void who_was_away_is_told_to_be_back() {
        Person ann = SERVER.person();
        SERVER.configure("TeamSettings", "UserStatusAwayTimeout", 60);
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            Await.until(() -> status(ann).text("status").equals("online"));
            CLOCK.pass(Duration.ofSeconds(90));
            socket.await(
                    "status_change", event -> event.at("/data/status").asText().equals("away"));
            int before = socket.events("status_change").size();
            write(ann, "");
            socket.await(
                    "status_change",
                    event -> socket.events("status_change").indexOf(event) >= before
                            && event.at("/data/status").asText().equals("online"));
        }
        SERVER.configure("TeamSettings", "UserStatusAwayTimeout", 300);
    }

    @Test
    void what_one_chose_stays() {
        Person ann = SERVER.person();
        ann.api()
                .put("/users/me/status", Map.of("user_id", ann.id(), "status", "dnd"))
                .is(200);
        write(ann, "");
        assertThat(status(ann).text("status")).isEqualTo("dnd");
    }

    @Test
    void an_activity_just_noted_is_not_written_again() {
        Person ann = SERVER.person();
        write(ann, "");
        long noted = status(ann).json().path("last_activity_at").asLong();
        CLOCK.pass(Duration.ofSeconds(20));
        write(ann, "");
        assertThat(status(ann).json().path("last_activity_at").asLong()).isEqualTo(noted);
        CLOCK.pass(Duration.ofSeconds(60));
        write(ann, "");
        assertThat(status(ann).json().path("last_activity_at").asLong()).isGreaterThan(noted);
    }

    @Test
    void a_bot_is_not_there() {
        Person robot = SERVER.bot();
        write(robot, "");
        assertThat(status(robot).text("status")).isEqualTo("offline");
    }

    private static void write(Person by, String query) {
        by.api()
                .post("/posts" + query, Map.of("channel_id", SERVER.townSquare, "message", "hi"))
                .is(201);
    }

    private static Answer status(Person person) {
        return SERVER.admin.api().get("/users/" + person.id() + "/status").is(200);
    }
}
