package org.utmost.messages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.utmost.platform.json.Json;

/** What a message says to machines: whom it names, and under which tags it goes. */
class MessageTextTest {
    /** A message and what the web client marks in it; {@code or} has what a name may be called beside, with the end of a sentence. */
    record Case(String text, List<String> users, List<String> channels, List<String> tags, List<String> or) {
        @Override
        public String toString() {
            return text;
        }

        Set<String> named(List<String> names) {
            Set<String> all = new HashSet<>(names);
            if (!names.isEmpty() && or != null) {
                all.addAll(or);
            }
            return all;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream json = MessageTextTest.class.getResourceAsStream("cases.json")) {
            return Stream.of(Json.MAPPER.readValue(json, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void names_and_tags_are_found_where_the_message_is_shown_as_text(Case each) {
        MessageText found = MessageText.of(each.text(), List.of());
        assertThat(found.users()).isEqualTo(each.named(each.users()));
        assertThat(found.channels()).isEqualTo(each.named(each.channels()));
        assertThat(List.copyOf(found.hashtags())).isEqualTo(each.tags());
    }

    @Test
    void users_and_channels_are_found_in_what_stands_beside_it_and_tags_are_not() {
        MessageText found = MessageText.of("@ann", List.of("@bob `@eve`", "~random #launch"));
        assertThat(found.users()).containsExactly("ann", "bob");
        assertThat(found.channels()).containsExactly("random");
        assertThat(found.hashtags()).isEmpty();
    }

    @Test
    void what_is_longer_than_any_name_or_tag_takes_no_time() {
        String dots = ".".repeat(262_000);
        assertThat(MessageText.of("@a" + dots, List.of()).users())
                .hasSize(64)
                .contains("a")
                .allMatch(name -> name.length() <= 64);
        assertThat(MessageText.of("@a" + dots + "b", List.of()).users()).isEmpty();
        assertThat(MessageText.of("#abc" + dots, List.of()).hashtags()).containsExactly("#abc");
    }

    @Test
    void what_is_nested_deeper_than_anybody_writes_is_read_too() {
        for (String mark : List.of("> ", "* ", "[", "**", "![", "<", "`", "~~", "_*", "&#64;")) {
            assertThat(MessageText.of("@ann " + mark.repeat(60_000) + " @bob", List.of())
                            .users())
                    .as(mark)
                    .contains("ann");
            MessageText.of(mark.repeat(60_000) + "@bob", List.of());
        }
    }
}
