package org.utmost.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDesc;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.architecture.Callings.World;
import org.utmost.platform.config.ConfigKey;
import org.utmost.platform.config.ConfigRule;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Route;
import org.utmost.platform.text.Texts;
import org.utmost.testing.Answer;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** What rows say of their errors: each has a text, somebody throws it, and what is not there is answered so. */
class RowErrorsTest {
    private static final Set<String> DECLARING = Set.of(name(Route.Row.class), name(Fails.class));
    private static final Pattern ID = Pattern.compile("(api|app|model|store|basic_security_check)\\..*");

    /** Their rules break in the same words. */
    private static final String OF_CONFIG = "model.config.is_valid.";

    private static final String NO_PATH = "api.context.404.app_error";

    /** Rows that ask for what is not there by parameters that have a test of their own. */
    private static final Set<String> OTHERWISE = Set.of(
            "GET /api/v4/users", "POST /api/v4/users/search", "POST /api/v4/reactions", "GET /files/{file_id}/public");

    private static final TestServer SERVER =
            new TestServer(DatabaseKind.chosen(), Map.of("MM_FILESETTINGS_ENABLEPUBLICLINK", "true"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void every_error_of_a_row_has_a_text() {
        Set<String> without = declared();
        without.removeAll(Texts.catalogue("en").keySet());
        without.removeIf(id -> id.startsWith(OF_CONFIG));
        assertThat(without).isEmpty();
    }

    @Test
    void every_error_of_a_row_is_one_that_somebody_throws() throws Exception {
        Set<String> dead = declared();
        assertThat(dead).hasSizeGreaterThan(100);
        dead.removeAll(ConfigKey.ALL.stream()
                .flatMap(key -> key.rule().stream())
                .map(ConfigRule::errorId)
                .toList());
        List<Pattern> thrown = thrown();
        dead.removeIf(id -> thrown.stream().anyMatch(each -> each.matcher(id).matches()));
        assertThat(dead).isEmpty();
    }

    @Test
    void what_is_not_there_is_answered_with_the_404_of_the_row() {
        String id = "n".repeat(26);
        Person nobody = new Person(id, "nothing", SERVER.nobody(), "");
        World nothing = new World(nobody, List.of(SERVER.person(), SERVER.person()), id, id, true, id, id, id, id, id);
        int tried = 0;
        for (Route route : SERVER.server().routes()) {
            Set<String> errors = new TreeSet<>(route.fails().ids().getOrDefault(404, Collections.emptySortedSet()));
            errors.remove(NO_PATH);
            if (!errors.isEmpty() && !OTHERWISE.contains(route.toString())) {
                Answer answer =
                        SERVER.admin.api().send(route.method(), nowhere(route, id), Callings.body(route, nothing));
                assertThat(answer.status())
                        .as("%s: %s", route, answer.http().body())
                        .isEqualTo(404);
                assertThat(answer.text("id")).as("%s", route).isIn(errors);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(40);
    }

    private static String nowhere(Route route, String id) {
        return route.path()
                .replaceFirst("^/api/v4", "")
                .replaceAll("\\{\\w+_id}", id)
                .replace("{email}", "nothing@example.com")
                .replace("{timestamp}", "1")
                .replaceAll("\\{\\w+}", "nothing");
    }

    private static Set<String> declared() {
        return SERVER.server().routes().stream()
                .flatMap(route -> route.fails().ids().values().stream())
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The ids in our code that are not there to be declared; those that are put together as patterns. */
    private static List<Pattern> thrown() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Route.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Set<String> texts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .flatMap(RowErrorsTest::methods)
                    .forEach(method -> method.code().ifPresent(code -> texts.addAll(undeclared(code.elementList()))));
        }
        return texts.stream()
                .filter(text -> ID.matcher(text).matches())
                .map(text -> Pattern.compile(
                        Stream.of(text.split("[\1\2]", -1)).map(Pattern::quote).collect(Collectors.joining(".+"))))
                .toList();
    }

    private static Stream<MethodModel> methods(Path file) {
        try {
            return ClassFile.of().parse(file).methods().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The texts of a method but for those that are handed to a row, or put together for some. */
    private static List<String> undeclared(List<CodeElement> code) {
        List<String> texts = new ArrayList<>();
        List<String> next = new ArrayList<>();
        for (CodeElement element : code) {
            switch (element) {
                case ConstantInstruction constant
                when constant.constantValue() instanceof String text -> next.add(text);
                case InvokeDynamicInstruction concatenation -> {
                    for (ConstantDesc argument : concatenation.bootstrapArgs()) {
                        if (argument instanceof String text) {
                            next.add(text);
                        }
                    }
                }
                case InvokeInstruction call -> {
                    if (!DECLARING.contains(call.owner().asInternalName())) {
                        texts.addAll(next);
                    }
                    next.clear();
                }
                default -> {}
            }
        }
        texts.addAll(next);
        return texts;
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
