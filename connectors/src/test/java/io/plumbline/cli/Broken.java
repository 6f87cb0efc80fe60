package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A configuration file that is broken in one way, and the words that must be told of it. */
record Broken(String name, String file, UnaryOperator<String> edit, Charset charset, List<String> words) {
    private static final Pattern JAVA = Pattern.compile(
            "Exception|Error:|\\tat |\\b(java|javax|scala|com\\.fasterxml|org\\.(apache|yaml)|io\\.plumbline)\\.[a-zA-Z]");

    /** The file with one text in place of another. */
    static Broken edit(String name, String file, String what, String with, String... words) {
        return of(name, file, text -> replaced(text, what, with), words);
    }

    static Broken of(String name, String file, UnaryOperator<String> edit, String... words) {
        return new Broken(name, file, edit, StandardCharsets.UTF_8, List.of(words));
    }

    Broken in(Charset other) {
        return new Broken(name, file, edit, other, words);
    }

    private static String replaced(String text, String what, String with) {
        assertTrue(text.contains(what), () -> "the sound file does not hold " + what);
        return text.replace(what, with);
    }

    void writeInto(LampJob job) throws IOException {
        job.write(file, edit.apply(job.text(file)), charset);
    }

    /** It is refused as a mistake of configuration, in words for the person who wrote it. */
    void isToldBy(LampJob.Told told) {
        assertEquals(2, told.code(), told::toString);
        for (String word : words) {
            assertTrue(told.err().contains(word), () -> "no '" + word + "' in: " + told.err());
        }
        assertFalse(JAVA.matcher(told.err()).find(), told::err);
        assertEquals("", told.out());
    }

    @Override
    public String toString() {
        return name;
    }
}
