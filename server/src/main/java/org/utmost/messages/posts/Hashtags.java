package org.utmost.messages.posts;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the {@code #tags} of a message. */
final class Hashtags {
    private static final Pattern TAG = Pattern.compile("(?<![\\p{L}\\p{M}\\d#&/])#(\\p{L}[\\p{L}\\p{M}\\d_.-]*)");
    private static final int COLUMN = 1_000;

    private Hashtags() {}

    /**
     * The tags as they are stored, with spaces between; those that do not fit are left out.
     *
     * @param minimumLength letters that a tag must have
     */
    static String of(String message, int minimumLength) {
        if (message.indexOf('#') < 0) {
            return "";
        }
        Set<String> tags = new LinkedHashSet<>();
        Matcher matcher = TAG.matcher(message);
        while (matcher.find()) {
            String tag = withoutEnd(matcher.group(1));
            if (tag.codePointCount(0, tag.length()) >= minimumLength) {
                tags.add("#" + tag);
            }
        }
        StringBuilder joined = new StringBuilder();
        for (String tag : tags) {
            if (joined.length() + 1 + tag.length() <= COLUMN) {
                joined.append(joined.isEmpty() ? "" : " ").append(tag);
            }
        }
        return joined.toString();
    }

    /** Without what ends a sentence rather than a tag. */
    private static String withoutEnd(String tag) {
        int end = tag.length();
        while (end > 0 && "_.-".indexOf(tag.charAt(end - 1)) >= 0) {
            end--;
        }
        return tag.substring(0, end);
    }
}
