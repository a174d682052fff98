package org.utmost.messages.posts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.Page;

/**
 * The rows to fetch for a page: its own, and the row on either side, which names the neighbouring page.
 *
 * @param offset rows to pass over
 * @param limit rows to fetch at the most
 * @param start which of the fetched ones is the page's first
 * @param size rows of the page at the most
 */
record Slice(int offset, int limit, int start, int size) {
    static Slice of(Page page) {
        return page.number() == 0
                ? new Slice(0, page.size() + 1, 0, page.size())
                : new Slice(page.offset() - 1, page.size() + 2, 1, page.size());
    }

    /** The page's own posts of those that were fetched. */
    List<Post> asked(List<Post> fetched) {
        int from = Math.min(start, fetched.size());
        return fetched.subList(from, Math.min(fetched.size(), from + size));
    }

    /**
     * The id of the post before the page's first, in the order of fetching; for the first page that one, for a page
     * without posts none.
     */
    String nearer(List<Post> fetched, String ofFirstPage) {
        if (start == 0) {
            return ofFirstPage;
        }
        return asked(fetched).isEmpty() ? "" : idAt(fetched, 0);
    }

    /** The id of the post behind the page's last; empty if there is none. */
    String farther(List<Post> fetched) {
        return idAt(fetched, start + size);
    }

    /** Which of the fetched ones is the last before those that the next page fetches; negative if the next begins here. */
    int beforeNext() {
        return start + size - 2;
    }

    /** The id at an index; empty if there is none. */
    static String idAt(List<Post> posts, int index) {
        @Nullable Post post = index < posts.size() ? posts.get(index) : null;
        return post == null ? "" : post.id();
    }
}
