package org.utmost.spaces.channels;

import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.text.Lengths;

/** What a channel's fields may be. */
final class ChannelRules {
    /** What {@link #check(Channel)} refuses. */
    static final Fails REFUSED = Fails.with(
            400,
            "model.channel.is_valid.display_name.app_error",
            "model.channel.is_valid.1_or_more.app_error",
            "model.channel.is_valid.header.app_error",
            "model.channel.is_valid.purpose.app_error",
            "model.channel.is_valid.name.app_error");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    /** The names of direct and of group messages, which no other channel may have. */
    private static final Pattern PERSONAL = Pattern.compile("[a-z0-9]{26}__[a-z0-9]{26}|[a-f0-9]{40}");

    private ChannelRules() {}

    /**
     * Checks every field whose form is fixed; the names of direct and group messages are the server's.
     *
     * @throws ApiError 400 {@code model.channel.is_valid.*} for the first that is wrong
     */
    static void check(Channel channel) {
        check(Lengths.characters(channel.displayName()) <= 64, "display_name");
        check(channel.personal() || NAME.matcher(channel.name()).matches(), "1_or_more");
        check(Lengths.characters(channel.header()) <= 1024, "header");
        check(Lengths.characters(channel.purpose()) <= 250, "purpose");
        check(channel.personal() || !PERSONAL.matcher(channel.name()).matches(), "name");
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.channel.is_valid." + field + ".app_error");
        }
    }
}
