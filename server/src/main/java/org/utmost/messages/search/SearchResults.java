package org.utmost.messages.search;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.utmost.messages.posts.PostList;

/**
 * Posts that were found; the API's PostListWithSearchMatches object.
 *
 * @param matches the words that were found by post; null, as the API has it where the database searches
 */
record SearchResults(@JsonUnwrapped PostList list, @Nullable Map<String, List<String>> matches) {}
