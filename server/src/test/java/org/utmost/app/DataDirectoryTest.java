package org.utmost.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.identity.tokens.TokenSettings;
import org.utmost.platform.Kernel;
import org.utmost.platform.database.DatabaseException;
import org.utmost.platform.files.Private;
import org.utmost.platform.ids.Ids;
import org.utmost.testing.ChildProcess;

/** The data directory: one server's, its owner's, and whole. */
class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void a_second_server_on_a_data_directory_is_refused_until_the_first_has_stopped() throws IOException {
        try (Server first = start(Map.of())) {
            assertThatThrownBy(() -> start(Map.of()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining(data().toString())
                    .hasMessageContaining("--data");
            try (ChildProcess second = new ChildProcess(
                    Map.of(), List.of("server", "--data", data().toString(), "--listen", "127.0.0.1:0"))) {
                assertThat(second.status(60)).isEqualTo(1);
                assertThat(second.lines()).singleElement().asString().contains("--data");
            }
            assertThat(first.port()).isPositive();
        }
        start(Map.of()).close();
    }

    @Test
    void only_the_owner_reads_what_is_in_it() throws IOException {
        Private.folder(data());
        Files.writeString(data().resolve("utmost.db"), "");
        Files.setPosixFilePermissions(data().resolve("utmost.db"), PosixFilePermissions.fromString("rw-r--r--"));
        try (Server server = start(Map.of("MM_LOGSETTINGS_ENABLEFILE", "true"))) {
            assertThat(server.port()).isPositive();
            try (Stream<Path> all = Files.walk(data())) {
                assertThat(all)
                        .hasSizeGreaterThan(6)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
    }

    @Test
    void a_database_file_that_is_damaged_or_none_is_refused() throws IOException {
        start(Map.of()).close();
        Path file = data().resolve("utmost.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 20_000; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
        Files.writeString(file, "This is a letter to grandmother. ".repeat(1_000));
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(DatabaseException.class);
    }

    @Test
    void switches_are_read_however_they_are_written_and_an_empty_variable_is_none() throws IOException {
        for (String on : List.of("true", "True", "TRUE", "t", "T", "1")) {
            assertThat(tokensAllowed(on)).as(on).isTrue();
        }
        for (String off : List.of("false", "False", "FALSE", "f", "F", "0", "")) {
            assertThat(tokensAllowed(off)).as(off).isFalse();
        }
        try (Kernel kernel = new Kernel(
                data(), Map.of("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", ""), Clock.systemUTC(), new Ids())) {
            assertThat(kernel.configuration().environment()).isEmpty();
        }
    }

    private boolean tokensAllowed(String written) throws IOException {
        Private.folder(data());
        Map<String, String> variables = Map.of("MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS", written);
        try (Kernel kernel = new Kernel(data(), variables, Clock.systemUTC(), new Ids())) {
            return kernel.config().get().view(TokenSettings.class).enableUserAccessTokens();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Server start(Map<String, String> more) throws IOException {
        Private.folder(data());
        Map<String, String> variables = new HashMap<>();
        variables.put("MM_LOGSETTINGS_ENABLEFILE", "false");
        variables.put("MM_LOGSETTINGS_CONSOLELEVEL", "ERROR");
        variables.putAll(more);
        return new Server(data(), "127.0.0.1:0", variables, Clock.systemUTC());
    }
}
