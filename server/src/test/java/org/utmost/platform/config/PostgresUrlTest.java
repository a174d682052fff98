package org.utmost.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresUrlTest {
    @Test
    void a_url_says_all() {
        PostgresUrl url =
                PostgresUrl.of("postgres://mm:secret@db.example.com:5433/chat?sslmode=require&connect_timeout=10");
        assertThat(url.hosts()).containsExactly("db.example.com:5433");
        assertThat(url.database()).isEqualTo("chat");
        assertThat(url.user()).isEqualTo("mm");
        assertThat(url.password()).isEqualTo("secret");
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require", "connect_timeout", "10"));
    }

    @Test
    void what_it_leaves_out_has_its_usual_value() {
        PostgresUrl url = PostgresUrl.of("postgresql://mm@localhost");
        assertThat(url.hosts()).containsExactly("localhost:5432");
        assertThat(url.database()).isEqualTo("mm");
        assertThat(url.password()).isEmpty();
        assertThat(PostgresUrl.of("postgres:///chat").hosts()).containsExactly("localhost:5432");
        assertThat(PostgresUrl.of("postgres://a@[::1]/chat").hosts()).containsExactly("[::1]:5432");
        assertThat(PostgresUrl.of("postgres://a@one:1,two/chat").hosts()).containsExactly("one:1", "two:5432");
    }

    @Test
    void a_password_may_have_any_character_escaped_and_most_as_they_are() {
        for (String password :
                List.of("p@ss", "a/b", "a/b@c", "q?uestion", "ha#sh", "100%", "50%zz", "a:b", "a+b", "a&b=c", "ü 漢")) {
            assertThat(PostgresUrl.of("postgres://mm:" + password + "@host:5432/chat?sslmode=disable"))
                    .as(password)
                    .isEqualTo(new PostgresUrl(
                            List.of("host:5432"), "chat", "mm", password, Map.of("sslmode", "disable")));
            assertThat(PostgresUrl.of("postgres://mm:" + PostgresUrl.encoded(password) + "@host/chat")
                            .password())
                    .isEqualTo(password);
        }
        assertThat(PostgresUrl.of("postgres://mm:p@host/chat?application_name=a@b")
                        .hosts())
                .containsExactly("host:5432");
    }

    @Test
    void words_say_the_same() {
        assertThat(PostgresUrl.of("host=db port=5433 user=mm password='a b\\'c' dbname=chat sslmode=disable"))
                .isEqualTo(new PostgresUrl(List.of("db:5433"), "chat", "mm", "a b'c", Map.of("sslmode", "disable")));
    }

    @Test
    void what_is_neither_is_refused_without_a_word_of_it() {
        for (String wrong : List.of(
                "",
                "hunter2",
                "mysql://mm:hunter2@host/chat",
                "postgres://mm:hunter2@host:port/chat",
                "postgres://mm:hunter2@ho st/chat",
                "host=db password='hunter2",
                "host=/var/run user=hunter2",
                "postgres://host:5432/")) {
            assertThatThrownBy(() -> PostgresUrl.of(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("%40")
                    .message()
                    .doesNotContain("hunter2");
            assertThatThrownBy(() -> new SqlSettings("postgres", wrong, 1))
                    .isInstanceOf(InvalidConfig.class)
                    .message()
                    .contains("SqlSettings.DataSource")
                    .doesNotContain("hunter2");
        }
    }
}
