package io.plumbline.source;

import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 密钥引用: secrets that job files only refer to, as {@code ${env:NAME}} or {@code ${file:path}}. A reference is resolved where
 * it is used; neither the configuration nor a message ever holds what it stands for.
 */
public final class Secrets {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(\\w+):([^}]*)\\}");
    private static final Pattern SECRET_OPTION =
            Pattern.compile(".*(password|passwd|pwd|secret|token|credential|access.?key|api.?key|private.?key).*");

    private Secrets() {}

    /** Whether the text holds a reference. */
    public static boolean refers(String text) {
        return text != null && REFERENCE.matcher(text).find();
    }

    /**
     * The text with every reference replaced by what it stands for; null for null. The content of a file loses its last line break.
     *
     * @throws SourceException if a reference leads nowhere; the message holds the reference, never a secret
     */
    public static String resolve(String text) {
        return resolve(text, System::getenv);
    }

    static String resolve(String text, UnaryOperator<String> environment) {
        if (text == null) {
            return null;
        }
        Matcher reference = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (reference.find()) {
            String secret = lookUp(reference.group(1), reference.group(2), environment);
            reference.appendReplacement(resolved, Matcher.quoteReplacement(secret));
        }
        return reference.appendTail(resolved).toString();
    }

    /** A secret given by a reference, resolved now so that it can travel to where rows are read. */
    public static Secret secret(String reference) {
        if (!refers(reference)) {
            throw new SourceException(
                    "a secret must be given by reference, as ${env:NAME} or ${file:path}; what was given is not"
                            + " shown because it may be the secret itself");
        }
        return new Secret(reference, resolve(reference));
    }

    /**
     * What is wrong with the options of a reader or writer: secrets written out instead of referred to.
     *
     * @param where the path of the options in the job, put before each problem
     */
    public static List<String> problems(String where, Map<String, String> options) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(options).forEach((name, value) -> {
            if (SECRET_OPTION.matcher(name.toLowerCase(Locale.ROOT)).matches() && !refers(value)) {
                problems.add(where + " '" + name
                        + "': holds a secret in clear text (not shown); refer to it as ${env:NAME} or ${file:path}");
            }
        });
        return problems;
    }

    /** A hash beside values that are shown: a plain one would let anyone try out the plates and telephones of the same row. */
    static String sealed(Secret key, String hash) {
        return key == null ? hash : Hashes.keyed(key.value(), hash);
    }

    private static String lookUp(String kind, String name, UnaryOperator<String> environment) {
        String shown = "${" + kind + ":" + name + "}";
        return switch (kind) {
            case "env" -> {
                String value = environment.apply(name);
                if (value == null) {
                    throw new SourceException(
                            shown + ": there is no such environment variable; set it where the job starts");
                }
                yield value;
            }
            case "file" -> content(shown, name);
            default ->
                throw new SourceException(shown + ": unknown kind of reference '" + kind + "'; known: env, file");
        };
    }

    private static String content(String shown, String path) {
        try {
            return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException unreadable) {
            throw new SourceException(
                    shown + ": the file cannot be read as text; check that it exists and may be read", unreadable);
        }
    }

    /** 密钥: a resolved secret; prints as its reference. */
    public static final class Secret implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String reference;
        private final String value;

        private Secret(String reference, String value) {
            this.reference = reference;
            this.value = value;
        }

        /** A secret that a program already holds, known by a name that may be shown. */
        public static Secret of(String name, String value) {
            return new Secret(name, value);
        }

        /** The secret itself; never to be logged or stored. */
        public String value() {
            return value;
        }

        @Override
        public String toString() {
            return reference;
        }
    }
}
