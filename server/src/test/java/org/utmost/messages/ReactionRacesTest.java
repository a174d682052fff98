package org.utmost.messages;

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
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;
import org.utmost.testing.Together;

/** Reactions to one post at the same moment. */
class ReactionRacesTest {
    private static final TestServer SERVER = new TestServer();
    private static final Person ANN = SERVER.person();
    private static final Person BOB = SERVER.person();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void of_many_at_once_none_is_lost_and_each_has_its_time() {
        String post = SERVER.post(ANN, SERVER.townSquare, "all together");
        List<String> names = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "clock" + (i % 12 + 1))
                .toList();
        List<Supplier<Answer>> calls = new ArrayList<>();
        names.forEach(name -> calls.add(() -> react(ANN, post, name)));
        names.forEach(name -> calls.add(() -> react(BOB, post, name)));
        Together.call(calls).forEach(answer -> answer.is(200));
        JsonNode all = all(post);
        assertThat(all).hasSize(24);
        assertThat(all)
                .extracting(each -> each.path("create_at").asLong())
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void the_last_event_of_a_toggled_reaction_says_how_it_is() {
        String post = SERVER.post(ANN, SERVER.townSquare, "on and off");
        try (TestSocket socket = TestSocket.of(SERVER, ANN.token())) {
            for (int round = 0; round < 20; round++) {
                Together.call(List.of(() -> react(BOB, post, "bulb"), () -> unreact(BOB, "me", post, "bulb")))
                        .forEach(answer -> answer.is(200));
            }
            socket.settle();
            JsonNode last = socket.events().stream()
                    .filter(event -> event.path("event").asText().startsWith("reaction_"))
                    .toList()
                    .getLast();
            assertThat(last.path("event").asText())
                    .isEqualTo(all(post).isEmpty() ? "reaction_removed" : "reaction_added");
        }
    }

    @Test
    void a_post_that_is_being_deleted_takes_no_reaction() {
        String post = SERVER.post(ANN, SERVER.townSquare, "going");
        try (OtherNode node = OtherNode.of(SERVER)) {
            node.begin();
            node.change("UPDATE posts SET delete_at = 1 WHERE id = ?", post);
            List<Answer> answers = Together.call(List.of(() -> react(ANN, post, "+1"), () -> {
                node.awaitWaiting();
                node.commit();
                return SERVER.nobody().get("/system/ping");
            }));
            answers.getFirst().fails(404, "app.post.get.app_error");
        }
    }

    private static Answer react(Person by, String post, String emoji) {
        return by.api().post("/reactions", Map.of("user_id", by.id(), "post_id", post, "emoji_name", emoji));
    }

    private static Answer unreact(Person by, String userId, String post, String emoji) {
        return by.api().delete("/users/" + userId + "/posts/" + post + "/reactions/" + emoji);
    }

    private static JsonNode all(String post) {
        return ANN.api().get("/posts/" + post + "/reactions").is(200).json();
    }
}
