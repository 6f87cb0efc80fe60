package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads job files and other small texts through Hadoop's file systems. */
final class JobReader {
    private static final int MOST_BYTES = 4_000_000;

    private JobReader() {}

    static Job read(String uri, Map<String, String> settings) {
        Path path = absolute(uri);
        Path folder = path.getParent() == null ? new Path(".") : path.getParent();
        return parse(text(path), path.getName(), folder.toString(), settings);
    }

    static Job parse(String text, String file, String folder, Map<String, String> settings) {
        Problems problems = new Problems(file);
        JsonNode tree = Yaml.tree(text, problems);
        problems.refuse();
        settings.forEach((name, value) -> set((ObjectNode) tree, name, value, problems));
        resolve((ObjectNode) tree, "data", folder);
        resolve((ObjectNode) tree, "out", folder);
        Job job = Yaml.bind(tree, Job.class, problems);
        problems.refuse();
        return job;
    }

    private static void set(ObjectNode tree, String name, String value, Problems problems) {
        JsonNode present = tree.get(name);
        if (present != null && present.isContainerNode()) {
            problems.add(name, "is no scalar and cannot be set; change the job file");
        } else {
            tree.put(name, value);
        }
    }

    private static void resolve(ObjectNode tree, String name, String folder) {
        JsonNode given = tree.get(name);
        if (given == null || given.isNull()) {
            tree.put(name, absolute(folder).toString());
        } else if (given.isTextual()) {
            Path path = new Path(given.asText());
            tree.put(
                    name, (path.isAbsolute() ? absolute(given.asText()) : new Path(absolute(folder), path)).toString());
        }
    }

    /** The path with scheme and folder, relative ones against the working directory. */
    static Path absolute(String text) {
        try {
            Path path = new Path(text);
            FileSystem files = path.getFileSystem(new Configuration());
            return files.makeQualified(path);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    text, List.of("is no path or URI that can be reached: " + Locations.why(e)));
        }
    }

    static String text(Path path) {
        try {
            FileSystem files = path.getFileSystem(new Configuration());
            try (InputStream in = files.open(path)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new ConfigurationException(path.getName(), List.of("is larger than 4 MB; is it a job file?"));
                }
                return decoded(path, bytes);
            }
        } catch (FileNotFoundException e) {
            throw new ConfigurationException(path.toString(), List.of("does not exist; check the path"));
        } catch (IOException e) {
            throw new ConfigurationException(path.toString(), List.of("cannot be read: " + e.getMessage()));
        }
    }

    private static String decoded(Path path, byte[] bytes) {
        Problems problems = new Problems(path.getName());
        String text = Yaml.text(bytes, problems);
        problems.refuse();
        return text;
    }
}
