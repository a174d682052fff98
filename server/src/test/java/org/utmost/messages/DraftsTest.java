package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.platform.json.Json;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;
import org.utmost.testing.TestSocket;

class DraftsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String FORBIDDEN = "api.context.permissions.app_error";
    private static final String NOTHING = "aaaaaaaaaaaaaaaaaaaaaaaaaa";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_draft_goes_on_on_another_device_and_takes_the_place_of_the_one_before() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        String root = SERVER.post(ann, channel, "root");
        try (TestSocket here = TestSocket.of(SERVER, ann.token());
                TestSocket there = TestSocket.of(SERVER, ann.token())) {
            String connection =
                    here.await("hello").path("data").path("connection_id").asText();
            Answer first = ann.api()
                    .with("Connection-Id", connection)
                    .post(
                            "/drafts",
                            Map.of(
                                    "channel_id",
                                    channel,
                                    "message",
                                    "first words",
                                    "priority",
                                    Map.of("priority", "urgent")))
                    .is(201);
            assertThat(first.json()
                            .path("metadata")
                            .path("priority")
                            .path("priority")
                            .asText())
                    .isEqualTo("urgent");
            JsonNode told = draft(there.await("draft_created"));
            assertThat(told.path("message").asText()).isEqualTo("first words");
            Answer second = save(ann, channel, "", "other words").is(201);
            assertThat(second.json().path("create_at")).isEqualTo(first.json().path("create_at"));
            assertThat(second.json().path("update_at").asLong())
                    .isGreaterThan(first.json().path("update_at").asLong());
            assertThat(draft(here.await("draft_created")).path("message").asText())
                    .isEqualTo("other words");
            save(ann, channel, root, "in the thread").is(201);
            assertThat(drafts(ann)).containsExactly("in the thread", "other words");
            ann.api()
                    .delete("/users/me/channels/" + channel + "/drafts/" + root)
                    .is(200);
            assertThat(draft(there.await("draft_deleted")).path("root_id").asText())
                    .isEqualTo(root);
            assertThat(drafts(ann)).containsExactly("other words");
            ann.api().delete("/users/me/channels/" + channel + "/drafts").is(200);
            ann.api().delete("/users/me/channels/" + channel + "/drafts").is(200);
            assertThat(drafts(ann)).isEmpty();
        }
    }

    @Test
    void a_draft_without_words_is_none() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        save(ann, channel, "", "words").is(201);
        assertThat(save(ann, channel, "", "").is(201).json().path("delete_at").asLong())
                .isPositive();
        save(ann, channel, "", "").is(201);
        assertThat(drafts(ann)).isEmpty();
    }

    @Test
    void drafts_are_their_authors_in_channels_that_they_are_in() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        save(bob, channel, "", "mine").is(201);
        assertThat(drafts(ann)).isEmpty();
        ann.api()
                .get("/users/" + bob.id() + "/teams/" + SERVER.team + "/drafts")
                .fails(403, FORBIDDEN);
        ann.api()
                .delete("/users/" + bob.id() + "/channels/" + channel + "/drafts")
                .fails(403, FORBIDDEN);
        ann.api().delete("/channels/" + channel + "/members/" + bob.id()).is(200);
        assertThat(drafts(bob)).isEmpty();
        save(bob, channel, "", "still mine").fails(403, FORBIDDEN);
    }

    @Test
    void what_cannot_become_a_post_is_refused() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "O");
        save(ann, "", "", "words").fails(400, "model.draft.is_valid.channel_id.app_error");
        save(ann, NOTHING, "", "words").fails(403, FORBIDDEN);
        save(ann, channel, "short", "words").fails(400, "model.draft.is_valid.root_id.app_error");
        save(ann, channel, "", "🦊".repeat(262_145)).fails(400, "model.draft.is_valid.message_length.app_error");
        ann.api()
                .post("/drafts", Map.of("channel_id", channel, "message", "x", "file_ids", List.of("short")))
                .fails(400, "model.draft.is_valid.file_ids.app_error");
        ann.api().delete("/channels/" + channel).is(200);
        save(ann, channel, "", "words").fails(400, "api.draft.create_draft.can_not_draft_to_deleted.error");
        SERVER.configure("ServiceSettings", "AllowSyncedDrafts", false);
        save(ann, SERVER.townSquare, "", "words").fails(501, "api.drafts.disabled.app_error");
        ann.api().get("/users/me/teams/" + SERVER.team + "/drafts").fails(501, "api.drafts.disabled.app_error");
        SERVER.configure("ServiceSettings", "AllowSyncedDrafts", true);
    }

    private static Answer save(Person by, String channel, String root, String message) {
        return by.api().post("/drafts", Map.of("channel_id", channel, "root_id", root, "message", message));
    }

    private static JsonNode draft(JsonNode event) {
        return Json.read(event.path("data").path("draft").asText(), JsonNode.class);
    }

    private static List<String> drafts(Person by) {
        return by.api()
                .get("/users/me/teams/" + SERVER.team + "/drafts")
                .is(200)
                .texts("message");
    }
}
