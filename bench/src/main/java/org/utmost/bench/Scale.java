package org.utmost.bench;

/**
 * How much a server has.
 *
 * @param channels of the one who asks
 */
record Scale(long posts, long users, long channels) {
    /** As {@code 1000:100:50}. */
    static Scale of(String text) {
        String[] parts = text.split(":");
        return new Scale(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** As a part of a file's or database's name. */
    String name() {
        return posts + "_" + users + "_" + channels;
    }
}
