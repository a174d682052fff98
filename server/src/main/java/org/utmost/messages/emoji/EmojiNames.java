package org.utmost.messages.emoji;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names of emoji are written. */
public final class EmojiNames {
    /** Characters of a name at the most. */
    static final int LONGEST = 64;

    /** Names that count in what is shown with one post, at the most. */
    private static final int MOST = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+-]{1," + LONGEST + "}");

    /** A colon may end one name and begin the next. */
    private static final Pattern WRITTEN = Pattern.compile(":(" + NAME + ")(?=:)");

    private EmojiNames() {}

    /** Whether an emoji may be called so. */
    public static boolean isValid(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether there may be names in a text; asked of every post, so that most are read no further. */
    static boolean mayBeIn(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && text.indexOf(':', colon + 1) > 0;
    }

    /** What is written between colons. */
    static Set<String> in(Collection<String> texts) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher written = WRITTEN.matcher(text);
            while (names.size() < MOST && written.find()) {
                names.add(written.group(1));
            }
        }
        return names;
    }
}
