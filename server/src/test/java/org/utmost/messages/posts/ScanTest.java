package org.utmost.messages.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says to machines: whom it names, and under which tags it goes. */
class ScanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello | ''",
                "hi @ann | ann",
                "@Ann, @bob! | ann bob",
                "thanks @ann. | ann. ann",
                "@ann.b-c_d | ann.b-c_d",
                "(@ann) /@bob | ann bob",
                "mail ann@example.com | ''",
                "@@ann | ''",
                "`@ann` and @bob | bob",
                "```\\n@ann\\n``` @bob | bob",
                "``` @ann never closed | ''",
                "日本語@ann | ''",
                "日本語 @ann さん | ann"
            })
    void names_after_an_at_sign_outside_of_code(String message, String names) {
        assertThat(MentionScan.names(message.replace("\\n", "\n"))).isEqualTo(words(names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no channels | ''",
                "see ~Town-Square, ~off_topic. | town-square off_topic",
                "~town- | town- town",
                "a~b ~ ~~ | ''",
                "日本語~random | random"
            })
    void names_after_a_tilde(String message, String names) {
        assertThat(MentionScan.channels(message)).isEqualTo(words(names));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no tags | ''",
                "#one and #two. | #one #two",
                "#one #one | #one",
                "#ab is short | ''",
                "#123 is a number | ''",
                "a#b x#tag | ''",
                "#日本語 と #東京都 | #日本語 #東京都",
                "see /#anchor | ''"
            })
    void tags_of_letters(String message, String tags) {
        assertThat(Hashtags.of(message, 3)).isEqualTo(tags);
    }

    @Test
    void what_is_longer_than_any_name_or_tag_takes_no_time() {
        String dots = ".".repeat(262_000);
        assertThat(MentionScan.names("@a" + dots)).hasSize(64).contains("a").allMatch(name -> name.length() <= 64);
        assertThat(MentionScan.names("@a" + dots + "b")).isEmpty();
        assertThat(Hashtags.of("#abc" + dots, 3)).isEqualTo("#abc");
        assertThat(Hashtags.of("#abc" + dots + "d", 3)).isEmpty();
    }

    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>(Arrays.asList(text.split(" ")));
        words.remove("");
        return words;
    }
}
