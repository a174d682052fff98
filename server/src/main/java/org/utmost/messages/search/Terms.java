package org.utmost.messages.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.utmost.messages.index.Phrase;
import org.utmost.messages.index.PostQuery;
import org.utmost.messages.index.PostQuery.Range;
import org.utmost.messages.index.Words;
import org.utmost.messages.text.MessageText;
import org.utmost.platform.text.Lengths;

/** What a user types to find posts, read once. A modifier that says nothing, as a day that is none, is passed over. */
final class Terms {
    /** Names of users or channels; empty where none was asked for. */
    record Names(Set<String> wanted, Set<String> excluded) {
        Names() {
            this(new HashSet<>(), new HashSet<>());
        }
    }

    /** Words and modifiers at the most; what follows them narrows nothing. */
    private static final int MOST = 64;

    private static final Pattern TERM = Pattern.compile("(?<not>-?)(?:\"(?<quoted>[^\"]*)(?:\"|$)"
            + "|(?<modifier>(?i:from|in|before|after|on|ext)):[\\s\\p{Z}]*(?<value>[^\\s\\p{Z}]+)"
            + "|(?<word>[^\\s\\p{Z}]+))");

    private final ZoneOffset zone;
    private final int shortestTag;
    private final List<Phrase> words = new ArrayList<>();
    private final List<Phrase> without = new ArrayList<>();
    private final Names authors = new Names();
    private final Names channels = new Names();
    private final List<Range> notAt = new ArrayList<>();
    private Range time = Range.EVER;

    private Terms(ZoneOffset zone, int shortestTag) {
        this.zone = zone;
        this.shortestTag = shortestTag;
    }

    /**
     * Reads them.
     *
     * @param zone that of their days
     * @param shortestTag letters that a hashtag has at the least
     */
    static Terms of(String terms, ZoneOffset zone, int shortestTag) {
        Terms read = new Terms(zone, shortestTag);
        Matcher matcher = TERM.matcher(terms);
        for (int count = 0; count < MOST && matcher.find(); count++) {
            boolean not = !matcher.group("not").isEmpty();
            if (matcher.group("modifier") != null) {
                read.modifier(matcher.group("modifier").toLowerCase(Locale.ROOT), matcher.group("value"), not);
            } else {
                String quoted = matcher.group("quoted");
                Phrase phrase = quoted == null ? read.word(matcher.group("word")) : Words.phrase(quoted);
                if (!phrase.isEmpty()) {
                    (not ? read.without : read.words).add(phrase);
                }
            }
        }
        return read;
    }

    /** What a post has to have, all of it. */
    List<Phrase> words() {
        return words;
    }

    /** What it may have nothing of. */
    List<Phrase> without() {
        return without;
    }

    /** Who wrote it, by username. */
    Names authors() {
        return authors;
    }

    /** Where it is: names of channels, or with an {@code @} those of who is in a direct message with the caller. */
    Names channels() {
        return channels;
    }

    Range time() {
        return time;
    }

    List<Range> notAt() {
        return notAt;
    }

    /** Whether they ask for anything. */
    boolean any() {
        return !words.isEmpty()
                || !without.isEmpty()
                || !authors.equals(new Names())
                || !channels.equals(new Names())
                || !time.equals(Range.EVER)
                || !notAt.isEmpty();
    }

    private Phrase word(String word) {
        Set<String> tags =
                word.startsWith("#") ? MessageText.of(word, List.of()).hashtags() : Set.of();
        if (tags.size() == 1 && Lengths.characters(tags.iterator().next()) > shortestTag) {
            return Words.hashtag(tags.iterator().next());
        }
        return word.endsWith("*") ? Words.beginning(word) : Words.phrase(word);
    }

    private void modifier(String name, String value, boolean not) {
        switch (name) {
            case "from" -> add(authors, value.startsWith("@") ? value.substring(1) : value, not);
            case "in" -> add(channels, value.startsWith("~") ? value.substring(1) : value, not);
            case "before", "after", "on" -> Days.of(value, zone).ifPresent(day -> limit(name, day, not));
            default -> {} // ext: is for files
        }
    }

    private static void add(Names names, String value, boolean not) {
        (not ? names.excluded : names.wanted).add(value.toLowerCase(Locale.ROOT));
    }

    private void limit(String name, Range day, boolean not) {
        Range from = new Range(name.equals("after") ? day.until() : day.from(), Range.EVER.until());
        Range until = new Range(0, name.equals("before") ? day.from() : day.until());
        switch (name) {
            case "before" -> time = time.and(not ? from : until);
            case "after" -> time = time.and(not ? until : from);
            default -> {
                if (!not) {
                    time = time.and(day);
                } else if (notAt.size() < PostQuery.MOST_RANGES) {
                    notAt.add(day);
                }
            }
        }
    }
}
