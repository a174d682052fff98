package org.utmost.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.utmost.identity.roles.Permission;
import org.utmost.platform.http.Route;
import org.utmost.testing.MadeDocument;
import org.utmost.testing.TestServer;

/** docs/permissions.md says who may call what. */
class PermissionsDocTest {
    @Test
    void the_document_is_not_stale() {
        MadeDocument.isThere("permissions.md", document());
    }

    private static String document() {
        StringBuilder text = new StringBuilder();
        text.append("# Who may do what\n\nMade from the route table by the build. A permission over a channel is had by"
                + " one's roles in the channel, in its team or over the system; one over a team by those in the team or over"
                + " the system. A permission over public channels is none over private ones, and the other way round.\n\n"
                + "| operation | who |\n|---|---|\n");
        try (TestServer server = new TestServer()) {
            JsonNode paths =
                    server.web().get("/api/v4/openapi.json").is(200).json().path("paths");
            for (Route route : server.server().routes()) {
                JsonNode operation =
                        paths.path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
                if (!operation.isMissingNode()) {
                    text.append("| `%s` | %s |\n"
                            .formatted(route, operation.path("description").asText()));
                }
            }
        }
        text.append("\n## The permissions, and the default roles that have them\n\n"
                + "| permission | over | roles |\n|---|---|---|\n");
        for (Permission permission : Permission.values()) {
            String over = permission.over().name().toLowerCase(Locale.ROOT);
            text.append("| `%s` | %s | %s |\n".formatted(permission.id(), over, String.join(", ", permission.roles())));
        }
        return text.toString();
    }
}
