package org.utmost.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class SavedPostsTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void saved_posts_are_listed_newest_first_by_page_team_and_channel() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        String first = SERVER.post(ann, channel, "first");
        String second = SERVER.post(ann, channel, "second");
        SERVER.post(ann, channel, "not saved");
        String elsewhere = SERVER.post(ann, SERVER.townSquare, "elsewhere");
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), SERVER.admin.id()))
                .is(201)
                .text("id");
        String told = SERVER.post(ann, direct, "told");
        for (String post : List.of(first, elsewhere, second, told)) {
            save(ann, post, "true");
        }
        assertThat(saved(ann, "")).containsExactly(told, elsewhere, second, first);
        assertThat(saved(ann, "?per_page=1&page=1")).containsExactly(elsewhere);
        assertThat(saved(ann, "?channel_id=" + channel)).containsExactly(second, first);
        assertThat(saved(ann, "?team_id=" + SERVER.team)).containsExactly(told, elsewhere, second, first);
        assertThat(saved(ann, "?team_id=aaaaaaaaaaaaaaaaaaaaaaaaaa")).containsExactly(told);
        ann.api().delete("/posts/" + first).is(200);
        save(ann, second, "false");
        assertThat(saved(ann, "?channel_id=" + channel)).isEmpty();
    }

    @Test
    void what_one_may_not_read_any_more_is_not_listed() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        SERVER.join(channel, bob);
        String post = SERVER.post(ann, channel, "for members");
        save(bob, post, "true");
        assertThat(saved(bob, "")).containsExactly(post);
        ann.api().delete("/channels/" + channel + "/members/" + bob.id()).is(200);
        assertThat(saved(bob, "")).isEmpty();
        ann.api().get("/users/" + bob.id() + "/posts/flagged").fails(403, "api.context.permissions.app_error");
    }

    @Test
    void a_permalink_tells_where_it_leads() {
        Person ann = SERVER.person();
        String channel = SERVER.channel(ann, "P");
        String post = SERVER.post(ann, channel, "here");
        var info = ann.api().get("/posts/" + post + "/info").is(200).json();
        assertThat(info.path("channel_id").asText()).isEqualTo(channel);
        assertThat(info.path("channel_type").asText()).isEqualTo("P");
        assertThat(info.path("has_joined_channel").asBoolean()).isTrue();
        assertThat(info.path("team_id").asText()).isEqualTo(SERVER.team);
        assertThat(info.path("team_type").asText()).isEqualTo("O");
        assertThat(info.path("team_display_name").asText()).isNotEmpty();
        assertThat(info.path("has_joined_team").asBoolean()).isTrue();
        SERVER.person().api().get("/posts/" + post + "/info").fails(404, "app.post.get.app_error");
        Person stranger = SERVER.stranger();
        String open = SERVER.post(ann, SERVER.townSquare, "for all");
        var public_ = stranger.api().get("/posts/" + open + "/info").is(200).json();
        assertThat(public_.path("has_joined_team").asBoolean()).isFalse();
        assertThat(public_.path("has_joined_channel").asBoolean()).isFalse();
        String direct = ann.api()
                .post("/channels/direct", List.of(ann.id(), SERVER.admin.id()))
                .is(201)
                .text("id");
        String told = SERVER.post(ann, direct, "told");
        var personal = ann.api().get("/posts/" + told + "/info").is(200).json();
        assertThat(personal.path("team_id").asText()).isEmpty();
        assertThat(personal.path("channel_type").asText()).isEqualTo("D");
        stranger.api().get("/posts/" + told + "/info").fails(404, "app.post.get.app_error");
        ann.api().get("/posts/aaaaaaaaaaaaaaaaaaaaaaaaaa/info").fails(404, "app.post.get.app_error");
    }

    private static void save(Person by, String post, String value) {
        Map<String, String> preference =
                Map.of("user_id", by.id(), "category", "flagged_post", "name", post, "value", value);
        by.api().put("/users/me/preferences", List.of(preference)).is(200);
    }

    private static List<String> saved(Person by, String query) {
        List<String> order = new ArrayList<>();
        by.api()
                .get("/users/me/posts/flagged" + query)
                .is(200)
                .json()
                .path("order")
                .forEach(id -> order.add(id.asText()));
        return order;
    }
}
