package org.utmost.messages.posts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;

/** Message attachments: brings {@code props.attachments} into the form that clients show. */
final class Attachments {
    static final String PROP = "attachments";

    private static final int MOST = 100;
    private static final List<String> TEXTS = List.of(
            "fallback",
            "color",
            "pretext",
            "author_name",
            "author_link",
            "author_icon",
            "title",
            "title_link",
            "text",
            "image_url",
            "thumb_url",
            "footer",
            "footer_icon");

    private Attachments() {}

    /**
     * The props with every attachment complete: all its texts, its fields with a text as value and {@code short} as a
     * boolean.
     *
     * @throws ApiError 400 if attachments are no array of objects, or have values of a wrong type
     */
    static Map<String, Object> normalized(Map<String, Object> props) {
        Object given = props.get(PROP);
        if (given == null) {
            return props;
        }
        if (!(given instanceof List<?> list) || list.size() > MOST) {
            throw ApiError.invalidBody("props.attachments");
        }
        List<Object> attachments = new ArrayList<>();
        list.stream().filter(Objects::nonNull).forEach(each -> attachments.add(attachment(each)));
        Map<String, Object> normalized = new LinkedHashMap<>(props);
        normalized.put(PROP, attachments);
        return normalized;
    }

    private static Map<String, Object> attachment(Object given) {
        if (!(given instanceof Map<?, ?> source)) {
            throw ApiError.invalidBody("props.attachments");
        }
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("id", source.get("id") instanceof Number id ? id : 0);
        for (String name : TEXTS) {
            attachment.put(name, text(source.get(name), name));
        }
        attachment.put("fields", fields(source.get("fields")));
        attachment.put("ts", source.get("ts"));
        if (source.get("actions") instanceof List<?> actions) {
            attachment.put("actions", actions);
        }
        return attachment;
    }

    private static @Nullable List<Object> fields(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        if (!(given instanceof List<?> list)) {
            throw ApiError.invalidBody("props.attachments.fields");
        }
        List<Object> fields = new ArrayList<>();
        list.stream().filter(Objects::nonNull).forEach(each -> fields.add(field(each)));
        return fields;
    }

    private static Map<String, Object> field(Object given) {
        if (!(given instanceof Map<?, ?> source)) {
            throw ApiError.invalidBody("props.attachments.fields");
        }
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("title", text(source.get("title"), "fields.title"));
        field.put("value", source.get("value") == null ? "" : String.valueOf(source.get("value")));
        field.put("short", "true".equals(String.valueOf(source.get("short"))));
        return field;
    }

    private static String text(@Nullable Object value, String name) {
        if (value == null) {
            return "";
        }
        if (value instanceof String text) {
            return text;
        }
        throw ApiError.invalidBody("props.attachments." + name);
    }
}
