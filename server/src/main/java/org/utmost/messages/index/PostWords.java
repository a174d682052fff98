package org.utmost.messages.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What a post is found by: its words, its hashtags, its author and its channel. The last two stand among the words, so that
 * who looks for a word that everybody uses reads nothing of what others wrote elsewhere.
 */
public record PostWords(String channelId, List<String> words) {
    /** Nothing. */
    public static final PostWords NONE = new PostWords("", List.of());

    /** Words at the most of a post; PostgreSQL has a limit of a megabyte. */
    private static final int MOST = 20_000;

    /**
     * That of a post; nothing if it has no words.
     *
     * @param hashtags with spaces between
     */
    public static PostWords of(String channelId, String userId, List<String> texts, String hashtags) {
        List<String> words = new ArrayList<>();
        for (String text : texts) {
            words.addAll(Words.of(text, MOST - words.size()));
        }
        if (words.isEmpty()) {
            return NONE;
        }
        if (!hashtags.isEmpty()) {
            for (String tag : hashtags.split(" ", -1)) {
                words.add(Words.tag(tag));
            }
        }
        words.add(author(userId));
        words.add(channel(channelId));
        return new PostWords(channelId, words);
    }

    /** What the posts of a user have. */
    public static Phrase by(String userId) {
        return Phrase.of(author(userId));
    }

    /** What the posts of a channel have. */
    public static Phrase in(String channelId) {
        return Phrase.of(channel(channelId));
    }

    private static String author(String userId) {
        return "@" + userId;
    }

    private static String channel(String channelId) {
        return "~" + channelId;
    }
}
