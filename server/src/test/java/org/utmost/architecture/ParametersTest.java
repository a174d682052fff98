package org.utmost.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.administration.reference.Operation;
import org.utmost.platform.http.Parameter;
import org.utmost.platform.http.Route;
import org.utmost.platform.json.Json;
import org.utmost.platform.text.Csv;
import org.utmost.testing.Answer;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** No parameter is ignored in silence: what the API documents is declared, and what is declared changes the answer. */
class ParametersTest {
    /** Documented parameters that we don't take, and why not. */
    private static final Map<String, String> NOT_TAKEN = Map.of(
            "POST /api/v4/users t", "nobody is invited by email yet",
            "POST /api/v4/users iid", "nobody is invited by a link yet",
            "GET /api/v4/users abac_match_only", "there are no access policies yet",
            "POST /api/v4/posts silent", "only bots and integrations may, which there are none of yet",
            "GET /api/v4/teams for_directory", "newer than the version we announce",
            "GET /api/v4/system/ping device_id", "there are no push notifications yet");

    /** Declared parameters that no answer shows, and why not. */
    private static final Map<String, String> NOT_SEEN = Map.of(
            "POST /api/v4/posts set_online", "the event has it",
            "GET /api/v4/files/{} download", "only the header says how it is kept",
            "GET /api/v4/files/{}/thumbnail download", "only the header says how it is kept",
            "GET /api/v4/files/{}/preview download", "only the header says how it is kept",
            "GET /files/{}/public h", "it stands beside the API",
            "GET /api/v4/teams exclude_policy_constrained", "there are no policies yet; who may not ask is refused",
            "GET /api/v4/system/ping use_rest_semantics", "only the status of a broken server",
            "GET /api/v4/channels/{}/posts skipFetchThreads", "a list brings roots, never whole threads",
            "GET /api/v4/users/{}/channels/{}/posts/unread skipFetchThreads",
                    "a list brings roots, never whole threads");

    private static final TestServer SERVER = new TestServer();
    private static final Map<String, String> PLACES = ParameterTrials.prepare(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_documented_parameter_is_declared_by_its_route() {
        Map<String, Set<String>> declared = SERVER.server().routes().stream()
                .collect(Collectors.toMap(
                        route -> Operation.key(route.method(), route.path()), ParametersTest::parameters));
        Set<String> missing = new TreeSet<>();
        for (List<String> row : Csv.rows(ParametersTest.class, "parameters.csv")) {
            String operation = Operation.key(row.get(0), row.get(1));
            if (declared.containsKey(operation) && !declared.get(operation).contains(row.get(3))) {
                missing.add(operation + " " + row.get(3));
            }
        }
        assertThat(missing).containsExactlyInAnyOrderElementsOf(NOT_TAKEN.keySet());
    }

    @Test
    void every_declared_parameter_is_tried() {
        Set<String> declared = new TreeSet<>();
        for (Route route : SERVER.server().routes()) {
            String operation = Operation.key(route.method(), route.path());
            if (!operation.endsWith("/websocket")) {
                route.query().forEach(each -> declared.add(operation + " " + each.name()));
            }
        }
        Set<String> tried = new TreeSet<>(NOT_SEEN.keySet());
        ParameterTrials.ALL.forEach(trial -> tried.add(trial.key()));
        assertThat(tried).isEqualTo(declared);
    }

    @Test
    void every_declared_parameter_changes_the_answer_or_is_refused() {
        List<String> without = new ArrayList<>();
        for (ParameterTrials.Trial trial : ParameterTrials.ALL) {
            Answer changed = send(SERVER.admin, trial, trial.changed());
            Answer plain = send(SERVER.admin, trial, trial.plain());
            assertThat(changed.status())
                    .as("%s: %s", trial, changed.http().body())
                    .isNotEqualTo(500);
            assertThat(plain.status()).as("%s: %s", trial, plain.http().body()).isNotEqualTo(500);
            assertThat(Math.min(plain.status(), changed.status()))
                    .as("%s", trial)
                    .isLessThan(300);
            if (seen(changed).equals(seen(plain))) {
                without.add(trial.toString());
            }
        }
        assertThat(without).isEmpty();
    }

    private static Answer send(Person by, ParameterTrials.Trial trial, String query) {
        String path = trial.path() + (query.isEmpty() ? "" : "?" + query);
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            path = path.replace("{" + place.getKey() + "}", place.getValue());
        }
        Object body = trial.method().equals("POST") ? List.of(PLACES.get("user")) : null;
        return by.api().send(trial.method(), path, body);
    }

    private static String seen(Answer answer) {
        if (answer.json() instanceof ObjectNode object) {
            return answer.status() + " " + object.without("request_id");
        }
        return answer.status() + " " + answer.json();
    }

    private static Set<String> parameters(Route route) {
        Set<String> names = route.query().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        Class<?> body = route.takes().type();
        if (body != null) {
            JavaType type = Json.MAPPER.constructType(body);
            Json.MAPPER.getDeserializationConfig().introspect(type).findProperties().stream()
                    .map(BeanPropertyDefinition::getName)
                    .forEach(names::add);
        }
        return names;
    }
}
