package org.utmost.messages.posts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.json.Json;

/**
 * The free-form properties of a post.
 *
 * @param json the same as they are kept; written when they are made, so that what can't be written is never stored
 */
record PostProps(Map<String, Object> values, String json) {
    static final PostProps NONE = new PostProps(Map.of(), "{}");

    /** Whether a bot wrote the post; {@code "true"} or missing. */
    static final String FROM_BOT = "from_bot";

    /** The channels that its message names. */
    static final String CHANNEL_MENTIONS = "channel_mentions";

    /** Whom clients may offer to add to the channel. */
    static final String ADD_CHANNEL_MEMBER = "add_channel_member";

    private static final Logger LOG = LoggerFactory.getLogger(PostProps.class);
    private static final int MOST_CHARACTERS = 800_000;
    private static final int DEEPEST = 64;
    private static final JsonFactory SHALLOW = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** What the server alone says of a post: dropped from what clients send, and kept when they edit. */
    private static final Set<String> RESERVED = Set.of(
            FROM_BOT,
            "from_webhook",
            "from_oauth_app",
            "from_plugin",
            "override_username",
            "override_icon_url",
            "override_icon_emoji",
            "webhook_display_name",
            ADD_CHANNEL_MEMBER,
            "force_notification",
            "silent_notification",
            CHANNEL_MENTIONS);

    /**
     * Those of the server and of clients together.
     *
     * @throws ApiError 400 if they are nested too deep, too long, or have a number that JSON has not
     */
    static PostProps of(Map<String, Object> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        if (!fits(values, DEEPEST)) {
            throw invalid();
        }
        String json = Json.text(values);
        if (json.length() > MOST_CHARACTERS && json.codePointCount(0, json.length()) > MOST_CHARACTERS) {
            throw invalid();
        }
        return new PostProps(values, json);
    }

    /** Those of a row. What can't be shown, as an older version may have stored it, is not there for its readers. */
    static PostProps read(String postId, String json) {
        if (json.equals(NONE.json)) {
            return NONE;
        }
        try (JsonParser parser = SHALLOW.createParser(json)) {
            Map<String, Object> values = Json.MAPPER.readValue(parser, OBJECT);
            if (values != null) {
                return new PostProps(values, json);
            }
        } catch (IOException e) {
            LOG.debug("what is wrong with them", e);
        }
        LOG.warn("The props of post {} can't be read and are left out", postId);
        return NONE;
    }

    /** What a client sends, without what only the server says. */
    static Map<String, Object> byClient(@Nullable Map<String, Object> sent) {
        Map<String, Object> values = new LinkedHashMap<>(sent == null ? Map.of() : sent);
        values.keySet().removeAll(RESERVED);
        return values;
    }

    /**
     * The same after an edit.
     *
     * @param byClient what the client sends instead; null for what it sent before
     * @param named the channels that the message names now; null if it stays as it is
     */
    PostProps edited(@Nullable Map<String, Object> byClient, @Nullable Map<String, Object> named) {
        Map<String, Object> after = new LinkedHashMap<>(byClient == null ? values : byClient);
        values.forEach((name, value) -> {
            if (RESERVED.contains(name)) {
                after.put(name, value);
            }
        });
        if (named != null) {
            after.remove(CHANNEL_MENTIONS);
            after.putAll(named);
        }
        return after.equals(values) ? this : of(after);
    }

    private static boolean fits(@Nullable Object value, int deepest) {
        return switch (value) {
            case Map<?, ?> map -> deepest > 0 && map.values().stream().allMatch(each -> fits(each, deepest - 1));
            case List<?> list -> deepest > 0 && list.stream().allMatch(each -> fits(each, deepest - 1));
            case Double number -> Double.isFinite(number);
            case null, default -> true;
        };
    }

    private static ApiError invalid() {
        return ApiError.badRequest("model.post.is_valid.props.app_error")
                .with("depth", String.valueOf(DEEPEST))
                .with("max", String.valueOf(MOST_CHARACTERS));
    }
}
