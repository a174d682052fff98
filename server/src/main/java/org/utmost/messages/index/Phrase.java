package org.utmost.messages.index;

import java.util.List;

/**
 * Words that follow each other; none is in every post.
 *
 * @param begins whether the last one only begins the word that is meant
 */
public record Phrase(List<String> words, boolean begins) {
    static Phrase of(String word) {
        return new Phrase(List.of(word), false);
    }

    /** Whether nothing of it is a word. */
    public boolean isEmpty() {
        return words.isEmpty();
    }
}
