package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a configuration whose paths are meant from the folder that it lies in. */
final class ConfigurationFile {
    private ConfigurationFile() {}

    /**
     * The fields of a configuration.
     *
     * @throws ConfigurationException naming every problem
     */
    static ObjectNode read(String path) {
        Problems problems = new Problems(path);
        JsonNode tree = null;
        try {
            String text = Yaml.text(Files.readAllBytes(Path.of(path)), problems);
            tree = text == null ? null : Yaml.tree(text, problems);
        } catch (IOException e) {
            problems.add("", "cannot be read; check the path");
        }
        problems.refuse();
        return (ObjectNode) tree;
    }

    /** The folder of a configuration. */
    static Path folder(String path) {
        return Path.of(path).toAbsolutePath().getParent();
    }

    /** Lays the path in a field, if there is one, against a folder. */
    static void resolve(ObjectNode at, String field, Path folder) {
        String text = at.path(field).textValue();
        if (text != null && !text.isBlank()) {
            at.put(field, absolute(folder, text));
        }
    }

    /** A path against a folder; a URI stays as it is. */
    static String absolute(Path folder, String text) {
        return text.startsWith("/") || text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")
                ? text
                : new org.apache.hadoop.fs.Path(folder.toUri().toString(), text).toString();
    }
}
