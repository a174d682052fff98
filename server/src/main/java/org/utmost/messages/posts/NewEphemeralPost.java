package org.utmost.messages.posts;

import org.jspecify.annotations.Nullable;

/**
 * The body of CreatePostEphemeral.
 *
 * @param userId who is to see it
 */
record NewEphemeralPost(@Nullable String userId, @Nullable NewPost post) {}
