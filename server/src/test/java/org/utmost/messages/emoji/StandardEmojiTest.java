package org.utmost.messages.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names everybody's emoji have; JEmoji keeps the table that ours is made from. */
class StandardEmojiTest {
    private static final Path TABLE = Path.of("src/main/resources/org/utmost/messages/emoji/standard-emoji.txt");

    /** The version of Unicode up to which clients have pictures. */
    private static final double NEWEST = 16;

    private static final String TONE = "::skin-tone-";

    /** An emoji while its table is read. */
    private static final class Line {
        private final Set<String> names = new TreeSet<>();
        private int tones;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "thumbsup",
                "-1",
                "smile",
                "thinking",
                "thinking_face",
                "tada",
                "man-woman-boy",
                "family_man_woman_boy",
                "flag-jp",
                "jp",
                "us",
                "hash",
                "100",
                "skin-tone-2",
                "face_with_bags_under_eyes",
                "+1_dark_skin_tone",
                "thumbsup_light_skin_tone",
                "wave_medium_skin_tone",
                "wave_medium_light_skin_tone",
                "handshake_medium_dark_skin_tone",
                "people_holding_hands_light_skin_tone_dark_skin_tone"
            })
    void names_of_slack_and_github_are_known_with_their_skin_tones(String name) {
        assertThat(StandardEmoji.has(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Smile",
                "nothing_like_it",
                "smile_dark_skin_tone",
                "_dark_skin_tone",
                "wave_pink_skin_tone",
                "wave_dark_skin_tone_dark_skin_tone",
                "people_holding_hands_dark_skin_tone_dark_skin_tone_dark_skin_tone"
            })
    void other_names_are_not(String name) {
        assertThat(StandardEmoji.has(name)).isFalse();
    }

    /** Run with -Dutmost.docs=write to write it. */
    @Test
    void the_table_is_not_stale() throws IOException {
        String made = table();
        if (System.getProperty("utmost.docs", "check").equals("write")) {
            Files.writeString(TABLE, made);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(made);
        assertThat(made.lines().count()).isGreaterThan(1_800);
    }

    private static String table() throws IOException {
        Map<String, Line> emoji = new LinkedHashMap<>();
        try (InputStream in = StandardEmojiTest.class.getResourceAsStream("/jemoji/emojis.json")) {
            for (JsonNode each : new ObjectMapper().readTree(in)) {
                if (each.path("qualification").asText().equals("fully-qualified") || component(each)) {
                    add(emoji, each);
                }
            }
        }
        List<String> lines = new ArrayList<>();
        emoji.values().forEach(line -> lines.add(line.tones + " " + String.join(" ", line.names) + "\n"));
        lines.sort(null);
        return String.join("", lines);
    }

    /** A form in a skin tone is one of the emoji without, which has the same first name. */
    private static void add(Map<String, Line> emoji, JsonNode each) {
        List<String> slack = names(each.path("slackAliases"));
        boolean toned = !slack.isEmpty() && slack.getFirst().contains(TONE);
        if (toned) {
            Line plain = emoji.computeIfAbsent(slack.getFirst().replaceFirst(TONE + ".*", ""), name -> new Line());
            boolean two = slack.getFirst().matches(".*" + TONE + "\\d-\\d");
            plain.tones = Math.max(plain.tones, two ? 2 : 1);
        } else if (!each.path("hasFitzpatrick").asBoolean() || !slack.isEmpty()) {
            List<String> all = new ArrayList<>(slack);
            all.addAll(names(each.path("githubAliases")));
            if (all.isEmpty() && (each.path("version").asDouble() > NEWEST || component(each))) {
                return;
            }
            if (all.isEmpty()) {
                all.add(described(each));
            }
            emoji.computeIfAbsent(all.getFirst(), name -> new Line()).names.addAll(all);
        }
    }

    private static boolean component(JsonNode each) {
        return each.path("qualification").asText().equals("component");
    }

    /** The name of one that is too new for either, as both will make it. */
    private static String described(JsonNode each) {
        return each.path("description").asText().toLowerCase().replaceAll("[^a-z0-9]+", "_");
    }

    private static List<String> names(JsonNode aliases) {
        List<String> names = new ArrayList<>();
        aliases.forEach(alias -> names.add(alias.asText().replaceAll("^:|:$", "")));
        return names;
    }
}
