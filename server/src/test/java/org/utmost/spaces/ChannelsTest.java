package org.utmost.spaces;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

class ChannelsTest {
    private static final TestServer SERVER = new TestServer();
    private static final String INVALID = "api.context.invalid_body_param.app_error";
    private static final String RESTRICTED = "api.channel.create_channel.direct_channel.team_restricted_error";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void when_others_looked_is_nobodys_business() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String id = SERVER.channel(ann, "O");
        JsonNode added = ann.api()
                .post("/channels/" + id + "/members", Map.of("user_id", bob.id()))
                .is(201)
                .json();
        hidden(added);
        String members = "/channels/" + id + "/members";
        hidden(ann.api().get(members + "/" + bob.id()).is(200).json());
        hidden(SERVER.admin.api().get(members + "/" + bob.id()).is(200).json());
        shown(bob.api().get(members + "/me").is(200).json());
        for (JsonNode each : bob.api().get(members).is(200).json()) {
            if (each.path("user_id").asText().equals(bob.id())) {
                shown(each);
            } else {
                hidden(each);
            }
        }
        String inTeam = "/teams/" + SERVER.team + "/channels/members";
        bob.api().get("/users/me" + inTeam).is(200).json().forEach(ChannelsTest::shown);
        bob.api().get("/users/me/channel_members").is(200).json().forEach(ChannelsTest::shown);
        JsonNode others =
                SERVER.admin.api().get("/users/" + bob.id() + inTeam).is(200).json();
        assertThat(others).isNotEmpty().allSatisfy(ChannelsTest::hidden);
        JsonNode everywhere = SERVER.admin
                .api()
                .get("/users/" + bob.id() + "/channel_members")
                .is(200)
                .json();
        assertThat(everywhere).isNotEmpty().allSatisfy(ChannelsTest::hidden);
    }

    @Test
    void a_channel_counts_its_active_members_and_its_pinned_posts() {
        Person ann = SERVER.person();
        Person gone = SERVER.person();
        String id = SERVER.channel(ann, "O");
        SERVER.join(id, gone);
        SERVER.post(ann, id, "plain");
        String kept = pinned(ann, id);
        String unpinned = pinned(ann, id);
        String deleted = pinned(ann, id);
        String path = "/channels/" + id + "/stats";
        stats(ann.api().get(path), 2, 3, 0);
        ann.api()
                .put("/posts/" + unpinned + "/patch", Map.of("is_pinned", false))
                .is(200);
        ann.api().put("/posts/" + kept + "/patch", Map.of("message", "edited")).is(200);
        ann.api().delete("/posts/" + deleted).is(200);
        SERVER.admin
                .api()
                .put("/users/" + gone.id() + "/active", Map.of("active", false))
                .is(200);
        stats(ann.api().get(path), 1, 1, 0);
        stats(ann.api().get(path + "?exclude_files_count=true"), 1, 1, -1);
        SERVER.stranger().api().get(path).fails(403, "api.context.permissions.app_error");
    }

    @Test
    void who_is_added_from_a_thread_is_added_from_one_of_the_channel() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        String id = SERVER.channel(ann, "O");
        String root = SERVER.post(ann, id, "root");
        String reply = ann.api()
                .post("/posts", Map.of("channel_id", id, "message", "reply", "root_id", root))
                .is(201)
                .text("id");
        String elsewhere = SERVER.post(ann, SERVER.channel(ann, "O"), "elsewhere");
        String deleted = SERVER.post(ann, id, "deleted");
        ann.api().delete("/posts/" + deleted).is(200);
        String members = "/channels/" + id + "/members";
        for (String wrong : List.of("x", "a".repeat(26), reply, elsewhere, deleted)) {
            ann.api()
                    .post(members, Map.of("user_id", bob.id(), "post_root_id", wrong))
                    .fails(400, INVALID);
        }
        ann.api().get(members + "/" + bob.id()).fails(404, "app.channel.get_member.missing.app_error");
        ann.api()
                .post(members, Map.of("user_id", bob.id(), "post_root_id", root))
                .is(201);
        ann.api()
                .post(members, Map.of("user_id", bob.id(), "post_root_id", reply))
                .fails(400, INVALID);
        ann.api().post(members, Map.of("user_id", bob.id(), "post_root_id", "")).is(201);
    }

    @Test
    void messages_may_be_opened_only_with_people_of_a_team_of_ones_own_where_that_is_asked_for() {
        Person ann = SERVER.person();
        Person bob = SERVER.person();
        Person known = SERVER.stranger();
        Person stranger = SERVER.stranger();
        String before = opened(ann, "direct", List.of(ann.id(), known.id()));
        SERVER.configure("TeamSettings", "RestrictDirectMessage", "team");
        try {
            ann.api().post("/channels/direct", List.of(ann.id(), stranger.id())).fails(403, RESTRICTED);
            ann.api().post("/channels/group", List.of(bob.id(), stranger.id())).fails(403, RESTRICTED);
            opened(ann, "direct", List.of(ann.id(), bob.id()));
            opened(ann, "group", List.of(bob.id(), SERVER.admin.id()));
            assertThat(opened(ann, "direct", List.of(ann.id(), known.id()))).isEqualTo(before);
            opened(SERVER.admin, "direct", List.of(SERVER.admin.id(), stranger.id()));
            opened(SERVER.admin, "group", List.of(ann.id(), stranger.id()));
        } finally {
            SERVER.configure("TeamSettings", "RestrictDirectMessage", "any");
        }
        opened(ann, "direct", List.of(ann.id(), stranger.id()));
    }

    @Test
    void the_public_channels_that_a_header_names_come_with_the_channel() {
        Person ann = SERVER.person();
        String secret = SERVER.channel(ann, "P");
        String open = SERVER.channel(ann, "O");
        String id = SERVER.channel(ann, "O");
        String hidden = ann.api().get("/channels/" + secret).text("name");
        String named = ann.api().get("/channels/" + open).text("name");
        String header =
                "See ~" + named + ", ~" + named + " and ~town-square; not ~" + hidden + ", ~nowhere or a~off-topic";
        Answer patched = ann.api()
                .put("/channels/" + id + "/patch", Map.of("header", header))
                .is(200);
        mentions(patched.json(), named, named);
        mentions(ann.api().get("/channels/" + id).is(200).json(), named, named);
        String name = patched.text("name");
        String inTeam = "/teams/" + SERVER.team + "/channels";
        mentions(ann.api().get(inTeam + "/name/" + name).is(200).json(), named, named);
        for (String list : List.of("/users/me/channels", "/users/me" + inTeam, inTeam + "?per_page=200")) {
            for (JsonNode each : ann.api().get(list).is(200).json()) {
                if (each.path("id").asText().equals(id)) {
                    mentions(each, named, named);
                } else {
                    assertThat(each.path("props").isNull()).isTrue();
                }
            }
        }
        ann.api()
                .put("/channels/" + open + "/patch", Map.of("display_name", "Renamed"))
                .is(200);
        mentions(ann.api().get("/channels/" + id).is(200).json(), named, "Renamed");
        ann.api().delete("/channels/" + open).is(200);
        assertThat(ann.api().get("/channels/" + id).json().at("/props/channel_mentions"))
                .hasSize(1);
    }

    @Test
    void what_one_has_of_channels_and_members_is_not_sent_again() {
        Person ann = SERVER.person();
        String id = SERVER.channel(ann, "O");
        String inTeam = "/teams/" + SERVER.team + "/channels";
        for (String path : List.of("/channels/" + id, "/users/me/channels", "/users/me" + inTeam)) {
            String version = unchanged(ann, path);
            SERVER.post(ann, id, "counted");
            ann.api().with("If-None-Match", version).get(path).is(200);
        }
        String members = "/users?in_team=" + SERVER.team;
        String version = unchanged(ann, members);
        SERVER.person();
        ann.api().with("If-None-Match", version).get(members).is(200);
    }

    private static String unchanged(Person by, String path) {
        String version = by.api().get(path).is(200).header("Etag");
        assertThat(version).isNotEmpty();
        assertThat(by.api()
                        .with("If-None-Match", version)
                        .get(path)
                        .is(304)
                        .http()
                        .body())
                .isEmpty();
        return version;
    }

    private static void mentions(JsonNode channel, String name, String title) {
        JsonNode mentions = channel.at("/props/channel_mentions");
        assertThat(mentions).hasSize(2);
        assertThat(mentions.path(name).path("display_name").asText()).isEqualTo(title);
        assertThat(mentions.at("/town-square/display_name").asText()).isEqualTo("Town Square");
    }

    private static String opened(Person by, String kind, List<String> ids) {
        return by.api().post("/channels/" + kind, ids).is(201).text("id");
    }

    private static String pinned(Person author, String channelId) {
        return author.api()
                .post("/posts", Map.of("channel_id", channelId, "message", "pin", "is_pinned", true))
                .is(201)
                .text("id");
    }

    private static void stats(Answer answer, long members, long pinned, long files) {
        JsonNode stats = answer.is(200).json();
        assertThat(stats.path("member_count").asLong()).isEqualTo(members);
        assertThat(stats.path("guest_count").asLong(-1)).isZero();
        assertThat(stats.path("pinnedpost_count").asLong()).isEqualTo(pinned);
        assertThat(stats.path("files_count").asLong()).isEqualTo(files);
    }

    private static void hidden(JsonNode member) {
        assertThat(member.has("channel_id")).isTrue();
        assertThat(member.has("last_viewed_at")).isFalse();
        assertThat(member.has("last_update_at")).isFalse();
    }

    private static void shown(JsonNode member) {
        assertThat(member.path("last_viewed_at").isNumber()).isTrue();
        assertThat(member.path("last_update_at").isNumber()).isTrue();
    }
}
