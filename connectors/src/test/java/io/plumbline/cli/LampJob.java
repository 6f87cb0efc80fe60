package io.plumbline.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** A sound job on street lamps in a folder of its own, whose files a test may break. */
public final class LampJob {
    private static final List<String> FILES = List.of(
            "job.yaml",
            "lamps.yaml",
            "register.csv",
            "areas.geojson",
            "round.yaml",
            "faults.csv",
            "posts.jsonl",
            "programme.key");

    private final Path folder;

    public LampJob(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        for (String file : FILES) {
            try (InputStream in = LampJob.class.getResourceAsStream("/lamps/" + file)) {
                Files.write(folder.resolve(file), in.readAllBytes());
            }
        }
    }

    /** What a command answered. */
    public record Told(int code, String out, String err) {}

    public Path path(String file) {
        return folder.resolve(file);
    }

    public String text(String file) throws IOException {
        return Files.readString(path(file), StandardCharsets.UTF_8);
    }

    public void write(String file, String text) throws IOException {
        write(file, text, StandardCharsets.UTF_8);
    }

    void write(String file, String text, Charset charset) throws IOException {
        write(file, text.getBytes(charset));
    }

    public void write(String file, byte[] bytes) throws IOException {
        Files.createDirectories(path(file).getParent());
        Files.write(path(file), bytes);
    }

    /** Gives the command the job file and what else it asks for. */
    public Told command(String command, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = new String[more.length + 2];
        arguments[0] = command;
        arguments[1] = path("job.yaml").toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        int code = line.execute(arguments);
        return new Told(code, out.toString(), err.toString());
    }
}
