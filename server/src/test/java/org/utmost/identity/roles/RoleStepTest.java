package org.utmost.identity.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.utmost.schema.Tables.SYSTEMS;
import static org.utmost.schema.Tables.USERS;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.app.Server;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Databases;
import org.utmost.platform.database.Reader;
import org.utmost.platform.database.Tx;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;

/** What becomes of the roles of an older server. */
class RoleStepTest {
    private final RoleStore store = new RoleStore();
    private final Map<String, String> environment =
            new HashMap<>(DatabaseKind.chosen().environment());
    private Path data;
    private String holder;

    @BeforeEach
    void an_older_server_has_run() {
        environment.put("MM_LOGSETTINGS_ENABLEFILE", "false");
        environment.put("MM_LOGSETTINGS_CONSOLELEVEL", "ERROR");
        try (TestServer server = new TestServer(DatabaseKind.chosen(), environment)) {
            data = server.data();
            holder = server.stranger().id();
        }
        write(tx -> {
            tx.sql()
                    .deleteFrom(SYSTEMS)
                    .where(SYSTEMS.NAME.startsWith(RoleStore.STEP))
                    .execute();
            Role manager = role(tx, "system_shared_channel_manager");
            store.update(tx, manager.with("shared_channel_manager", manager.permissions()), 1);
            Role secure = role(tx, "custom_group_user").with("secure_connection_manager", List.of());
            store.update(tx, secure, 1);
            change(tx, "channel_user", "edit_file_attachment", "");
            change(tx, "system_user", "manage_own_agent", "");
            change(tx, "team_admin", "manage_team_access_rules", "import_team");
            change(tx, "system_post_all", "", "edit_post");
            tx.sql()
                    .update(USERS)
                    .set(USERS.ROLES, "system_user secure_connection_manager shared_channel_manager")
                    .where(USERS.ID.eq(holder))
                    .execute();
        });
    }

    @Test
    void new_permissions_come_and_old_names_go() throws IOException {
        restart();
        Map<String, Role> roles = roles();
        assertThat(roles).doesNotContainKeys("shared_channel_manager", "secure_connection_manager");
        assertThat(roles.keySet()).isEqualTo(Permission.roleNames());
        assertThat(roles.get("system_shared_channel_manager").permissions()).containsExactly("manage_shared_channels");
        assertThat(roles.get("system_shared_channel_manager").displayName())
                .isEqualTo("authentication.roles.system_shared_channel_manager.name");
        assertThat(roles.get("channel_user").permissions()).contains("edit_file_attachment");
        assertThat(roles.get("system_post_all").permissions()).contains("edit_file_attachment");
        assertThat(roles.get("system_user").permissions()).contains("manage_own_agent");
        assertThat(roles.get("team_admin").permissions())
                .contains("manage_team_access_rules")
                .doesNotContain("import_team");
        String held =
                read(db -> db.sql().selectFrom(USERS).where(USERS.ID.eq(holder)).fetchSingle(USERS.ROLES));
        assertThat(held).isEqualTo("system_user system_shared_channel_manager");
    }

    @Test
    void what_an_administrator_changes_afterwards_stays() throws IOException {
        restart();
        write(tx -> {
            change(tx, "channel_user", "edit_file_attachment", "");
            change(tx, "team_admin", "", "import_team");
        });
        Map<String, Role> before = roles();
        restart();
        assertThat(roles()).isEqualTo(before);
    }

    private void change(Tx tx, String name, String without, String with) {
        Role role = role(tx, name);
        List<String> permissions = role.permissions().stream()
                .filter(permission -> !permission.equals(without))
                .collect(Collectors.toList());
        if (!with.isEmpty()) {
            permissions.add(with);
        }
        store.update(tx, role.with(name, permissions), 1);
    }

    private Role role(Reader db, String name) {
        return store.all(db).stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Role> roles() {
        return read(store::all).stream().collect(Collectors.toMap(Role::name, role -> role));
    }

    private void restart() throws IOException {
        new Server(data, "127.0.0.1:0", environment, Clock.systemUTC()).close();
    }

    private void write(Consumer<Tx> change) {
        try (EventBus bus = new EventBus(new Health());
                Database database = open(bus)) {
            database.write(tx -> {
                change.accept(tx);
                return true;
            });
        }
    }

    private <T> T read(Database.Query<Reader, T> query) {
        try (EventBus bus = new EventBus(new Health());
                Database database = open(bus)) {
            return database.read(query);
        }
    }

    private Database open(EventBus bus) {
        String url = environment.get("MM_SQLSETTINGS_DATASOURCE");
        return url == null
                ? Databases.sqlite(data.resolve("utmost.db"), bus, new Health())
                : Databases.postgres(PostgresUrl.of(url), 8, bus);
    }
}
