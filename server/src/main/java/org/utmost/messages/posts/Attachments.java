package org.utmost.messages.posts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.ids.Ids;

/** Message attachments: brings {@code props.attachments} into the form that clients show. */
final class Attachments {
    static final String PROP = "attachments";

    private static final String ACTIONS = "actions";

    /** What an action does when it is chosen: an address and a context. */
    private static final String LEAD = "integration";

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
     * boolean, its actions with an id.
     *
     * @throws ApiError 400 if attachments are no array of objects, or have values of a wrong type
     */
    static Map<String, Object> normalized(Map<String, Object> props, Ids ids) {
        Object given = props.get(PROP);
        if (given == null) {
            return props;
        }
        if (!(given instanceof List<?> list) || list.size() > MOST) {
            throw ApiError.invalidBody("props.attachments");
        }
        List<Object> attachments = new ArrayList<>();
        list.stream().filter(Objects::nonNull).forEach(each -> attachments.add(attachment(each, ids)));
        Map<String, Object> normalized = new LinkedHashMap<>(props);
        normalized.put(PROP, attachments);
        return normalized;
    }

    private static Map<String, Object> attachment(Object given, Ids ids) {
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
        if (source.get(ACTIONS) != null) {
            attachment.put(ACTIONS, actions(source.get(ACTIONS), ids));
        }
        return attachment;
    }

    private static List<Object> actions(@Nullable Object given, Ids ids) {
        if (!(given instanceof List<?> list)) {
            throw ApiError.invalidBody("props.attachments.actions");
        }
        List<Object> actions = new ArrayList<>();
        list.stream().filter(Objects::nonNull).forEach(each -> actions.add(action(each, ids)));
        return actions;
    }

    private static Map<String, Object> action(Object given, Ids ids) {
        if (!(given instanceof Map<?, ?> source)) {
            throw ApiError.invalidBody("props.attachments.actions");
        }
        Map<String, Object> action = new LinkedHashMap<>();
        source.forEach((name, value) -> action.put(String.valueOf(name), value));
        if (text(action.get("id"), "actions.id").isEmpty()) {
            action.put("id", ids.newId());
        }
        return action;
    }

    /** The props as clients get them: where an action leads, and with what, is between us and the integration. */
    static Map<String, Object> shown(Map<String, Object> props) {
        if (!(props.get(PROP) instanceof List<?> attachments)
                || attachments.stream().noneMatch(Attachments::leads)) {
            return props;
        }
        Map<String, Object> shown = new LinkedHashMap<>(props);
        shown.put(PROP, attachments.stream().map(Attachments::withoutLeads).toList());
        return shown;
    }

    private static boolean leads(Object attachment) {
        return attachment instanceof Map<?, ?> map
                && map.get(ACTIONS) instanceof List<?> actions
                && actions.stream().anyMatch(each -> each instanceof Map<?, ?> action && action.containsKey(LEAD));
    }

    private static Object withoutLeads(Object attachment) {
        if (!(attachment instanceof Map<?, ?> map) || !(map.get(ACTIONS) instanceof List<?> actions)) {
            return attachment;
        }
        Map<Object, Object> shown = new LinkedHashMap<>(map);
        shown.put(ACTIONS, actions.stream().map(Attachments::withoutLead).toList());
        return shown;
    }

    private static Object withoutLead(Object action) {
        if (!(action instanceof Map<?, ?> map)) {
            return action;
        }
        Map<Object, Object> shown = new LinkedHashMap<>(map);
        shown.remove(LEAD);
        return shown;
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
