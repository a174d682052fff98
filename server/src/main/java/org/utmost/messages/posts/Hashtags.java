package org.utmost.messages.posts;

import java.util.Set;

/** The column of a post's hashtags. */
final class Hashtags {
    private static final int COLUMN = 1_000;

    private Hashtags() {}

    /**
     * The tags as they are stored, with spaces between; those that do not fit are left out.
     *
     * @param minimumLength letters that a tag must have
     */
    static String stored(Set<String> tags, int minimumLength) {
        StringBuilder joined = new StringBuilder();
        for (String tag : tags) {
            boolean fits = joined.length() + 1 + tag.length() <= COLUMN;
            if (fits && tag.codePointCount(1, tag.length()) >= minimumLength) {
                joined.append(joined.isEmpty() ? "" : " ").append(tag);
            }
        }
        return joined.toString();
    }
}
