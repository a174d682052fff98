package org.utmost.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.utmost.platform.text.Texts;

/** Every text that the code asks for is there, in every language, with the same parameters. */
class TextsTest {
    private static final Pattern ID =
            Pattern.compile("\"((?:api|app|model|store|basic_security_check)\\.[A-Za-z0-9_.]*[A-Za-z0-9])\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Test
    void every_error_id_in_the_code_has_a_text() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = ID.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(Texts.catalogue("en").keySet()).containsAll(used);
    }

    @Test
    void a_text_stands_once_in_its_catalogue() throws IOException {
        for (String language : Texts.LANGUAGES) {
            Path file = Path.of("src/main/resources/org/utmost/platform/text/texts_" + language + ".properties");
            assertThat(Files.readAllLines(file).stream()
                            .filter(line -> line.contains("="))
                            .map(line -> line.split("=", 2)[0].strip()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_languages_agree() {
        for (String language : Texts.LANGUAGES) {
            assertThat(Texts.catalogue(language).keySet())
                    .isEqualTo(Texts.catalogue("en").keySet());
            Texts.catalogue(language)
                    .forEach((id, text) -> assertThat(parameters(text))
                            .as("%s in %s", id, language)
                            .isEqualTo(parameters(Texts.catalogue("en").get(id))));
        }
    }

    private static Set<String> parameters(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
