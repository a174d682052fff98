package org.utmost.platform.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads settings out of a section of the document: a record, each component of which is the key of its name in upper camel
 * case, or of its {@link JsonProperty}. Jackson would look at each record for what settings never have, a tenth of a start.
 */
final class SectionReader {
    private SectionReader() {}

    /**
     * The settings of that type.
     *
     * @param section the section, whose values were held to their types
     * @throws InvalidConfig if a number is too large for its component, or the record refuses a value
     */
    static <T> T read(String name, JsonNode section, Class<T> type) {
        List<Class<?>> types = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String key = key(component);
            types.add(component.getType());
            values.add(value(name + "." + key, section.path(key), component.getType()));
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof InvalidConfig invalid ? invalid : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The keys that settings of that type are read from. */
    static Stream<String> keys(Class<?> type) {
        return Stream.of(type.getRecordComponents()).map(SectionReader::key);
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        String name = component.getName();
        return named == null ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : named.value();
    }

    private static Object value(String key, JsonNode value, Class<?> type) {
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("there is no key " + key);
        }
        if (type == boolean.class) {
            return value.asBoolean();
        }
        if (type == long.class) {
            return value.asLong();
        }
        if (type == int.class) {
            if (!value.canConvertToInt()) {
                throw new InvalidConfig("app.config.value.type.app_error", key, ConfigKey.Type.INT);
            }
            return value.asInt();
        }
        if (type == String.class) {
            return value.asText();
        }
        if (type == List.class) {
            return value.valueStream().map(JsonNode::asText).toList();
        }
        throw new IllegalArgumentException(key + " can't be a " + type);
    }
}
