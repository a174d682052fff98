package org.utmost.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Random people in random channels: each connection gets what the rule gives it, in order, once, and nothing else. */
class AudienceTest {
    private static final int PEOPLE = 8;
    private static final int CHANNELS = 5;
    private static final int STEPS = 150;

    @Test
    void everybody_gets_exactly_what_is_theirs() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestServer server = new TestServer()) {
            List<Person> people = new ArrayList<>();
            List<TestSocket> sockets = new ArrayList<>();
            List<List<String>> expected = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(server.person());
                sockets.add(TestSocket.of(server, people.get(i).token()));
                expected.add(new ArrayList<>());
            }
            Map<String, Set<Integer>> members = new HashMap<>();
            for (int i = 0; i < CHANNELS; i++) {
                members.put(server.channel(server.admin, i % 2 == 0 ? "P" : "O"), new HashSet<>());
            }
            List<String> channels = List.copyOf(members.keySet());
            TestSocket boss = TestSocket.of(server, server.admin.token());
            String last = "";
            for (int step = 0; step < STEPS; step++) {
                String channel = channels.get(random.nextInt(CHANNELS));
                int who = random.nextInt(PEOPLE);
                Person person = people.get(who);
                if (random.nextInt(3) > 0) {
                    last = "step-" + step;
                    server.post(server.admin, channel, last);
                    for (int member : members.get(channel)) {
                        expected.get(member).add(last);
                    }
                    continue;
                }
                // An event goes to those who are there when it is sent: a change must not overtake it.
                if (!last.isEmpty()) {
                    boss.awaitPost("posted", last);
                }
                if (members.get(channel).add(who)) {
                    server.join(channel, person);
                } else {
                    members.get(channel).remove(who);
                    server.admin
                            .api()
                            .delete("/channels/" + channel + "/members/" + person.id())
                            .is(200);
                }
            }
            server.post(server.admin, server.townSquare, "the end");
            for (int i = 0; i < PEOPLE; i++) {
                sockets.get(i).awaitPost("posted", "the end");
                assertThat(steps(sockets.get(i)))
                        .as("person %d, seed %d", i, seed)
                        .isEqualTo(expected.get(i));
                List<Long> numbers = sockets.get(i).numbers();
                for (int n = 0; n < numbers.size(); n++) {
                    assertThat(numbers.get(n)).isEqualTo(n);
                }
                sockets.get(i).close();
            }
        }
    }

    private static List<String> steps(TestSocket socket) {
        return socket.events("posted").stream()
                .map(event -> event.at("/data/post").asText())
                .filter(post -> post.contains("\"message\":\"step-"))
                .map(post -> post.replaceAll(".*\"message\":\"(step-\\d+)\".*", "$1"))
                .toList();
    }
}
