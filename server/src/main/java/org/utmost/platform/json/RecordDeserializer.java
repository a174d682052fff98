package org.utmost.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record as the API reads objects: names are found whatever the case of their letters, and of a name that comes
 * twice the last counts. Jackson's own would lower the case of every name, and fail for some that come twice.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient Constructor<?> constructor;
    private final transient JavaType[] types;

    /** The places of the components, by their names as they are written. */
    private final Map<String, Integer> places = new HashMap<>();

    /** The same by their names in lower case. */
    private final Map<String, Integer> foldedPlaces = new HashMap<>();

    private transient JsonDeserializer<?>[] readers = {};
    private transient @Nullable Object[] absent = {};

    RecordDeserializer(BeanDescription record) {
        super(record.getType());
        constructor = record.getBeanClass().getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        types = new JavaType[record.getBeanClass().getRecordComponents().length];
        for (BeanPropertyDefinition property : record.findProperties()) {
            AnnotatedParameter component = property.getConstructorParameter();
            if (component != null) {
                types[component.getIndex()] = component.getType();
                places.put(property.getName(), component.getIndex());
                foldedPlaces.put(property.getName().toLowerCase(Locale.ROOT), component.getIndex());
            }
        }
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        readers = new JsonDeserializer<?>[types.length];
        absent = new Object[types.length];
        for (int place : places.values()) {
            readers[place] = context.findContextualValueDeserializer(types[place], null);
            absent[place] = readers[place].getNullValue(context);
        }
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            return context.handleUnexpectedToken(getValueType(context), json);
        }
        @Nullable Object[] values = absent.clone();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken token = json.nextToken();
            Integer place = place(name);
            if (place == null) {
                json.skipChildren();
            } else if (token == JsonToken.VALUE_NULL) {
                values[place] = absent[place];
            } else {
                values[place] = read(json, context, name, place);
            }
        }
        return make(values, context);
    }

    private @Nullable Integer place(String name) {
        Integer place = places.get(name);
        return place == null ? foldedPlaces.get(name.toLowerCase(Locale.ROOT)) : place;
    }

    private Object read(JsonParser json, DeserializationContext context, String name, int place) throws IOException {
        try {
            return readers[place].deserialize(json, context);
        } catch (JsonMappingException e) {
            e.prependPath(handledType(), name);
            throw e;
        }
    }

    private Object make(@Nullable Object[] values, DeserializationContext context) throws IOException {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            return context.handleInstantiationProblem(handledType(), null, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
