package io.plumbline.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.SparkSession;

/**
 * 输入文件列表: the files a source's location matches, by name, and how tasks open them. Goes to executors with the file system
 * settings of the session ({@code spark.hadoop.*} and {@code fs.*}), which may hold credentials: never print it.
 */
public final class InputFiles implements Serializable {
    private static final int NAMES_SHOWN = 8;

    private final String base;
    private final List<InputFile> files;
    private final FileSystems systems;

    InputFiles(String base, List<InputFile> files, FileSystems systems) {
        this.base = base;
        this.files = files;
        this.systems = systems;
    }

    /**
     * Lists the files of a request. A location that is a folder stands for all files below it; names that begin with a dot or an
     * underscore are hidden.
     *
     * @throws SourceException when nothing matches, naming the pattern, the folder and what lies there
     */
    public static InputFiles of(SparkSession spark, ReadRequest request) {
        FileSystems systems = FileSystems.of(spark);
        Path pattern = new Path(request.location());
        try {
            FileSystem system = pattern.getFileSystem(systems.configuration());
            Path base = base(system, pattern);
            List<InputFile> files = list(system, pattern, base);
            if (files.isEmpty()) {
                throw new SourceException(nothing(system, request, pattern, base));
            }
            return new InputFiles(base.toString(), files, systems);
        } catch (IOException unreadable) {
            throw new SourceException(
                    "source '" + request.source().id() + "': cannot list " + pattern
                            + "; check that the path exists and that this job may read it",
                    unreadable);
        }
    }

    /** The files, ordered by name; never empty. */
    public List<InputFile> files() {
        return files;
    }

    /** The folder below which the files' names begin. */
    String base() {
        return base;
    }

    /** Opens a file at a byte. */
    public InputStream open(InputFile file, long offset) throws IOException {
        try {
            Path path = new Path(file.uri());
            var in = path.getFileSystem(systems.configuration()).open(path);
            if (offset > 0) {
                in.seek(offset);
            }
            return in;
        } catch (IllegalArgumentException noPath) {
            // The local file system lists files with a colon in their names and cannot open them.
            throw new FileNotFoundException(file.name());
        }
    }

    /** Why a file cannot be read however often it is tried, as code and words; null when another try may succeed. */
    public static String unreadable(IOException failure) {
        boolean lasting = failure instanceof FileNotFoundException
                || failure instanceof AccessControlException
                || failure instanceof ChecksumException;
        return lasting
                ? "unreadable: the file is gone, closed to this job, not what its checksum says, or has a colon in its name;"
                        + " check that the job may read it, or rename it"
                : null;
    }

    private static List<InputFile> list(FileSystem system, Path pattern, Path base) throws IOException {
        FileStatus[] matched = system.globStatus(pattern);
        List<InputFile> files = new ArrayList<>();
        for (FileStatus status : matched == null ? new FileStatus[0] : matched) {
            collect(system, status, base.toUri().getPath(), files);
        }
        files.sort(Comparator.comparing(InputFile::name).thenComparing(InputFile::uri));
        return List.copyOf(files);
    }

    private static void collect(FileSystem system, FileStatus status, String base, List<InputFile> files)
            throws IOException {
        if (hidden(status.getPath())) {
            return;
        }
        if (status.isDirectory()) {
            for (FileStatus child : system.listStatus(status.getPath())) {
                collect(system, child, base, files);
            }
            return;
        }
        files.add(new InputFile(status.getPath().toString(), below(base, status.getPath()), status.getLen()));
    }

    private static boolean hidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("_");
    }

    private static String below(String base, Path path) {
        String whole = path.toUri().getPath();
        String prefix = base.endsWith("/") ? base : base + "/";
        return whole.startsWith(prefix) ? whole.substring(prefix.length()) : path.getName();
    }

    /** The longest part of the location without wildcards that is a folder. */
    static Path base(FileSystem system, Path pattern) throws IOException {
        Path base = pattern;
        for (Path at = pattern; at != null; at = at.getParent()) {
            if (wild(at.getName())) {
                base = at.getParent();
            }
        }
        boolean folder = system.exists(base) && system.getFileStatus(base).isDirectory();
        return folder || base.getParent() == null ? base : base.getParent();
    }

    private static boolean wild(String name) {
        return name.chars().anyMatch(c -> "*?[]{}".indexOf(c) >= 0);
    }

    private static String nothing(FileSystem system, ReadRequest request, Path pattern, Path base) throws IOException {
        String start = "source '" + request.source().id() + "': no file matches " + pattern + "; ";
        if (!system.exists(base)) {
            return start + "the folder " + base + " does not exist; check the path, which is relative to the job file";
        }
        FileStatus[] there = system.listStatus(base);
        String names = Arrays.stream(there)
                .map(status -> status.getPath().getName() + (status.isDirectory() ? "/" : ""))
                .sorted()
                .limit(NAMES_SHOWN)
                .collect(Collectors.joining(", "));
        String more = there.length > NAMES_SHOWN ? ", … (" + there.length + " in all)" : "";
        return start + "the folder " + base + " holds " + (names.isEmpty() ? "nothing" : names + more)
                + "; check the pattern";
    }
}
