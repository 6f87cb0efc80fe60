package io.plumbline.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.plumbline.text.Encodings;
import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML into records, with limits on its size and every problem told. */
public final class Yaml {
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int DEEPEST = 40;

    private static final ObjectMapper TREE = new ObjectMapper(YAMLFactory.builder()
                    .loaderOptions(limits())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private Yaml() {}

    /** The text of a file, with or without a byte-order mark; null, with the problem told, when it is not UTF-8. */
    public static String text(byte[] bytes, Problems problems) {
        int mark = Encodings.markLength(bytes);
        boolean wide = mark == 2;
        String text = wide ? null : Encodings.decodeStrict(bytes, mark, bytes.length - mark, TextEncoding.UTF_8);
        if (text == null) {
            problems.add("", "is not UTF-8 text; save it as UTF-8");
        }
        return text;
    }

    /**
     * Reads a document.
     *
     * @param problems told of every problem with its path
     * @return the record, with nulls where something is wrong; null when the text is no YAML mapping at all
     */
    public static <T> T read(String text, Class<T> type, Problems problems) {
        JsonNode tree = tree(text, problems);
        return tree == null ? null : bind(tree, type, problems);
    }

    /** Reads a document without binding it; null, with the problem told, when it is no YAML mapping. */
    public static JsonNode tree(String text, Problems problems) {
        try {
            if (!plain(text, problems)) {
                return null;
            }
            JsonNode tree = TREE.readTree(text);
            if (tree == null || !tree.isObject()) {
                problems.add("", "is not a YAML mapping; write 'field: value' lines");
                return null;
            }
            return tree;
        } catch (JsonProcessingException e) {
            unreadable(e, problems);
            return null;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether the text is one document of plain values: what tags and aliases stand for is never looked up, so they must not pass as text. */
    private static boolean plain(String text, Problems problems) throws IOException {
        try (YAMLParser yaml = (YAMLParser) TREE.getFactory().createParser(text)) {
            int depth = 0;
            boolean ended = false;
            for (JsonToken token = yaml.nextToken(); token != null; token = yaml.nextToken()) {
                String wrong =
                        ended ? "a second document begins; give each document a file of its own" : wrong(yaml, depth);
                if (wrong != null) {
                    problems.add(at(yaml), "%s", wrong);
                    return false;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                ended = depth == 0;
            }
            return true;
        }
    }

    private static String wrong(YAMLParser yaml, int depth) throws IOException {
        if (yaml.isCurrentAlias()) {
            return "an alias ('*') stands here; aliases are not read, write the value out";
        }
        if (yaml.getTypeId() != null) {
            return "a tag ('!') stands here; tags are not read, write the value alone";
        }
        return depth > DEEPEST ? "is nested deeper than " + DEEPEST + " levels; write it flatter" : null;
    }

    private static String at(JsonParser yaml) {
        return place(
                yaml.currentTokenLocation().getLineNr(),
                yaml.currentTokenLocation().getColumnNr());
    }

    private static String place(int line, int column) {
        return "line " + line + ", column " + column;
    }

    /** The parser below knows better where and what than the one that hands its words on. */
    private static void unreadable(JsonProcessingException e, Problems problems) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof MarkedYAMLException)) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            problems.add(
                    place(
                            marked.getProblemMark().getLine() + 1,
                            marked.getProblemMark().getColumn() + 1),
                    "is not readable YAML: %s",
                    marked.getContext() == null
                            ? marked.getProblem()
                            : marked.getContext() + ": " + marked.getProblem());
        } else {
            problems.add(
                    e.getLocation() == null
                            ? ""
                            : place(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    "is not readable YAML: %s",
                    firstLine(e.getOriginalMessage()));
        }
    }

    /** Binds a document that was read already. */
    public static <T> T bind(JsonNode tree, Class<T> type, Problems problems) {
        new Shape(problems).check(tree, type);
        try {
            return mapper(problems).treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            if (e instanceof JsonMappingException at) {
                problems.add(Binding.path(at.getPath()), "%s", firstLine(Binding.words(at, tree)));
            } else {
                problems.add("", "%s", firstLine(e.getOriginalMessage()));
            }
            return null;
        }
    }

    private static ObjectMapper mapper(Problems problems) {
        SimpleModule module = new SimpleModule();
        module.addDeserializer(
                LocalDate.class, new Written<>(LocalDate.class, LocalDate::parse, "not a day; write it as 2026-10-31"));
        module.addDeserializer(
                ZoneId.class, new Written<>(ZoneId.class, ZoneId::of, "not a time zone; write it as Asia/Shanghai"));
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new Lenient())
                .addModule(module)
                .addHandler(new Binding(problems))
                .build();
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(20);
        options.setAllowDuplicateKeys(false);
        return options;
    }

    private static String firstLine(String message) {
        String line = message == null ? "no reason given" : message.strip();
        int end = line.indexOf('\n');
        return end < 0 ? line : line.substring(0, end);
    }

    /** Leaves missing fields to {@link Shape}, which tells all of them instead of stopping at the first. */
    private static final class Lenient extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return Boolean.FALSE;
        }
    }

    /** A value of the time library, written as text. */
    private static final class Written<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;
        private final String expected;

        Written(Class<T> type, Function<String, T> parse, String expected) {
            super(type);
            this.parse = parse;
            this.expected = expected;
        }

        @Override
        protected T _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return parse.apply(value);
            } catch (DateTimeException e) {
                @SuppressWarnings("unchecked")
                T instead = (T) context.handleWeirdStringValue(_valueClass, value, expected);
                return instead;
            }
        }
    }
}
