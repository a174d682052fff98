package org.utmost.messages.files;

import java.text.Normalizer;
import java.util.Locale;

/** What the names of files may be: something to show, that no file system takes for a path. */
final class FileNames {
    /** Characters (UTF-16) at the most. */
    static final int LONGEST = 256;

    private static final int LONGEST_EXTENSION = 64;

    private FileNames() {}

    /** The name without folders and control characters, in composed letters, cut where it is too long; perhaps empty. */
    static String cleaned(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String clean = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "")
                .strip();
        if (clean.length() <= LONGEST) {
            return clean.equals(".") || clean.equals("..") ? "" : clean;
        }
        String end = extension(clean);
        String dotted = end.isEmpty() ? "" : "." + end;
        return cut(clean, LONGEST - dotted.length()) + dotted;
    }

    /** The end of the name, in small letters and without the dot; empty if it has none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String end = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return end.length() <= LONGEST_EXTENSION ? end : "";
    }

    /** No half of a character is left. */
    private static String cut(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
