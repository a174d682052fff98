package org.utmost.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.administration.web.WebClientRoutes;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;

/** How the web client's page and files are served. */
class WebClientTest {
    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void needsTheClient() {
        assumeTrue(
                WebClientRoutes.class.getResource("client/index.html") != null,
                "built without the web client, as Node is missing");
    }

    @Test
    void every_path_that_is_nothing_elses_shows_the_page() {
        for (String path :
                new String[] {"/", "/main/channels/town-square", "/main/messages/@ann.js", "/admin_console/x/y"}) {
            Answer page = SERVER.web().get(path).is(200);
            assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.http().body()).contains("<div id=\"root\">");
        }
        SERVER.web().get("/api/v4/nothing").fails(404, "api.context.404.app_error");
        SERVER.web().get("/api/nothing").fails(404, "api.context.404.app_error");
        SERVER.web().post("/login", "{}").fails(404, "api.context.404.app_error");
    }

    @Test
    void nothing_runs_in_the_page_but_what_the_server_sent() {
        Answer page = SERVER.web().get("/").is(200);
        String policy = page.header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'self'", "script-src 'self';", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        Matcher nonce = Pattern.compile("'nonce-(\\w+)'").matcher(policy);
        assertThat(nonce.find()).isTrue();
        assertThat(page.http().body())
                .contains("content=\"" + nonce.group(1) + "\"")
                .doesNotContain("__NONCE__");
        assertThat(SERVER.web().get("/").header("Content-Security-Policy")).isNotEqualTo(policy);
    }

    @Test
    void files_with_a_hash_in_their_name_are_kept_for_a_year_and_others_asked_for_again() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(SERVER.web().get("/").http().body());
        assertThat(script.find()).isTrue();
        Answer file = SERVER.web().get(script.group(1)).is(200);
        assertThat(file.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(file.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(SERVER.web().get("/favicon.svg").is(200).header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void files_that_are_not_the_clients_are_out_of_reach() {
        SERVER.web().get("/assets/none.js").is(404);
        SERVER.web().get("/assets/WebClientRoutes.class.js").is(404);
        for (String path : new String[] {"/assets/..%2f..%2fWebClientRoutes.js", "/..%2findex.js"}) {
            SERVER.web().get(path).is(404);
        }
    }
}
