package org.utmost.platform.cluster;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.events.Event;
import org.utmost.platform.events.Secret;

/** Events as text: the records that they are, field by field under their Java names, each after the name of its class. */
final class EventCodec {
    /** The events can't be read: another version of the server wrote them. */
    static final class Unreadable extends Exception {
        @Serial
        private static final long serialVersionUID = 1;

        private Unreadable(Exception cause) {
            super(cause);
        }
    }

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new Secrets())
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventCodec() {}

    static String encode(List<Event> events) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Event event : events) {
            array.add(event.getClass().getName());
            array.add(MAPPER.<JsonNode>valueToTree(event));
        }
        return array.toString();
    }

    /** What {@link #encode} wrote, on whatever node. */
    static List<Event> decode(String text) throws Unreadable {
        List<Event> events = new ArrayList<>();
        try {
            JsonNode array = MAPPER.readTree(text);
            for (int i = 0; i < array.size(); i += 2) {
                Class<? extends Event> type = Class.forName(
                                array.get(i).asText(), false, EventCodec.class.getClassLoader())
                        .asSubclass(Event.class);
                events.add(MAPPER.treeToValue(array.get(i + 1), type));
            }
        } catch (JsonProcessingException | ClassNotFoundException | ClassCastException e) {
            throw new Unreadable(e);
        }
        return events;
    }

    /** A value of another kind than an event. */
    static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #text} wrote. */
    static <T> T value(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows no annotation but {@link Secret}: the others say how clients of the API see a record. */
    private static final class Secrets extends NopAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object findSerializer(Annotated annotated) {
            return annotated.hasAnnotation(Secret.class) ? Empty.class : null;
        }
    }

    private static final class Empty extends JsonSerializer<Object> {
        @Override
        public void serialize(Object value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString("");
        }
    }
}
