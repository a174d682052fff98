package org.utmost.messages.posts;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names after an {@code @} in a message, outside of code. */
final class MentionScan {
    private static final Pattern CODE = Pattern.compile("```.*?(```|\\z)|`[^`\\n]*`", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\d_.@-])@([A-Za-z0-9][A-Za-z0-9._-]*)");
    private static final int MOST_NAMES = 200;

    private MentionScan() {}

    /**
     * The names in lower case. As a full stop or dash may end a sentence or a name, both readings are among them.
     */
    static Set<String> names(String message) {
        if (message.indexOf('@') < 0) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(CODE.matcher(message).replaceAll(" "));
        while (matcher.find() && names.size() < MOST_NAMES) {
            String name = matcher.group(1).toLowerCase(Locale.ROOT);
            names.add(name);
            while (!name.isEmpty() && ".-_".indexOf(name.charAt(name.length() - 1)) >= 0) {
                name = name.substring(0, name.length() - 1);
                names.add(name);
            }
        }
        return names;
    }
}
