package org.utmost.platform.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How names are compared when somebody looks for them: {@code Ärger}, {@code ＡＲＧＥＲ} and {@code arger} are one. What is
 * folded is stored, so whoever changes the rules raises {@link #VERSION}, and everything is folded anew.
 */
public final class Folding {
    /** Of the rules. */
    public static final int VERSION = 1;

    /** Words of a search at the most; what follows them narrows nothing. */
    private static final int MOST_TERMS = 8;

    /** Characters (Unicode code points) of a word that count. */
    private static final int LONGEST = 64;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /** Accents, not the marks that make another letter of a kana or a Devanagari one; and what can't be seen. */
    private static final Pattern DROPPED = Pattern.compile("[\\p{InCombiningDiacriticalMarks}"
            + "\\p{InCombiningDiacriticalMarksExtended}\\p{InCombiningDiacriticalMarksSupplement}"
            + "\\p{InCombiningMarksForSymbols}\\p{InCombiningHalfMarks}\\p{Cf}\\uFE00-\\uFE0F]");

    private static final String SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ";
    private static final String KANA = "あいうえおつやゆよわかけアイウエオツヤユヨワカケ";

    /** Letters that Unicode doesn't take apart, though people type them without their stroke. */
    private static final Map<Character, String> REPLACED = replaced();

    private Folding() {}

    /** The text without what is neglected in a search: case, accents, width and size of kana, composition. */
    public static String fold(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String compatible = Normalizer.normalize(text, Form.NFKC);
        // Lower case first: a capital ẞ has itself as its upper case.
        String cased = compatible
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ς', 'σ');
        String bare = DROPPED.matcher(Normalizer.normalize(cased, Form.NFD)).replaceAll("");
        StringBuilder folded = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            folded.append(REPLACED.getOrDefault(c, String.valueOf(c)));
        }
        return Normalizer.normalize(folded, Form.NFC);
    }

    /** Whether nothing of it is neglected but case. */
    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /**
     * Every beginning of a word in the names, folded: {@code hanako.tanaka} begins with {@code tanaka} too, as a word
     * begins behind what is neither letter nor digit.
     */
    public static Set<String> beginnings(String... names) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (String name : names) {
            split(name).forEach(word -> {
                beginnings.add(shortened(word));
                for (int at = word.offsetByCodePoints(0, 1);
                        at < word.length();
                        at += Character.charCount(word.codePointAt(at))) {
                    if (Character.isLetterOrDigit(word.codePointAt(at))
                            && !Character.isLetterOrDigit(word.codePointBefore(at))) {
                        beginnings.add(shortened(word.substring(at)));
                    }
                }
            });
        }
        return beginnings;
    }

    /** The words of a search, folded; a name fits if each of them begins one of its words. */
    public static List<String> terms(String search) {
        return split(search)
                .map(Folding::shortened)
                .distinct()
                .limit(MOST_TERMS)
                .toList();
    }

    private static Stream<String> split(String text) {
        return SPACE.splitAsStream(fold(text)).filter(word -> !word.isEmpty());
    }

    private static String shortened(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST));
    }

    private static Map<Character, String> replaced() {
        Map<Character, String> replaced = new HashMap<>(
                Map.of('æ', "ae", 'ð', "d", 'ø', "o", 'þ', "th", 'đ', "d", 'ħ', "h", 'ł', "l", 'œ', "oe", 'ŧ', "t"));
        for (int i = 0; i < SMALL_KANA.length(); i++) {
            replaced.put(SMALL_KANA.charAt(i), KANA.substring(i, i + 1));
        }
        return Map.copyOf(replaced);
    }
}
