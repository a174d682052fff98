package org.utmost.platform.mail;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.text.Texts;

/**
 * A mail to one person, in words; {@link MailFrame} says how it looks.
 *
 * @param to an address
 * @param language of its words
 * @param link what to click; null for nothing
 */
public record Mail(
        String to,
        String language,
        String subject,
        String heading,
        List<String> paragraphs,
        @Nullable Link link) {
    /** What can be clicked, and where it leads. */
    public record Link(String label, String url) {}

    public Mail {
        subject = line(subject);
    }

    /**
     * A mail in the texts {@code mail.<name>.subject}, {@code .heading} and {@code .body}, whose paragraphs have an empty
     * line between them.
     *
     * @param parameters for all three
     */
    public static Mail of(String to, String language, String name, Map<String, String> parameters) {
        List<String> paragraphs = Stream.of(
                        Texts.get(language, "mail." + name + ".body", Map.of()).split("\n\n"))
                .map(text -> Texts.filled(text, parameters))
                .toList();
        return new Mail(
                to,
                language,
                Texts.get(language, "mail." + name + ".subject", parameters),
                Texts.get(language, "mail." + name + ".heading", parameters),
                paragraphs,
                null);
    }

    /** With a link to click. */
    public Mail withLink(String label, String url) {
        return new Mail(to, language, subject, heading, paragraphs, new Link(label, url));
    }

    /** The text in one line, for a header: what ends a line there would begin another header. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
