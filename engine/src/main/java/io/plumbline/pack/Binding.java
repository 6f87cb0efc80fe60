package io.plumbline.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import io.plumbline.expr.Expression;
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
        // At the beginning of a list the parser already stands inside it, before its first element.
        JsonStreamContext place = context.getParser().getParsingContext();
        String path = path(token == JsonToken.START_ARRAY ? place.getParent() : place);
        problems.add(path, "%s stands where %s belongs", found, article(type.getRawClass()));
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

    /** What stopped the binding: a record's own words where it refused a value, else the value and what belongs in its place. */
    static String words(JsonMappingException stopped, JsonNode tree) {
        if (stopped instanceof ValueInstantiationException && stopped.getCause() != null) {
            return stopped.getCause().getMessage();
        }
        JsonNode value = tree;
        for (JsonMappingException.Reference step : stopped.getPath()) {
            value = step.getFieldName() == null ? value.path(step.getIndex()) : value.path(step.getFieldName());
        }
        Class<?> type = stopped instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        String found = value.isContainerNode() ? shape(value.asToken()) : "'" + value.asText() + "'";
        return found + " stands where " + (type == null ? "something else" : article(type)) + " belongs";
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
        if (java.util.Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "a mapping of fields";
        }
        return type == Expression.class ? "an expression" : "another value";
    }

    private static String shape(JsonToken token) {
        return token == JsonToken.START_ARRAY ? "a list" : "a mapping";
    }
}
