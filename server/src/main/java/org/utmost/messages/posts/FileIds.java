package org.utmost.messages.posts;

import java.util.List;

/** The column of the files of a post, written or not: their ids with spaces between. */
public final class FileIds {
    private FileIds() {}

    /** The column of these. */
    public static String column(List<String> ids) {
        return String.join(" ", ids);
    }

    /** What {@link #column} wrote. */
    public static List<String> read(String column) {
        return column.isEmpty() ? List.of() : List.of(column.split(" "));
    }
}
