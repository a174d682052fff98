package org.utmost.spaces.channels;

import java.util.regex.Pattern;
import org.utmost.platform.http.ApiError;

/** What a channel's fields may be. */
final class ChannelRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,62}[a-z0-9_])?");
    private static final Pattern DIRECT = Pattern.compile("[a-zA-Z0-9]{26}__[a-zA-Z0-9]{26}");

    private ChannelRules() {}

    /**
     * Checks a public or private channel.
     *
     * @throws ApiError 400 {@code model.channel.is_valid.*} for the first field that is wrong
     */
    static void check(Channel channel) {
        check(length(channel.displayName()) >= 1 && length(channel.displayName()) <= 64, "display_name");
        check(
                NAME.matcher(channel.name()).matches()
                        && !DIRECT.matcher(channel.name()).matches(),
                "1_or_more");
        check(channel.type().equals("O") || channel.type().equals("P"), "type");
        check(length(channel.header()) <= 1024, "header");
        check(length(channel.purpose()) <= 250, "purpose");
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void check(boolean valid, String field) {
        if (!valid) {
            throw ApiError.badRequest("model.channel.is_valid." + field + ".app_error");
        }
    }
}
