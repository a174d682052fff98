package org.utmost.messages.posts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.utmost.messages.index.Words;

/**
 * Words, with those whom each belongs to. A word stands in a text where no letter or digit goes on at its ends; one of a
 * script that is written without spaces, as Japanese, stands wherever it is.
 */
final class WordOwners {
    /** Those that are letters and digits only, which are looked up. */
    private final Map<String, Set<String>> plain = new HashMap<>();

    /** The others, such as two words, or {@code c++}, which are searched for. */
    private final Map<String, Set<String>> others = new HashMap<>();

    void add(String word, String owner) {
        if (!word.isEmpty()) {
            boolean isPlain = word.codePoints().allMatch(each -> goesOn(each) && !Words.unspaced(each));
            (isPlain ? plain : others)
                    .computeIfAbsent(word, ignored -> new HashSet<>())
                    .add(owner);
        }
    }

    /** The owners of those that stand in a text. */
    Set<String> in(String text) {
        Set<String> owners = new HashSet<>();
        if (!plain.isEmpty()) {
            addPlain(text, owners);
        }
        others.forEach((word, those) -> {
            if (stands(word, text)) {
                owners.addAll(those);
            }
        });
        return owners;
    }

    private void addPlain(String text, Set<String> owners) {
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && goesOn(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                owners.addAll(plain.getOrDefault(text.substring(start, i), Set.of()));
                start = -1;
            }
        }
    }

    private static boolean stands(String word, String text) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || apart(text.codePointBefore(at), word.codePointAt(0));
            boolean ends = end == text.length() || apart(text.codePointAt(end), word.codePointBefore(word.length()));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may end between the two. */
    private static boolean apart(int outside, int inside) {
        return !goesOn(outside) || !goesOn(inside) || Words.unspaced(inside);
    }

    private static boolean goesOn(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_';
    }
}
