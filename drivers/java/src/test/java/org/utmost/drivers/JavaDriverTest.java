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
import net.bis5.mattermost.model.Team;
import net.bis5.mattermost.model.TeamType;
import net.bis5.mattermost.model.User;
import net.bis5.mattermost.model.UserAccessToken;
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
    void the_story_in_java() {
        try (MattermostClient admin = new MattermostClient(url)) {
            User wanted = new User();
            wanted.setUsername("kaakaa");
            wanted.setEmail("kaakaa@example.com");
            wanted.setPassword("password 1");
            String id = admin.createUser(wanted).readEntity().getId();
            assertThat(admin.login("kaakaa", "password 1").readEntity().getId()).isEqualTo(id);
            UserAccessToken token = admin.createUserAccessToken(id, "java").readEntity();
            try (MattermostClient script = new MattermostClient(url)) {
                script.setAccessToken(token.getToken());
                tell(script);
                admin.revokeUserAccessToken(token.getId()).readEntity();
                assertThat(script.getMe(null).hasError()).isTrue();
            }
        }
    }

    private static void tell(MattermostClient script) {
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
    }
}
