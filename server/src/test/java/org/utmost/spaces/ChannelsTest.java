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
