package org.utmost.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.utmost.Neighbours;
import org.utmost.platform.http.Session;

/** The floors of the house: nothing looks up, nothing sideways unless the package says so, nothing goes round in a circle. */
class ArchitectureTest {
    private static final List<String> FLOORS = List.of(
            "platform", "identity", "spaces", "messages", "notifications", "integrations", "administration", "app");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.utmost");

    @Test
    void a_package_looks_only_at_floors_below_and_its_declared_neighbours() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                if (!allowed(from, dependency.getTargetClass())) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void there_are_no_circles_between_packages() {
        slices().matching("org.utmost.(*.*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void there_are_no_circles_between_files() {
        slices().assignedFrom(new SourceFiles()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void only_http_websocket_and_outbound_know_jetty_and_only_stores_know_tables() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass from : CLASSES) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                String own = from.getPackageName();
                boolean jetty = target.startsWith("org.eclipse.jetty")
                        && !own.startsWith("org.utmost.platform.http")
                        && !own.startsWith("org.utmost.platform.outbound")
                        && !own.startsWith("org.utmost.platform.websocket");
                boolean tables = target.startsWith("org.utmost.schema")
                        && !own.startsWith("org.utmost.schema")
                        && !from.getSimpleName().endsWith("Store")
                        && !Set.of("Installation", "AnalyticsService").contains(from.getSimpleName());
                if (jetty || tables) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Only there do the scopes of a limited token count; {@code Audience} knows guests, {@code Client} hands roles on. */
    @Test
    void what_a_session_may_do_is_decided_by_the_role_service_alone() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass from : CLASSES) {
            for (JavaMethodCall call : from.getMethodCallsFromSelf()) {
                boolean asksRoles = call.getTargetOwner().isEquivalentTo(Session.class)
                        && call.getName().equals("roles");
                if (asksRoles
                        && !Set.of("Session", "RoleService", "Audience", "Client")
                                .contains(from.getSimpleName())) {
                    wrong.add(call.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> longer = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > 400)
                    .map(Path::toString)
                    .toList();
            assertThat(longer).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean allowed(JavaClass from, JavaClass to) {
        if (!to.getPackageName().startsWith("org.utmost.")
                || from.getPackageName().equals("org.utmost")
                || to.getPackageName().startsWith("org.utmost.schema")) {
            return true;
        }
        if (from.getPackageName().startsWith("org.utmost.schema")) {
            return true;
        }
        int mine = FLOORS.indexOf(step(from, 2));
        int theirs = FLOORS.indexOf(step(to, 2));
        if (mine != theirs) {
            return theirs < mine;
        }
        String neighbour = step(to, 3);
        return step(from, 3).isEmpty()
                || neighbour.equals(step(from, 3))
                || neighbours(from).contains(neighbour);
    }

    /** A package below another has its neighbours. */
    private static List<String> neighbours(JavaClass from) {
        String name = "org.utmost." + step(from, 2) + "." + step(from, 3);
        return CLASSES.getPackage(name)
                .tryGetAnnotationOfType(Neighbours.class)
                .map(found -> List.of(found.value()))
                .orElse(List.of());
    }

    private static String step(JavaClass type, int index) {
        String[] steps = type.getPackageName().split("\\.");
        return index < steps.length ? steps[index] : "";
    }

    /** A class, those nested in it and the builder that is generated for it are one file. */
    private static final class SourceFiles implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getName().replaceAll("\\$.*", "").replaceAll("Builder$", "");
            return name.startsWith("org.utmost.schema") ? SliceIdentifier.ignore() : SliceIdentifier.of(name);
        }

        @Override
        public String getDescription() {
            return "files";
        }
    }
}
