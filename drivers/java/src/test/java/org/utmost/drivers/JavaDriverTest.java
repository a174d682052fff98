package org.utmost.drivers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.bis5.mattermost.client4.MattermostClient;
import net.bis5.mattermost.client4.Pager;
import net.bis5.mattermost.client4.model.AnalyticsCategory;
import net.bis5.mattermost.model.Channel;
import net.bis5.mattermost.model.Post;
import net.bis5.mattermost.model.SlackAttachment;
import net.bis5.mattermost.model.Status;
import net.bis5.mattermost.model.Team;
import net.bis5.mattermost.model.TeamMember;
import net.bis5.mattermost.model.TeamType;
import net.bis5.mattermost.model.User;
import net.bis5.mattermost.model.UserAccessToken;
import net.bis5.mattermost.model.WebSocketEventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The article's story told by mattermost4j to the server as it is shipped. */
class JavaDriverTest {
    private static final Path JAR = Path.of("..", "..", "server", "target", "utmost.jar");
    private static final Pattern READY = Pattern.compile("ready at (http://localhost:\\d+)");

    @TempDir
    private Path data;

    private Process server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        assertThat(JAR).as("the server's jar: run mvn verify from the top").exists();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "server",
                        "--data",
                        data.toString(),
                        "--listen",
                        "127.0.0.1:0")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", "true");
        server = builder.start();
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null && url == null; line = output.readLine()) {
            Matcher matcher = READY.matcher(line);
            if (matcher.find()) {
                url = matcher.group(1);
                return;
            }
        }
        throw new AssertionError("the server did not start");
    }

    @AfterEach
    void stop() {
        server.destroyForcibly();
    }

    @Test
    void the_story_in_java() throws Exception {
        try (MattermostClient admin = new MattermostClient(url)) {
            String id = admin.createUser(user("kaakaa")).readEntity().getId();
            assertThat(admin.login("kaakaa", "password 1").readEntity().getId()).isEqualTo(id);
            UserAccessToken token = token(id);
            try (MattermostClient script = new MattermostClient(url)) {
                script.setAccessToken(token.getToken());
                Channel channel = tell(script);
                listen(admin, token.getToken(), script, channel);
                admin.revokeUserAccessToken(token.getId()).readEntity();
                assertThat(script.getMe(null).hasError()).isTrue();
            }
        }
    }

    /** The driver does not know {@code expires_at}, which tokens of all servers since 11.9 have, but has a switch for that. */
    private UserAccessToken token(String userId) {
        try (MattermostClient lenient =
                MattermostClient.builder().url(url).ignoreUnknownProperties().build()) {
            lenient.login("kaakaa", "password 1");
            UserAccessToken token =
                    lenient.createUserAccessToken(userId, "java").readEntity();
            assertThat(token.getToken()).hasSize(26);
            return token;
        }
    }

    private static User user(String name) {
        User user = new User();
        user.setUsername(name);
        user.setEmail(name + "@example.com");
        user.setPassword("password 1");
        return user;
    }

    private static Channel tell(MattermostClient script) {
        assertThat(script.getMe(null).readEntity().getUsername()).isEqualTo("kaakaa");
        Team wanted = new Team();
        wanted.setName("java-team");
        wanted.setDisplayName("Java");
        wanted.setType(TeamType.OPEN);
        Team team = script.createTeam(wanted).readEntity();
        Channel channel =
                script.getChannelByName("town-square", team.getId(), null).readEntity();
        Post post = script.createPost(new Post(channel.getId(), "Create post by REST API"))
                .readEntity();
        assertThat(post.getMessage()).isEqualTo("Create post by REST API");
        SlackAttachment attachment = new SlackAttachment();
        attachment.setText("hoge");
        Post pretty = new Post(channel.getId(), "");
        pretty.setProps(Map.of("attachments", List.of(attachment)));
        Post made = script.createPost(pretty).readEntity();
        assertThat(made.getProps().toString()).contains("hoge");
        assertThat(script.getPostsForChannel(channel.getId(), Pager.of(0, 60), null)
                        .readEntity()
                        .getOrder())
                .startsWith(made.getId(), post.getId());
        assertThat(script.getAnalytics(AnalyticsCategory.STANDARD, null).readEntity())
                .hasSize(11)
                .anySatisfy(row -> assertThat(row.getName()).isEqualTo("post_count"));
        return channel;
    }

    private void listen(MattermostClient admin, String token, MattermostClient script, Channel channel)
            throws Exception {
        User friend = admin.createUser(user("java-friend")).readEntity();
        admin.addTeamMember(new TeamMember(channel.getTeamId(), friend.getId())).readEntity();
        try (MattermostClient theirs = new MattermostClient(url)) {
            String theirToken =
                    theirs.login("java-friend", "password 1").getRawResponse().getHeaderString("Token");
            try (EventSocket mine = new EventSocket(url, token);
                    EventSocket other = new EventSocket(url, theirToken)) {
                assertThat(mine.await(WebSocketEventType.Hello).getSequence()).isZero();
                other.await(WebSocketEventType.Hello);
                other.ask("user_typing", Map.of("channel_id", channel.getId(), "parent_id", ""));
                assertThat(mine.await(WebSocketEventType.Typing).getData()).containsEntry("user_id", friend.getId());
                theirs.createPost(new Post(channel.getId(), "Seen at once")).readEntity();
                String posted = mine.await(WebSocketEventType.Posted).getData().get("post");
                assertThat(EventSocket.JSON.readValue(posted, Post.class).getMessage())
                        .isEqualTo("Seen at once");
                String myId = script.getMe(null).readEntity().getId();
                Status busy = new Status();
                busy.setUserId(myId);
                busy.setStatus("dnd");
                script.updateUserStatus(myId, busy).readEntity();
                assertThat(mine.await(WebSocketEventType.StatusChange).getData())
                        .containsEntry("status", "dnd")
                        .containsEntry("user_id", myId);
            }
        }
    }
}
