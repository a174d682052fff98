package org.utmost.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.administration.reference.Operation;
import org.utmost.platform.http.Need;
import org.utmost.platform.http.Route;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** The route table is the truth: what it says of who may call is tried on every row. */
class RouteTableTest {
    /** Routes of our own that the API does not know. */
    private static final Set<String> OURS = Set.of(
            "GET /api/v4/openapi.json",
            "GET /api/v4/analytics/requests",
            "GET /api/v4/config/keys",
            "GET /api/v4/websocket",
            "GET /api",
            "GET /api/reference/{}",
            "GET /",
            "GET /{}");

    private static final TestServer SERVER = new TestServer();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_route_is_an_operation_of_the_api_or_listed_as_ours() {
        Set<String> known = Operation.ALL.stream().map(Operation::key).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (Route route : SERVER.server().routes()) {
            String key = Operation.key(route.method(), route.path());
            if (!known.contains(key) && !OURS.contains(key)) {
                unknown.add(key);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void without_a_session_only_what_is_open_to_all_answers() {
        for (Route route : routes()) {
            if (!(route.need() instanceof Need.Nothing)) {
                SERVER.web()
                        .send(route.method(), path(route), body(route))
                        .fails(401, "api.context.session_expired.app_error");
            }
        }
    }

    @Test
    void a_plain_user_is_kept_from_what_needs_a_permission_over_the_system() {
        Person plain = SERVER.person();
        int tried = 0;
        for (Route route : routes()) {
            if (route.need().administrative()) {
                SERVER.web()
                        .token(token(plain))
                        .send(route.method(), path(route), body(route))
                        .fails(403, "api.context.permissions.app_error");
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void the_openapi_document_has_every_route() {
        JsonNode document = SERVER.web().get("/api/v4/openapi.json").is(200).json();
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        for (Route route : routes()) {
            JsonNode operation = document.path("paths")
                    .path(route.path())
                    .path(route.method().toLowerCase());
            assertThat(operation.path("summary").asText()).as(route.path()).isEqualTo(route.summary());
            assertThat(operation.path("operationId").asText()).isNotEmpty();
            route.fails().ids().forEach((status, ids) -> {
                JsonNode response = document.at(
                        operation.at("/responses/" + status + "/$ref").asText().substring(1));
                assertThat(response.at("/content/application~1json/schema/$ref").asText())
                        .isEqualTo("#/components/schemas/ErrorBody");
                assertThat(response.path("x-error-ids"))
                        .extracting(JsonNode::asText)
                        .containsExactlyElementsOf(ids);
                assertThat(response.path("description").asText()).contains(ids);
            });
        }
        JsonNode schemas = document.at("/components/schemas");
        assertThat(schemas.at("/TeamStats/properties").has("total_member_count"))
                .isTrue();
        assertThat(schemas.at("/ChannelStats/properties").has("pinnedpost_count"))
                .isTrue();
        assertThat(schemas.at("/User/properties").has("password")).isFalse();
        assertThat(schemas.at("/ErrorBody/properties").has("detailed_error")).isTrue();
        JsonNode list = document.path("paths").path("/api/v4/teams/{team_id}/channels");
        assertThat(list.at("/get/parameters").findValues("schema"))
                .map(schema -> schema.path("type").asText())
                .containsExactly("string", "integer", "integer");
        JsonNode member = schemas.at("/MemberWithTeam/properties");
        assertThat(member.has("channel_id") && member.has("team_name")).isTrue();
        assertThat(member.has("member")).isFalse();
        assertThat(schemas.at("/RequestFigures/properties/p99_ms/type").asText())
                .isEqualTo("number");
        List<JsonNode> references = document.findValues("$ref");
        assertThat(references).isNotEmpty();
        references.forEach(reference -> assertThat(
                        document.at(reference.asText().substring(1)).isMissingNode())
                .isFalse());
    }

    @Test
    void the_reference_page_and_its_parts_are_served_by_us() {
        assertThat(SERVER.web().get("/api").is(200).header("Content-Type")).startsWith("text/html");
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "reference.js")) {
            assertThat(SERVER.web().get("/api/reference/" + file).is(200).http().body())
                    .isNotEmpty();
        }
        SERVER.web().get("/api/reference/secret.txt").is(404);
    }

    private static List<Route> routes() {
        return SERVER.server().routes().stream()
                .filter(route -> route.path().startsWith("/api/v4"))
                .toList();
    }

    private static String path(Route route) {
        return route.path()
                .replace("{user_id}", SERVER.admin.id())
                .replace("{team_id}", SERVER.team)
                .replace("{channel_id}", SERVER.townSquare)
                .replaceAll("\\{[^}]*}", "aaaaaaaaaaaaaaaaaaaaaaaaaa");
    }

    private static Object body(Route route) {
        return route.method().equals("GET") || route.method().equals("DELETE") ? null : Map.of();
    }

    private static String token(Person person) {
        return SERVER.nobody()
                .post("/users/login", Map.of("login_id", person.username(), "password", TestServer.PASSWORD))
                .header("Token");
    }
}
