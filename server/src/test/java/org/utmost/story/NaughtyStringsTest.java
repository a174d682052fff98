package org.utmost.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.Caller;
import org.utmost.testing.NaughtyStrings;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

/** Texts come back as they went in, byte for byte, over REST and in events; names without what misleads. */
class NaughtyStringsTest {
    private static final TestServer SERVER = new TestServer();
    private static final List<String> ALL = NaughtyStrings.all();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void there_are_many() {
        assertThat(ALL).hasSizeGreaterThan(300);
    }

    @Test
    void messages_and_props_come_back_as_they_were() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        Map<String, String> written = new HashMap<>();
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            for (String text : ALL) {
                Map<String, Object> props = Map.of("text", text, "list", List.of(text), "key " + text, 1);
                Map<String, Object> body = Map.of("channel_id", channel, "message", text, "props", props);
                // Half of them as they are, half with escapes.
                Object form = written.size() % 2 == 0 ? body : escaped(body);
                JsonNode made = ann.api().post("/posts", form).is(201).json();
                carries(made, text);
                written.put(made.path("id").asText(), text);
            }
            int read = 0;
            for (int page = 0; page * 200 < written.size(); page++) {
                String list = "/channels/" + channel + "/posts?per_page=200&page=" + page;
                for (JsonNode post : ann.api().get(list).is(200).json().path("posts")) {
                    String text = written.get(post.path("id").asText());
                    if (text != null) {
                        carries(post, text);
                        read++;
                    }
                }
            }
            assertThat(read).isEqualTo(written.size());
            socket.settle();
            List<JsonNode> events = socket.events("posted");
            assertThat(events).hasSizeGreaterThanOrEqualTo(written.size());
            for (JsonNode event : events) {
                JsonNode post = json(event.at("/data/post").asText());
                String text = written.get(post.path("id").asText());
                if (text != null) {
                    carries(post, text);
                }
            }
        }
    }

    @Test
    void headers_and_purposes_come_back_as_they_were_and_display_names_without_what_misleads() {
        Person ann = SERVER.person();
        String path = "/channels/" + SERVER.channel(ann, "O");
        try (TestSocket socket = TestSocket.of(SERVER, ann.token())) {
            List<String> headers = new ArrayList<>();
            for (String text : ALL) {
                Map<String, Object> change = fits(text, 64) && !plain(text).isEmpty()
                        ? Map.of("header", text, "display_name", text)
                        : Map.of("header", text);
                ann.api().put(path + "/patch", change).is(200);
                JsonNode channel = ann.api().get(path).is(200).json();
                same(channel.path("header").asText(), text);
                headers.add(text);
                if (change.containsKey("display_name")) {
                    same(plain(channel.path("display_name").asText()), plain(text));
                }
                if (fits(text, 250)) {
                    same(
                            ann.api()
                                    .put(path + "/patch", Map.of("purpose", text))
                                    .is(200)
                                    .text("purpose"),
                            text);
                }
            }
            socket.settle();
            List<String> told = socket.events("channel_updated").stream()
                    .map(event -> json(event.at("/data/channel").asText())
                            .path("header")
                            .asText())
                    .distinct()
                    .toList();
            assertThat(told).containsExactlyElementsOf(headers);
        }
    }

    @Test
    void names_of_people_and_teams_come_back_without_what_misleads() {
        Person ann = SERVER.person();
        int number = 0;
        for (String text : ALL) {
            if (!fits(text, 64) || plain(text).isEmpty()) {
                continue;
            }
            Map<String, String> names =
                    Map.of("nickname", text, "first_name", text, "last_name", text, "position", text);
            ann.api().put("/users/me/patch", names).is(200);
            JsonNode user = ann.api().get("/users/me").is(200).json();
            names.keySet().forEach(field -> same(plain(user.path(field).asText()), plain(text)));
            if (number++ % 5 == 0) {
                Map<String, Object> team = Map.of("name", "team-" + number, "display_name", text, "type", "O");
                String id = ann.api().post("/teams", team).is(201).text("id");
                same(plain(ann.api().get("/teams/" + id).is(200).text("display_name")), plain(text));
            }
        }
    }

    @Test
    void preferences_come_back_as_they_were() {
        Person ann = SERVER.person();
        List<Map<String, String>> some = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            some.add(Map.of("user_id", ann.id(), "category", "kept", "name", "n" + i, "value", ALL.get(i)));
            if (some.size() == 100 || i == ALL.size() - 1) {
                ann.api().put("/users/me/preferences", some).is(200);
                some.clear();
            }
        }
        JsonNode kept = ann.api().get("/users/me/preferences/kept").is(200).json();
        assertThat(kept).hasSize(ALL.size());
        for (JsonNode each : kept) {
            int i = Integer.parseInt(each.path("name").asText().substring(1));
            same(each.path("value").asText(), ALL.get(i));
        }
    }

    @Test
    void searches_answer_whatever_is_looked_for() {
        Caller ann = SERVER.person().api();
        String team = "/teams/" + SERVER.team + "/channels/";
        List<Function<String, Answer>> searches = List.of(
                text -> ann.get("/users/autocomplete?in_team=" + SERVER.team + "&name=" + encoded(text)),
                text -> ann.get(team + "autocomplete?name=" + encoded(text)),
                text -> ann.post("/users/search", Map.of("term", text)),
                text -> ann.post(team + "search", Map.of("term", text)),
                text -> ann.get("/users/username/" + encoded(text)));
        for (int i = 0; i < ALL.size(); i++) {
            String text = ALL.get(i);
            for (int kind : new int[] {i % searches.size(), (i + 2) % searches.size()}) {
                Answer answer = searches.get(kind).apply(text);
                assertThat(answer.status()).as(NaughtyStrings.spelled(text)).isBetween(200, 499);
                assertThat(answer.json()).isNotNull();
            }
        }
    }

    @Test
    void what_is_no_text_is_refused_or_replaced_and_never_read_back() {
        Caller ann = SERVER.person().api();
        String path = "/channels/" + SERVER.channel(SERVER.admin, "O");
        for (String half : NaughtyStrings.unpaired()) {
            Answer changed = SERVER.admin.api().put(path + "/patch", "{\"header\":" + half + "}");
            assertThat(changed.status()).as(half).isIn(200, 400);
            String read = ann.get(path).is(200).text("header");
            same(read, new String(read.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        }
        SERVER.admin
                .api()
                .put(path + "/patch", "{\"header\":\"a\\u0000b\"}")
                .fails(400, "api.context.invalid_body_param.app_error");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void carries(JsonNode post, String text) {
        same(post.path("message").asText(), text);
        same(post.at("/props/text").asText(), text);
        same(post.at("/props/list/0").asText(), text);
        assertThat(post.path("props").path("key " + text).asInt())
                .as(NaughtyStrings.spelled(text))
                .isEqualTo(1);
    }

    private static void same(String read, String written) {
        assertThat(read).as(NaughtyStrings.spelled(written)).isEqualTo(written);
    }

    private static boolean fits(String text, int bytes) {
        return text.getBytes(StandardCharsets.UTF_8).length <= bytes;
    }

    /** Without what names are cleaned of: the space around, and characters that turn or hide a text. */
    private static String plain(String name) {
        return name.strip()
                .replaceAll("[\\x{340}\\x{341}\\x{17A3}\\x{17D3}\\x{2028}-\\x{202E}\\x{2066}-\\x{206F}\\x{FEFF}]", "")
                .replaceAll("[\\x{FFF9}-\\x{FFFC}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E007F}]", "")
                .strip();
    }

    private static String escaped(Object body) {
        try {
            return Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
