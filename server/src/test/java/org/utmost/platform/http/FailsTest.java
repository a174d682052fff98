package org.utmost.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.testing.Caller;

/** A row says the errors that it answers with, and answers with no other. */
class FailsTest {
    private static final String ID = "app.post.get.app_error";

    @TempDir
    private static Path folder;

    private static GateServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new GateServer(folder, FailsTest::addTo);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void addTo(Router router) {
        router.get("/named", FailsTest::fail)
                .forAnyone()
                .fails(400, "app.session.get.app_error")
                .fails(404, ID)
                .says("Fails as it says");
        router.get("/unnamed", FailsTest::fail).forAnyone().says("Fails though it does not say so");
        router.get("/otherwise", FailsTest::fail).forAnyone().fails(400, ID).says("Fails with another status");
        router.put("/bodies", FailsTest::body).takes(Map.class).forAnyone().says("Takes a body");
        router.put("/nothing", FailsTest::body).forAnyone().says("Takes a body though it does not say so");
    }

    private static Reply fail(Request request) {
        throw ApiError.notFound(ID);
    }

    private static Reply body(Request request) {
        return Reply.json(request.object("thing"));
    }

    @Test
    void an_error_is_answered_that_its_row_names_or_that_follows_from_it() {
        caller().get("/named").fails(404, ID);
        caller().put("/bodies", "[").fails(400, "api.context.invalid_body_param.app_error");
    }

    @Test
    void any_other_is_a_fault() {
        caller().get("/unnamed").fails(500, "api.context.internal.app_error");
        caller().get("/otherwise").fails(500, "api.context.internal.app_error");
        caller().put("/nothing", "[").fails(500, "api.context.internal.app_error");
    }

    @Test
    void what_follows_from_a_row_is_among_its_errors() {
        Router router = new Router();
        addTo(router);
        router.post("/things/{thing_id}", FailsTest::body)
                .takes(Map.class)
                .needs(new Need.Oneself())
                .says("Needs something");
        assertThat(fails(router, "/unnamed").ids().keySet()).containsExactly(400, 401, 403, 414, 429, 431, 500, 503);
        assertThat(fails(router, "/unnamed").ids().get(401)).containsExactly("api.context.token_provided.app_error");
        assertThat(fails(router, "/named").ids().get(404)).containsExactly(ID);
        assertThat(fails(router, "/named").ids().get(400))
                .containsExactly(
                        "api.context.invalid_url_param.app_error",
                        "api.context.malformed_request.app_error",
                        "app.session.get.app_error");
        Fails ofThings = fails(router, "/things/{thing_id}");
        assertThat(ofThings.ids().get(401)).contains("api.context.session_expired.app_error");
        assertThat(ofThings.ids().get(403)).contains("api.context.permissions.app_error");
        assertThat(ofThings.ids().get(400)).contains("api.context.invalid_body_param.app_error");
        assertThat(ofThings.ids().keySet()).contains(404, 413, 507);
    }

    private static Fails fails(Router router, String path) {
        return router.routes().stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow()
                .fails();
    }

    private static Caller caller() {
        return new Caller(server.url(), Map.of());
    }
}
