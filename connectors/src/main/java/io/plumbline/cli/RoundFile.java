package io.plumbline.cli;

import io.plumbline.lead.Round;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the file of a round, which lies on the office's own machine. */
final class RoundFile {
    private RoundFile() {}

    /** The round, or a refusal that names every problem. */
    static Round read(Path file, Problems problems) {
        String text = null;
        try {
            text = Yaml.text(Files.readAllBytes(file), problems);
        } catch (IOException e) {
            problems.add("", "cannot be read; check the path");
        }
        problems.refuse();
        Round round = Yaml.read(text, Round.class, problems);
        problems.refuse();
        return round;
    }
}
