package io.plumbline.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file as it arrived, and what must become of it.
 *
 * @param source the source whose folder it lies in
 * @param counts read, accepted, quarantined, duplicate, ignored
 * @param words what must be told in the file's problem or in the reasons of its rows
 */
record Arrived(
        String name, String source, String file, byte[] bytes, String state, List<Long> counts, List<String> words) {
    private static final List<Long> NOTHING = List.of(0L, 0L, 0L, 0L, 0L);

    /** A file that cannot be read at all. */
    static Arrived failed(String name, String source, String file, byte[] bytes, String... words) {
        return new Arrived(name, source, file, bytes, "failed", NOTHING, List.of(words));
    }

    static Arrived failed(String name, String source, String file, String text, String... words) {
        return failed(name, source, file, text.getBytes(StandardCharsets.UTF_8), words);
    }

    /** A file that is read to its end, row by row. */
    static Arrived read(String name, String source, String file, byte[] bytes, String counts, String... words) {
        List<Long> numbers =
                List.of(counts.split(" ")).stream().map(Long::valueOf).toList();
        return new Arrived(name, source, file, bytes, "read", numbers, List.of(words));
    }

    static Arrived read(String name, String source, String file, String text, String counts, String... words) {
        return read(name, source, file, text.getBytes(StandardCharsets.UTF_8), counts, words);
    }

    Arrived in(Charset charset) {
        return new Arrived(
                name, source, file, new String(bytes, StandardCharsets.UTF_8).getBytes(charset), state, counts, words);
    }

    @Override
    public String toString() {
        return name;
    }
}
