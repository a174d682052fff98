package org.utmost.messages.index;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.utmost.platform.text.Folding;

/**
 * Takes texts apart into the words that they are found by, folded as names are ({@link Folding}). Where people write spaces,
 * words are what lies between what is neither letter nor digit. Where they write none, as in Japanese, Chinese, Korean (whose
 * particles cling) and Thai, every two characters that follow each other are a word, and so is the last one: whatever part
 * of such a text is looked for, it is a row of such pairs.
 */
public final class Words {
    /** Of the rules. Whoever changes them raises it, and the posts that were written before are read anew. */
    static final int VERSION = 1;

    /** Characters (Unicode code points) of a word that count. */
    private static final int LONGEST = 64;

    /** Words that are looked for in a row at the most; what follows them narrows nothing. */
    private static final int MOST_SOUGHT = 64;

    private static final String JOINING = "_.-";

    private enum Kind {
        NONE,
        SPACED,
        UNSPACED,
        /** A mark on the character before. */
        MARK
    }

    /** What is done with the words of a text that is stored, and of one that is looked for. */
    private enum Use {
        STORED,
        SOUGHT
    }

    private final String text;
    private final Use use;
    private final int most;
    private final List<String> words = new ArrayList<>();
    private boolean begun;

    private Words(String text, Use use, int most) {
        this.text = text;
        this.use = use;
        this.most = most;
    }

    /** The words of a text, in their order; so many at the most. */
    static List<String> of(String text, int most) {
        Words found = new Words(Folding.fold(text), Use.STORED, most);
        found.read();
        return found.words;
    }

    /** What posts have in which that text stands, which may be a part of one written without spaces. */
    public static Phrase phrase(String text) {
        Words found = new Words(Folding.fold(text), Use.SOUGHT, MOST_SOUGHT);
        found.read();
        return new Phrase(List.copyOf(found.words), found.begun);
    }

    /** What posts have in which the last word of that text begins one. */
    public static Phrase beginning(String text) {
        return new Phrase(phrase(text).words(), true);
    }

    /** What posts have with that hashtag, which is given with its {@code #}. */
    public static Phrase hashtag(String hashtag) {
        return Phrase.of(tag(hashtag));
    }

    /** A hashtag as it is stored: with no characters but those of words, and those that parts of tags are joined by. */
    static String tag(String hashtag) {
        StringBuilder tag = new StringBuilder("#");
        Folding.fold(hashtag)
                .codePoints()
                .filter(c -> kind(c) != Kind.NONE || JOINING.indexOf(c) >= 0)
                .limit(LONGEST)
                .forEach(tag::appendCodePoint);
        return tag.toString();
    }

    private void read() {
        int start = 0;
        Kind running = Kind.NONE;
        for (int at = 0; at < text.length() && words.size() < most; ) {
            int c = text.codePointAt(at);
            Kind kind = kind(c);
            Kind next = kind != Kind.MARK ? kind : running;
            if (next != running) {
                end(running, start, at, running == Kind.UNSPACED && next == Kind.NONE && blank(at));
                start = at;
                running = next;
            }
            at += Character.charCount(c);
        }
        if (words.size() < most) {
            end(running, start, text.length(), true);
        }
    }

    /** Whether nothing more of it is a word. */
    private boolean blank(int from) {
        int at = from;
        while (at < text.length() && kind(text.codePointAt(at)) == Kind.NONE) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at == text.length();
    }

    private void end(Kind kind, int start, int end, boolean last) {
        switch (kind) {
            case SPACED -> words.add(shortened(text.substring(start, end)));
            case UNSPACED -> pairs(start, end, last);
            case NONE, MARK -> {}
        }
    }

    private void pairs(int start, int end, boolean last) {
        int from = start;
        int middle = text.offsetByCodePoints(from, 1);
        while (middle < end && words.size() < most) {
            int to = text.offsetByCodePoints(middle, 1);
            words.add(text.substring(from, to));
            from = middle;
            middle = to;
        }
        boolean alone = from == start;
        if (middle >= end && (use == Use.STORED || !last || alone)) {
            words.add(text.substring(from, end));
        }
        // Of a longer text it is the first half of a pair.
        begun = use == Use.SOUGHT && last && alone;
    }

    private static Kind kind(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? Kind.SPACED : Kind.NONE;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> Kind.MARK;
            case Character.OTHER_SYMBOL -> Kind.UNSPACED;
            default -> c == 'ー' || unspaced(c) ? Kind.UNSPACED : letter(c);
        };
    }

    private static Kind letter(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER
                ? Kind.SPACED
                : Kind.NONE;
    }

    /** Whether it is of a script that is written without spaces between words, or in which others cling to them. */
    public static boolean unspaced(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, THAI, LAO, KHMER, MYANMAR, TIBETAN ->
                Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER;
            default -> false;
        };
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST || word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }
}
