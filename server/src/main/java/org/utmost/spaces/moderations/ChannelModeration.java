package org.utmost.spaces.moderations;

import org.jspecify.annotations.Nullable;

/** Who may do something in a channel; the API's ChannelModeration object. */
record ChannelModeration(String name, ByRole roles) {
    /**
     * The two kinds of members.
     *
     * @param guests null where guests never may
     */
    record ByRole(@Nullable Allowed guests, Allowed members) {}

    /**
     * Whether one kind may.
     *
     * @param enabled whether the scheme of the team lets them, so that it can be allowed here
     */
    record Allowed(boolean value, boolean enabled) {}
}
