package org.utmost.messages.posts;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names after an {@code @}, outside of code, and after a {@code ~} in a message. */
final class MentionScan {
    private static final Pattern CODE = Pattern.compile("```.*?(```|\\z)|`[^`\\n]*`", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("(?<![\\p{L}\\d_.@-])@([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final Pattern CHANNEL = Pattern.compile("(?<![A-Za-z0-9_])~([A-Za-z0-9_-]+)");
    private static final int MOST_NAMES = 200;

    /** Characters of a user's or channel's name at the most. */
    private static final int LONGEST = 64;

    private MentionScan() {}

    /**
     * The names of users in lower case. As a full stop or dash may end a sentence or a name, both readings are among them.
     */
    static Set<String> names(String message) {
        return message.indexOf('@') < 0
                ? Set.of()
                : find(USER, CODE.matcher(message).replaceAll(" "));
    }

    /** The names of channels, likewise. */
    static Set<String> channels(String message) {
        return message.indexOf('~') < 0 ? Set.of() : find(CHANNEL, message);
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find() && names.size() < MOST_NAMES) {
            int start = matcher.start(1);
            int end = matcher.end(1);
            int trimmed = end;
            while (trimmed > start && ".-_".indexOf(text.charAt(trimmed - 1)) >= 0) {
                trimmed--;
            }
            // What is longer than any name is none, however much of its end is left out.
            for (int to = Math.min(end, start + LONGEST); to >= trimmed && to > start; to--) {
                names.add(text.substring(start, to).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
