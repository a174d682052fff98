package org.utmost.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.utmost.platform.config.PostgresUrl;

/** What a URL says reaches PostgreSQL's programs as the server's driver has it, and by no argument that others could read. */
class PostgresToolsTest {
    @Test
    void a_url_is_handed_on_by_the_environment() {
        assertThat(variables("postgres://ann:p%40ss@db.example.com/chat?sslmode=verify-full&sslrootcert=/etc/ca.pem"
                        + "&sslcert=/etc/me.pem&sslkey=/etc/me.key&connect_timeout=7&binary_parameters=yes"))
                .isEqualTo(Map.of(
                        "PGHOST", "db.example.com",
                        "PGPORT", "5432",
                        "PGDATABASE", "chat",
                        "PGUSER", "ann",
                        "PGPASSWORD", "p@ss",
                        "PGSSLMODE", "verify-full",
                        "PGSSLROOTCERT", "/etc/ca.pem",
                        "PGSSLCERT", "/etc/me.pem",
                        "PGSSLKEY", "/etc/me.key",
                        "PGCONNECT_TIMEOUT", "7"));
    }

    @Test
    void several_hosts_and_addresses_are_too() {
        assertThat(variables("postgres://a:1,b:2/chat"))
                .containsEntry("PGHOST", "a,b")
                .containsEntry("PGPORT", "1,2")
                .doesNotContainKeys("PGUSER", "PGPASSWORD", "PGSSLMODE");
        assertThat(variables("postgres://[::1]:6432/chat"))
                .containsEntry("PGHOST", "::1")
                .containsEntry("PGPORT", "6432");
    }

    @Test
    void a_switch_of_the_driver_for_tls_means_the_same_to_the_programs() {
        assertThat(variables("host=db dbname=chat ssl=true")).containsEntry("PGSSLMODE", "verify-full");
        assertThat(variables("host=db dbname=chat ssl=true sslmode=require")).containsEntry("PGSSLMODE", "require");
        assertThat(variables("host=db dbname=chat ssl=false")).doesNotContainKey("PGSSLMODE");
    }

    private static Map<String, String> variables(String url) {
        return PostgresTools.variables(PostgresUrl.of(url));
    }
}
