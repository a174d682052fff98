package org.utmost.messages.search;

import org.jspecify.annotations.Nullable;

/**
 * The body of SearchPosts.
 *
 * @param terms words with modifiers, as a user types them
 * @param isOrSearch whether one of the words is enough
 * @param timeZoneOffset of the days that are named, seconds east of UTC
 * @param includeDeletedChannels whether archived channels are searched too
 * @param page from 0
 * @param perPage posts, 1 to 200; 60 for null
 */
record Wish(
        @Nullable String terms,
        boolean isOrSearch,
        int timeZoneOffset,
        boolean includeDeletedChannels,
        int page,
        @Nullable Integer perPage) {}
