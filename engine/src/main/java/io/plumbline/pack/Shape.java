package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares a document with the records it is bound to: which fields are unknown, which are missing. */
final class Shape {
    private final Problems problems;

    Shape(Problems problems) {
        this.problems = problems;
    }

    void check(JsonNode node, Type type) {
        check("", node, type);
    }

    private void check(String path, JsonNode node, Type type) {
        if (node.isNull()) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            checkContainer(path, node, generic);
        } else if (type instanceof Class<?> plain && plain.isAnnotationPresent(JsonSubTypes.class)) {
            checkVariant(path, node, plain);
        } else if (type instanceof Class<?> plain && plain.isRecord() && node.isObject() && bindsFields(plain)) {
            checkFields(path, node, plain, List.of());
        }
    }

    private void checkContainer(String path, JsonNode node, ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (Map.class.isAssignableFrom(raw) && node.isObject()) {
            node.properties()
                    .forEach(entry ->
                            check(below(path, entry.getKey()), entry.getValue(), type.getActualTypeArguments()[1]));
        } else if (Collection.class.isAssignableFrom(raw) && node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(path + "[" + i + "]", node.get(i), type.getActualTypeArguments()[0]);
            }
        } else if (Collection.class.isAssignableFrom(raw)) {
            check(path, node, type.getActualTypeArguments()[0]);
        }
    }

    private void checkVariant(String path, JsonNode node, Class<?> type) {
        String tag = type.getAnnotation(JsonTypeInfo.class).property();
        Map<String, Class<?>> variants = variants(type);
        JsonNode chosen = node.get(tag);
        if (chosen == null || !variants.containsKey(chosen.asText())) {
            problems.add(
                    path,
                    chosen == null ? "has no '%s'; known: %s" : "unknown %s '%3$s'; known: %2$s",
                    tag,
                    String.join(", ", variants.keySet()),
                    chosen == null ? "" : chosen.asText());
        } else {
            checkFields(path, node, variants.get(chosen.asText()), List.of(tag));
        }
    }

    private void checkFields(String path, JsonNode node, Class<?> type, List<String> also) {
        Map<String, RecordComponent> known = fields(type);
        node.fieldNames().forEachRemaining(name -> {
            if (!known.containsKey(name) && !also.contains(name)) {
                problems.add(path, "unknown field '%s'; known: %s", name, String.join(", ", known.keySet()));
            }
        });
        known.forEach((name, component) -> {
            JsonNode value = node.get(name);
            if (value == null || value.isNull()) {
                if (required(component)) {
                    problems.add(path, "field '%s' is missing; it is required", name);
                }
            } else {
                check(below(path, name), value, component.getGenericType());
            }
        });
    }

    /** The fields of a record as they stand in YAML, in order. */
    static Map<String, RecordComponent> fields(Class<?> type) {
        Map<String, RecordComponent> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(snake(component.getName()), component);
        }
        return fields;
    }

    /** The variants of a sealed type by the value that chooses them. */
    static Map<String, Class<?>> variants(Class<?> type) {
        Map<String, Class<?>> variants = new TreeMap<>();
        for (JsonSubTypes.Type variant : type.getAnnotation(JsonSubTypes.class).value()) {
            variants.put(variant.name(), variant.value());
        }
        return variants;
    }

    static boolean required(RecordComponent component) {
        return Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(JsonProperty.class))
                .anyMatch(property -> property != null && property.required());
    }

    /** How a record stands in YAML. */
    enum Written {
        FIELDS,
        TEXT_OR_FIELDS,
        LIST
    }

    /** How a record stands in YAML: by its fields, by a text instead of them, or by a list. */
    static Written written(Class<?> type) {
        List<JsonCreator.Mode> creators = Arrays.stream(type.getDeclaredMethods())
                .map(Shape::creator)
                .filter(Objects::nonNull)
                .toList();
        if (creators.isEmpty()) {
            return Written.FIELDS;
        }
        return creators.contains(JsonCreator.Mode.PROPERTIES) ? Written.TEXT_OR_FIELDS : Written.LIST;
    }

    private static boolean bindsFields(Class<?> type) {
        return written(type) != Written.LIST;
    }

    private static JsonCreator.Mode creator(Method method) {
        JsonCreator creator = method.getAnnotation(JsonCreator.class);
        return creator == null ? null : creator.mode();
    }

    static String below(String path, String name) {
        String step = name.matches("[A-Za-z0-9_-]+") ? name : "'" + name + "'";
        return path.isEmpty() ? step : path + "." + step;
    }

    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
