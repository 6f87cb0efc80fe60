package io.plumbline.connectors.dossier;

import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The folder being written, which remembers the SHA-256 of every file. */
final class Folder {
    private final FileSystem files;
    private final Path root;
    private final Map<String, String> sums = new TreeMap<>();

    Folder(FileSystem files, Path root) {
        this.files = files;
        this.root = root;
    }

    void write(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String name, byte[] bytes) throws IOException {
        try (OutputStream out = files.create(new Path(root, name), true)) {
            out.write(bytes);
        }
        sums.put(name, Hashes.sha256Hex(bytes));
    }

    /** Copies a resource beside this class, unchanged. */
    void copy(String resource, String name) throws IOException {
        try (InputStream in = Folder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The jar lacks " + resource);
            }
            write(name, in.readAllBytes());
        }
    }

    int size() {
        return sums.size();
    }

    /** Writes the list of all sums, as {@code sha256sum -c} reads it. */
    void seal() throws IOException {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
        write("SHA256SUMS", lines.toString());
    }
}
