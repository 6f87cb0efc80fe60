package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON Schema of a configuration file, generated from the record that it is bound to, so that editors complete it. */
public final class JsonSchema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

    private JsonSchema() {}

    /** The schema of a record, as text with a line feed at its end. */
    public static String of(Class<? extends Record> type, String title) {
        JsonSchema schema = new JsonSchema();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", title);
        root.setAll(schema.fields(type, List.of()));
        root.set("$defs", schema.definitions);
        try {
            return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Schema of " + type + " cannot be written", e);
        }
    }

    private ObjectNode type(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class || plain == ZoneId.class) {
            return simple("string");
        }
        if (plain == LocalDate.class) {
            return simple("string").put("format", "date");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return simple("boolean");
        }
        if (plain == Integer.class || plain == int.class || plain == Long.class || plain == long.class) {
            return simple("integer");
        }
        if (plain == Double.class || plain == double.class) {
            return simple("number");
        }
        return plain.isEnum() ? choice(plain) : reference(plain);
    }

    private ObjectNode container(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = simple("object");
            map.set("additionalProperties", type(arguments[1]));
            if (arguments[0] instanceof Class<?> key && key.isEnum()) {
                map.set("propertyNames", choice(key));
            }
            return map;
        }
        if (!Collection.class.isAssignableFrom(raw)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        ObjectNode list = simple("array");
        list.set("items", type(arguments[0]));
        return anyOf(list, type(arguments[0]));
    }

    private ObjectNode reference(Class<?> type) {
        if (JsonNode.class.isAssignableFrom(type)) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!type.isAnnotationPresent(JsonSubTypes.class) && !type.isRecord()) {
            return simple("string");
        }
        String name =
                type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.');
        if (!definitions.has(name)) {
            definitions.putObject(name);
            definitions.set(name, definition(type));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isAnnotationPresent(JsonSubTypes.class)) {
            String tag = type.getAnnotation(JsonTypeInfo.class).property();
            ObjectNode variants = JsonNodeFactory.instance.objectNode();
            ArrayNode one = variants.putArray("oneOf");
            Shape.variants(type).forEach((name, variant) -> {
                ObjectNode fields = fields(variant, List.of(tag));
                ((ObjectNode) fields.get("properties")).putObject(tag).put("const", name);
                one.add(fields);
            });
            return variants;
        }
        return switch (Shape.written(type)) {
            case FIELDS -> fields(type, List.of());
            case TEXT_OR_FIELDS -> anyOf(simple("string"), fields(type, List.of()));
            case LIST -> simple("array");
        };
    }

    private ObjectNode fields(Class<?> type, List<String> alsoRequired) {
        ObjectNode node = simple("object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        alsoRequired.forEach(required::add);
        for (Map.Entry<String, RecordComponent> field : Shape.fields(type).entrySet()) {
            properties.set(field.getKey(), type(field.getValue().getGenericType()));
            if (Shape.required(field.getValue())) {
                required.add(field.getKey());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        return node.put("additionalProperties", false);
    }

    private static ObjectNode choice(Class<?> type) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode values = node.putArray("enum");
        for (Object value : type.getEnumConstants()) {
            values.add(((Enum<?>) value).name().toLowerCase(Locale.ROOT));
        }
        return node;
    }

    private static ObjectNode anyOf(ObjectNode first, ObjectNode second) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("anyOf").add(first).add(second);
        return node;
    }

    private static ObjectNode simple(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
