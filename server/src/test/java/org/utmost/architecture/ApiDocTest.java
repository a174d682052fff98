package org.utmost.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.utmost.administration.reference.Operation;
import org.utmost.testing.MadeDocument;
import org.utmost.testing.TestServer;

/** docs/api.md says of every operation whether we have it. */
class ApiDocTest {
    @Test
    void the_document_is_not_stale() {
        MadeDocument.isThere("api.md", document());
    }

    private static String document() {
        Set<String> done;
        try (TestServer server = new TestServer()) {
            done = server.server().routes().stream()
                    .map(route -> Operation.key(route.method(), route.path()))
                    .collect(Collectors.toSet());
        }
        Map<String, List<Operation>> byTag = Operation.ALL.stream()
                .collect(Collectors.groupingBy(Operation::tag, LinkedHashMap::new, Collectors.toList()));
        long count =
                Operation.ALL.stream().filter(each -> done.contains(each.key())).count();
        StringBuilder text = new StringBuilder();
        text.append("# The API, operation by operation\n\n")
                .append("Made from the route table by the build: " + count + " of " + Operation.ALL.size()
                        + " operations are done. The running server serves the details of those at `/api`, and as an"
                        + " OpenAPI 3.1 document at `/api/v4/openapi.json`. The edition is where an operation works"
                        + " elsewhere; here none needs a licence.\n");
        byTag.forEach((tag, operations) -> {
            text.append("\n## ").append(tag).append("\n\n| operation | edition | here |\n|---|---|---|\n");
            operations.forEach(each -> text.append("| `")
                    .append(each.method())
                    .append(' ')
                    .append(each.path())
                    .append("` | ")
                    .append(each.edition())
                    .append(" | ")
                    .append(state(each, done))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String state(Operation operation, Set<String> done) {
        if (done.contains(operation.key())) {
            return "done";
        }
        return switch (operation.edition()) {
            case "cloud" -> "not planned: speaks to the vendor's cloud";
            case "local" -> "not planned: needs a local-mode socket; the command line does its work";
            case "none" -> "not planned: no longer part of the API";
            default ->
                operation.path().contains("/plugins/marketplace")
                                || operation.path().contains("/hosted_customer")
                        ? "not planned: speaks to the vendor"
                        : "planned";
        };
    }
}
