package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class PinsTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_pinned_post_is_listed_and_told_of_until_it_is_unpinned_or_deleted() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        SERVER.join(channel, bob);
        List<String> posts = new ArrayList<>();
        for (String message : List.of("first", "second", "third")) {
            posts.add(SERVER.post(ann, channel, message));
        }
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            for (String post : posts) {
                bob.api().post("/posts/" + post + "/pin", Map.of()).is(200);
            }
            String edited = socket.awaitPost("post_edited", "third")
                    .path("data")
                    .path("post")
                    .asText();
            assertThat(edited).contains("\"is_pinned\":true");
        }
        assertThat(pinned(bob, channel)).containsExactlyElementsOf(posts);
        assertThat(bob.api()
                        .get("/channels/" + channel + "/stats")
                        .json()
                        .path("pinnedpost_count")
                        .asInt())
                .isEqualTo(3);
        bob.api().post("/posts/" + posts.getFirst() + "/unpin", Map.of()).is(200);
        ann.api().delete("/posts/" + posts.getLast()).is(200);
        assertThat(pinned(ann, channel)).containsExactly(posts.get(1));
        assertThat(ann.api()
                        .get("/posts/" + posts.get(1))
                        .json()
                        .path("edit_at")
                        .asLong())
                .isZero();
    }

    @Test
    void who_may_not_read_a_post_does_not_pin_it() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        String post = SERVER.post(ann, channel, "secret");
        Person eve = SERVER.person();
        for (String way : List.of("/pin", "/unpin")) {
            eve.api().post("/posts/" + post + way, Map.of()).fails(403, "api.context.permissions.app_error");
            ann.api().post("/posts/aaaaaaaaaaaaaaaaaaaaaaaaaa" + way, Map.of()).fails(404, "app.post.get.app_error");
        }
        eve.api().get("/channels/" + channel + "/pinned").fails(403, "api.context.permissions.app_error");
        ann.api().get("/channels/aaaaaaaaaaaaaaaaaaaaaaaaaa/pinned").fails(404, "app.channel.get.existing.app_error");
        ann.api().delete("/channels/" + channel).is(200);
        ann.api()
                .post("/posts/" + post + "/pin", Map.of())
                .fails(400, "api.post.patch_post.can_not_update_post_in_deleted.error");
    }

    private static List<String> pinned(Person by, String channel) {
        List<String> order = new ArrayList<>();
        by.api()
                .get("/channels/" + channel + "/pinned")
                .is(200)
                .json()
                .path("order")
                .forEach(id -> order.add(id.asText()));
        return order;
    }
}
