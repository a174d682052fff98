package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.OtherNode;
import org.utmost.testing.TestClock;
import org.utmost.testing.TestPicture;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What nobody wanted is gone after a day, with its bytes. */
class FileSweepTest {
    @Test
    void what_no_post_took_is_removed_after_a_day_and_nothing_else() {
        TestClock clock = new TestClock();
        try (TestServer server = new TestServer(DatabaseKind.chosen(), Map.of(), clock);
                OtherNode node = OtherNode.of(server)) {
            Person ann = server.person();
            String lost = file(server, ann);
            String kept = file(server, ann);
            server.postWith(ann, server.townSquare, kept);
            String drafted = file(server, ann);
            Map<String, Object> draft = Map.of("channel_id", server.townSquare, "file_ids", List.of(drafted));
            ann.api().post("/drafts", draft).is(201);
            String scheduled = file(server, ann);
            Map<String, Object> later = Map.of(
                    "channel_id",
                    server.townSquare,
                    "file_ids",
                    List.of(scheduled),
                    "scheduled_at",
                    9_000_000_000_000L);
            ann.api().post("/posts/schedule", later).is(201);
            String upload = upload(server, ann);
            ann.api().post("/uploads/" + upload, new byte[5 * 1024 * 1024]).is(204);
            node.change("INSERT INTO file_remains VALUES ('attachments/19700101/crashed', 5)");
            write(server.data().resolve("files/attachments/19700101/crashed/original"));
            clock.pass(Duration.ofHours(23));
            String young = file(server, ann);
            clock.pass(Duration.ofHours(2));
            Await.until(() -> folders(server).size() == 4);
            assertThat(folders(server)).containsExactlyInAnyOrder(kept, drafted, scheduled, young);
            ann.api().get("/files/" + lost).fails(404, "app.file_info.get.app_error");
            ann.api().get("/files/" + kept).is(200);
            ann.api().get("/files/" + young).is(200);
            ann.api().get("/uploads/" + upload).fails(404, "app.upload.get.app_error");
            Await.until(() -> node.ask("SELECT folder FROM file_remains").isEmpty());
        }
    }

    private static String file(TestServer server, Person sender) {
        return server.file(sender, server.townSquare, "a.png", TestPicture.png(2, 2))
                .path("id")
                .asText();
    }

    private static String upload(TestServer server, Person sender) {
        Map<String, Object> body =
                Map.of("channel_id", server.townSquare, "filename", "a", "file_size", 6 * 1024 * 1024);
        return sender.api().post("/uploads", body).is(201).text("id");
    }

    /** The names of the folders that files lie in. */
    private static List<String> folders(TestServer server) {
        try (Stream<Path> all = Files.walk(server.data().resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getParent().getFileName().toString())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "crashed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
