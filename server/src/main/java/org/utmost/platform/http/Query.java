package org.utmost.platform.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** The query of a URL. */
public final class Query {
    private Query() {}

    /**
     * Its parameters.
     *
     * @throws ApiError 400 if it is not well-formed, or has the character U+0000, which PostgreSQL can't store
     */
    public static Fields of(Request http) {
        String text = http.getHttpURI().getQuery();
        if (text == null || text.isEmpty()) {
            return Fields.EMPTY;
        }
        if (text.contains("%00")) {
            throw ApiError.invalidUrl("query").because("the character U+0000 can't be stored");
        }
        try {
            return Request.extractQueryParameters(http);
        } catch (RuntimeException malformed) {
            throw ApiError.invalidUrl("query").because(String.valueOf(malformed.getMessage()));
        }
    }
}
