package org.utmost.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestSocket;

/** What callers hear when the server itself fails: here because a table is missing for a while. */
class FailureTest {
    private static final TestServer SERVER =
            new TestServer(DatabaseKind.SQLITE, Map.of("MM_LOGSETTINGS_ENABLECONSOLE", "false"));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void a_call_is_answered_and_a_socket_closed_and_both_work_again_afterwards() throws SQLException {
        List<String> ids = List.of(SERVER.admin.id());
        String file = "jdbc:sqlite:" + SERVER.data().resolve("utmost.db");
        try (Connection database = DriverManager.getConnection(file);
                Statement sql = database.createStatement();
                TestSocket socket = TestSocket.of(SERVER, SERVER.admin.token())) {
            sql.execute("ALTER TABLE statuses RENAME TO elsewhere");
            SERVER.admin.api().post("/users/status/ids", ids).fails(500, "api.context.internal.app_error");
            socket.send("{\"seq\":1,\"action\":\"get_statuses_by_ids\",\"data\":{\"user_ids\":[\"" + ids.getFirst()
                    + "\"]}}");
            assertThat(socket.awaitClose()).isEqualTo(1011);
            sql.execute("ALTER TABLE elsewhere RENAME TO statuses");
        }
        SERVER.admin.api().post("/users/status/ids", ids).is(200);
        try (TestSocket again = TestSocket.of(SERVER, SERVER.admin.token())) {
            assertThat(again.ask("get_statuses_by_ids", Map.of("user_ids", ids))
                            .path("status")
                            .asText())
                    .isEqualTo("OK");
        }
    }
}
