package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class HistoryTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_author_sees_what_a_post_said_before_and_brings_it_back() {
        Person ann = SERVER.person();
        String post = SERVER.post(ann, SERVER.channel(ann, "O"), "first");
        edit(ann, post, "second");
        edit(ann, post, "third");
        List<String> versions = history(ann, post);
        assertThat(versions).containsExactly("second", "first");
        String first = ids(ann, post).getLast();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            assertThat(ann.api()
                            .post("/posts/" + post + "/restore/" + first, Map.of())
                            .is(200)
                            .text("message"))
                    .isEqualTo("first");
            socket.awaitPost("post_edited", "first");
        }
        assertThat(ann.api().get("/posts/" + post).text("message")).isEqualTo("first");
        assertThat(history(ann, post)).containsExactly("third", "second", "first");
        ann.api().get("/posts/" + first).fails(404, "app.post.get.app_error");
    }

    @Test
    void a_history_is_its_authors_and_a_version_is_one_of_the_post() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String post = SERVER.post(ann, channel, "first");
        ann.api().get("/posts/" + post + "/edit_history").fails(404, "app.post.get.app_error");
        edit(ann, post, "second");
        String other = SERVER.post(ann, channel, "another");
        edit(ann, other, "another, edited");
        String version = ids(ann, post).getFirst();
        SERVER.admin.api().get("/posts/" + post + "/edit_history").fails(403, FORBIDDEN);
        SERVER.admin
                .api()
                .post("/posts/" + post + "/restore/" + version, Map.of())
                .fails(403, FORBIDDEN);
        ann.api()
                .post("/posts/" + post + "/restore/" + ids(ann, other).getFirst(), Map.of())
                .fails(400, "app.post.restore_post_version.not_an_history_item.app_error");
        ann.api()
                .post("/posts/" + post + "/restore/" + other, Map.of())
                .fails(400, "app.post.restore_post_version.not_an_history_item.app_error");
        ann.api()
                .post("/posts/" + post + "/restore/aaaaaaaaaaaaaaaaaaaaaaaaaa", Map.of())
                .fails(404, "app.post.restore_post_version.get_single.app_error");
        assertThat(ann.api().get("/posts/" + post).text("message")).isEqualTo("second");
    }

    private static void edit(Person by, String post, String message) {
        by.api().put("/posts/" + post + "/patch", Map.of("message", message)).is(200);
    }

    private static List<String> history(Person by, String post) {
        return by.api().get("/posts/" + post + "/edit_history").is(200).texts("message");
    }

    private static List<String> ids(Person by, String post) {
        return by.api().get("/posts/" + post + "/edit_history").is(200).texts("id");
    }
}
