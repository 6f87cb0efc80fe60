package io.plumbline.examples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/** Finds planted personal data in texts; all canaries at once, so that large tables can be searched. */
final class Canaries {
    private final Map<Character, Canaries> next = new HashMap<>();
    private boolean end;

    static Canaries read(Path file) throws IOException {
        Canaries canaries = new Canaries();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (!line.isBlank()) {
                canaries.add(line.strip());
            }
        }
        return canaries;
    }

    void add(String canary) {
        Canaries at = this;
        for (char c : canary.toCharArray()) {
            at = at.next.computeIfAbsent(c, key -> new Canaries());
        }
        at.end = true;
    }

    /** The canaries that stand in a text. */
    List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            Canaries at = this;
            for (int j = i; j < text.length() && at != null; j++) {
                at = at.next.get(text.charAt(j));
                if (at != null && at.end) {
                    found.add(text.substring(i, j + 1));
                }
            }
        }
        return found;
    }

    /** The canaries that stand in a file; of a workbook, in its parts. */
    List<String> in(Path file) throws IOException {
        if (!file.toString().endsWith(".xlsx")) {
            return in(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        List<String> found = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            while (zip.getNextEntry() != null) {
                found.addAll(in(new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }
}
