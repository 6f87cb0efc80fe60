package io.plumbline.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Notes what cannot be bound and goes on with null, so that one reading finds every problem. */
final class Binding extends DeserializationProblemHandler {
    private final Problems problems;

    Binding(Problems problems) {
        this.problems = problems;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> reader, Object bean, String name)
            throws IOException {
        parser.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext context, Class<?> type, String value, String reason) {
        problems.add(here(context), "'%s' is not %s", value, expected(type, reason));
        return null;
    }

    @Override
    public Object handleWeirdKey(DeserializationContext context, Class<?> type, String key, String reason) {
        problems.add(here(context), "'%s' is not %s", key, expected(type, reason));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String reason)
            throws IOException {
        String found = token.isScalarValue() ? "'" + parser.getText() + "'" : shape(token);
        problems.add(here(context), "%s stands where %s belongs", found, article(type.getRawClass()));
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator creator, JsonParser parser, String reason)
            throws IOException {
        return handleUnexpectedToken(context, context.constructType(type), parser.currentToken(), parser, reason);
    }

    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, Object argument, Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (!(root instanceof NullPointerException)) {
            problems.add(here(context), "%s", root.getMessage());
        } else if (problems.none()) {
            problems.add(here(context), "holds an empty value; give it one or leave it out");
        }
        return null;
    }

    @Override
    public JavaType handleUnknownTypeId(
            DeserializationContext context, JavaType base, String id, TypeIdResolver resolver, String reason) {
        return context.constructType(Void.class);
    }

    @Override
    public JavaType handleMissingTypeId(
            DeserializationContext context, JavaType base, TypeIdResolver resolver, String reason) {
        return context.constructType(Void.class);
    }

    private static String here(DeserializationContext context) {
        return path(context.getParser().getParsingContext());
    }

    private static String path(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String above = path(context.getParent());
        if (context.inArray()) {
            return above + "[" + context.getCurrentIndex() + "]";
        }
        return context.getCurrentName() == null ? above : Shape.below(above, context.getCurrentName());
    }

    static String path(List<JsonMappingException.Reference> references) {
        String path = "";
        for (JsonMappingException.Reference step : references) {
            path = step.getFieldName() == null
                    ? path + "[" + step.getIndex() + "]"
                    : Shape.below(path, step.getFieldName());
        }
        return path;
    }

    private static String expected(Class<?> type, String reason) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> ((Enum<?>) value).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return reason.startsWith("not ") ? reason.substring(4) : article(type);
    }

    private static String article(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == java.time.LocalDate.class) {
            return "a day";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return java.util.Map.class.isAssignableFrom(type) || type.isRecord()
                ? "a mapping of fields"
                : type.getSimpleName();
    }

    private static String shape(JsonToken token) {
        return token == JsonToken.START_ARRAY ? "a list" : "a mapping";
    }
}
