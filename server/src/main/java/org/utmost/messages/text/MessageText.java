package org.utmost.messages.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message says to machines, found in one reading of it: nothing in code, in a link or in a picture's description
 * counts. The web client marks the same words; the same table of cases holds both.
 *
 * @param users the names after an {@code @}, in lower case. As a full stop or dash may end a sentence or a name, all
 *     readings are among them
 * @param channels the names after a {@code ~}, in lower case and in all readings
 * @param hashtags the words after a {@code #}, with it, as they are written
 */
public record MessageText(Set<String> users, Set<String> channels, Set<String> hashtags) {
    /** Nothing. */
    public static final MessageText NONE = new MessageText(Set.of(), Set.of(), Set.of());

    private static final Pattern TOKEN =
            Pattern.compile("(?<![\\p{L}\\p{N}_@])@(?<user>[._-]*[A-Za-z0-9][A-Za-z0-9._-]*)"
                    + "|(?<![A-Za-z0-9_~])~(?<channel>[A-Za-z0-9_-]+)"
                    + "|(?<![\\p{L}\\p{M}\\p{N}#&/])#(?<tag>\\p{L}[\\p{L}\\p{M}\\p{N}_.-]*)");

    /** Names and tags of a message at the most, of each kind. */
    private static final int MOST = 200;

    /** Characters of a user's or channel's name at the most. */
    private static final int LONGEST = 64;

    private static final String ENDS = "_.-";

    /**
     * That of a message, and the users and channels that are named in other texts shown with it, as those of an attachment.
     */
    public static MessageText of(String message, List<String> beside) {
        MessageText found = new MessageText(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        found.read(message);
        if (!beside.isEmpty()) {
            MessageText others = new MessageText(found.users, found.channels, new LinkedHashSet<>());
            beside.forEach(others::read);
        }
        return found.users.isEmpty() && found.channels.isEmpty() && found.hashtags.isEmpty() ? NONE : found;
    }

    /** What is shown of texts, in pieces: nothing of code, links and pictures. */
    public static List<String> shown(List<String> texts) {
        List<String> pieces = new ArrayList<>();
        texts.forEach(text -> ShownText.forEach(text, pieces::add));
        return pieces;
    }

    private void read(String text) {
        // Most messages have none of it, and need no reading.
        if (text.indexOf('@') >= 0 || text.indexOf('~') >= 0 || text.indexOf('#') >= 0 || text.indexOf('&') >= 0) {
            ShownText.forEach(text, this::scan);
        }
    }

    private void scan(String piece) {
        Matcher matcher = TOKEN.matcher(piece);
        while (matcher.find()) {
            if (matcher.start("user") >= 0) {
                addReadings(users, piece, matcher.start("user"), matcher.end());
            } else if (matcher.start("channel") >= 0) {
                addReadings(channels, piece, matcher.start("channel"), matcher.end());
            } else if (hashtags.size() < MOST) {
                hashtags.add(piece.substring(matcher.start(), trimmed(piece, matcher.start("tag"), matcher.end())));
            }
        }
    }

    private static void addReadings(Set<String> names, String piece, int start, int end) {
        int trimmed = Math.max(start + 1, trimmed(piece, start, end));
        // What is longer than any name is none, however much of its end is left out.
        for (int to = Math.min(end, start + LONGEST); to >= trimmed && names.size() < MOST; to--) {
            names.add(piece.substring(start, to).toLowerCase(Locale.ROOT));
        }
    }

    /** Where it ends without what ends a sentence rather than a word. */
    private static int trimmed(String piece, int start, int end) {
        int trimmed = end;
        while (trimmed > start && ENDS.indexOf(piece.charAt(trimmed - 1)) >= 0) {
            trimmed--;
        }
        return trimmed;
    }
}
