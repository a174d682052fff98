package org.utmost.administration.reference;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.utmost.platform.json.Json;

/** JSON Schema of the types that go in and out, as the JSON mapper sees them. */
final class Schemas {
    private final Map<String, ObjectNode> components = new TreeMap<>();

    /** A reference to the type's schema, which is described once. */
    ObjectNode of(Class<?> type) {
        return of(Json.MAPPER.constructType(type));
    }

    /** The described types, by name. */
    ObjectNode components() {
        ObjectNode all = Json.MAPPER.createObjectNode();
        components.forEach(all::set);
        return all;
    }

    private ObjectNode of(JavaType type) {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        Class<?> raw = type.getRawClass();
        if (raw == String.class) {
            return schema.put("type", "string");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == int.class || raw == long.class || raw == Integer.class || raw == Long.class) {
            return schema.put("type", "integer").put("format", "int64");
        }
        if (raw == double.class || raw == Double.class) {
            return schema.put("type", "number");
        }
        if (type.isCollectionLikeType() || type.isArrayType()) {
            schema.put("type", "array").set("items", of(type.getContentType()));
            return schema;
        }
        if (type.isMapLikeType()) {
            return schema.put("type", "object");
        }
        if (raw.isEnum()) {
            return schema.put("type", "string");
        }
        return raw.isRecord() ? reference(type) : schema;
    }

    private ObjectNode reference(JavaType type) {
        String name = name(type.getRawClass());
        if (!components.containsKey(name)) {
            ObjectNode schema = Json.MAPPER.createObjectNode();
            components.put(name, schema);
            describe(type, schema);
        }
        return Json.MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** A type inside of another is named after both, as more than one noun has its Stats; a view as what it shows. */
    private static String name(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null
                ? type.getSimpleName().replaceAll("View$", "")
                : around.getSimpleName().replace("Routes", "") + type.getSimpleName();
    }

    private void describe(JavaType type, ObjectNode schema) {
        schema.put("type", "object");
        describeProperties(type, schema.putObject("properties"));
    }

    /** A property that is unwrapped in the JSON gives its own properties instead. */
    private void describeProperties(JavaType type, ObjectNode properties) {
        var description = Json.MAPPER.getSerializationConfig().introspect(type);
        for (BeanPropertyDefinition property : description.findProperties()) {
            if (property.getPrimaryMember().hasAnnotation(JsonUnwrapped.class)) {
                describeProperties(property.getPrimaryType(), properties);
            } else {
                properties.set(property.getName(), of(property.getPrimaryType()));
            }
        }
    }
}
