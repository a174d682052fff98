package org.utmost.messages.posts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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
     * The props with every attachment complete: all its texts, its fields with a title, a value and {@code short} as a
     * boolean, its actions with an id. Everything else stays as it came.
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
        Map<String, Object> attachment = object(given, "attachments");
        attachment.put("id", attachment.get("id") instanceof Number id ? id : 0);
        for (String name : TEXTS) {
            attachment.put(name, text(attachment.get(name), name));
        }
        attachment.put("fields", fields(attachment.get("fields")));
        attachment.putIfAbsent("ts", null);
        Object actions = attachment.remove(ACTIONS);
        if (actions != null) {
            attachment.put(ACTIONS, actions(actions, ids));
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
        Map<String, Object> action = object(given, "attachments.actions");
        if (text(action.get("id"), "actions.id").isEmpty()) {
            action.put("id", ids.newId());
        }
        return action;
    }

    /** The texts of the attachments in which users and channels are named. */
    static List<String> texts(Map<String, Object> normalized) {
        if (!(normalized.get(PROP) instanceof List<?> attachments)) {
            return List.of();
        }
        return attachments.stream()
                .flatMap(each -> each instanceof Map<?, ?> map ? Stream.of(map.get("pretext"), map.get("text")) : null)
                .map(String::valueOf)
                .toList();
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
        Map<String, Object> field = object(given, "attachments.fields");
        field.put("title", text(field.get("title"), "fields.title"));
        field.putIfAbsent("value", "");
        field.put("short", "true".equals(String.valueOf(field.get("short"))));
        return field;
    }

    private static Map<String, Object> object(Object given, String name) {
        if (!(given instanceof Map<?, ?> source)) {
            throw ApiError.invalidBody("props." + name);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        source.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
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
