package org.utmost.app.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.utmost.platform.text.Csv;

/** What people write about, with names and figures put in. */
final class SampleMessages {
    private static final List<String> PARTS =
            List.of("search", "login", "billing", "import", "notifications", "upload", "editor", "API", "sync");
    private static final List<String> DAYS =
            List.of("Monday / 月曜", "Tuesday / 火曜", "Wednesday / 水曜", "Thursday / 木曜", "Friday / 金曜");

    /** A message and an answer to it. */
    record Message(String text, String reply) {}

    private record Template(List<String> channels, String text, String reply) {
        static Template of(List<String> row) {
            return new Template(
                    Arrays.asList(row.get(0).split("[|]", -1)), row.get(1).replace("\\n", "\n"), row.get(2));
        }
    }

    private final List<Template> templates = Csv.rows(SampleMessages.class, "messages.csv").stream()
            .map(Template::of)
            .toList();
    private final RandomGenerator random;
    private int builds = 4_000;

    SampleMessages(RandomGenerator random) {
        this.random = random;
    }

    /** Something for a channel of that name; anything for a channel that has nothing of its own. */
    Message about(String channel, List<String> names) {
        List<Template> fit = templates.stream()
                .filter(each -> each.channels().contains(channel))
                .toList();
        Template chosen = any(fit.isEmpty() ? templates : fit);
        return new Message(filled(chosen.text(), names), filled(chosen.reply(), names));
    }

    /** What the build server posts: an attachment with fields, as the API documents it. */
    Map<String, Object> build(String channelId) {
        boolean good = random.nextInt(5) > 0;
        int number = ++builds;
        Map<String, Object> attachment = Map.of(
                "fallback",
                "Build " + number,
                "color",
                good ? "good" : "danger",
                "author_name",
                "Build server",
                "title",
                "Build #" + number + (good ? " passed" : " failed"),
                "title_link",
                "https://example.com/builds/" + number,
                "text",
                good ? "All checks are green." : "`" + any(PARTS) + "` fails: see the log.",
                "fields",
                List.of(
                        Map.of("title", "Branch", "value", "main", "short", true),
                        Map.of("title", "Duration", "value", (90 + random.nextInt(200)) + " s", "short", true)),
                "footer",
                "builds.example.com");
        return Map.of("channel_id", channelId, "message", "", "props", Map.of("attachments", List.of(attachment)));
    }

    private String filled(String text, List<String> names) {
        return text.replace("{person}", any(names))
                .replace("{part}", any(PARTS))
                .replace("{day}", any(DAYS))
                .replace("{n}", String.valueOf(2 + random.nextInt(88)));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
