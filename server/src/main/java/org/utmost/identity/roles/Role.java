package org.utmost.identity.roles;

import java.util.List;

/** What those who have it may do; the API's Role object. */
public record Role(
        String id,
        String name,
        String displayName,
        String description,
        long createAt,
        long updateAt,
        long deleteAt,
        List<String> permissions,
        boolean schemeManaged,
        boolean builtIn) {}
