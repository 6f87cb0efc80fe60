package io.plumbline.sink;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of runs. A run's tables lie in {@code runs/<run-id>/}, which nobody reads until {@code manifests/<sequence>-<run-id>.json}
 * stands beside them, created only if absent and never renamed, because object stores copy on renaming. The highest sequence is
 * the current run.
 */
public final class RunStore {
    private static final Pattern NAME = Pattern.compile("\\d{8}-[0-9a-f]{16,64}\\.json");
    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{16,64}");

    private final Path root;
    private final FileSystem files;

    private RunStore(Path root, FileSystem files) {
        this.root = root;
        this.files = files;
    }

    /**
     * Opens a store; the folder need not exist.
     *
     * @throws UncheckedIOException when its file system cannot be reached
     */
    public static RunStore at(String uri) {
        try {
            Path path = new Path(uri);
            FileSystem files = path.getFileSystem(new Configuration());
            return new RunStore(files.makeQualified(path), files);
        } catch (IOException e) {
            throw new UncheckedIOException("Run store " + uri + " cannot be reached; check the URI", e);
        }
    }

    /** The folder of a run's tables. */
    public String folder(String runId) {
        if (!RUN_ID.matcher(runId).matches()) {
            throw new IllegalArgumentException("Run id '" + runId + "' is not 16 to 64 hexadecimal digits");
        }
        return new Path(root, "runs/" + runId).toString();
    }

    /** All committed runs, the current one last. */
    public List<Manifest> committed() {
        List<Manifest> manifests = new ArrayList<>();
        for (FileStatus status : list()) {
            if (NAME.matcher(status.getPath().getName()).matches()) {
                Manifest manifest = Manifest.fromJson(read(status.getPath()));
                if (manifest != null) {
                    manifests.add(manifest);
                }
            }
        }
        manifests.sort(Comparator.comparingLong(Manifest::sequence).thenComparing(Manifest::runId));
        return manifests;
    }

    /** The current run, or null. */
    public Manifest current() {
        List<Manifest> all = committed();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** The committed run with that id, or null. */
    public Manifest find(String runId) {
        return committed().stream()
                .filter(manifest -> manifest.runId().equals(runId))
                .findFirst()
                .orElse(null);
    }

    /** Removes what an interrupted run left; a committed run is left alone. */
    public void clear(String runId) {
        if (find(runId) == null) {
            delete(new Path(folder(runId)));
        }
    }

    private void delete(Path folder) {
        try {
            files.delete(folder, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " of an unfinished run cannot be removed", e);
        }
    }

    /**
     * Makes a run visible; does nothing when it is already.
     *
     * @return the manifest under which it is visible
     */
    public Manifest commit(Manifest manifest) {
        Manifest present = find(manifest.runId());
        if (present != null) {
            return present;
        }
        refuseUnlessExclusive();
        long next = list().stream()
                        .map(status -> status.getPath().getName())
                        .filter(name -> NAME.matcher(name).matches())
                        .mapToLong(name -> Long.parseLong(name.substring(0, 8)))
                        .max()
                        .orElse(0)
                + 1;
        Manifest numbered = manifest.numbered(next);
        Path path =
                new Path(root, String.format(java.util.Locale.ROOT, "manifests/%08d-%s.json", next, manifest.runId()));
        create(path, numbered.toJson());
        return numbered;
    }

    private void refuseUnlessExclusive() {
        Path probe = new Path(root, "manifests/.probe");
        try {
            files.delete(probe, false);
            create(probe, "probe");
            boolean second = createsAgain(probe);
            files.delete(probe, false);
            if (second) {
                throw new IllegalStateException("Store " + root
                        + " overwrites a file that must only be created if absent; use a store that can");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Store " + root + " cannot be written to", e);
        }
    }

    private boolean createsAgain(Path probe) {
        try (OutputStream out = files.create(probe, false)) {
            out.write(1);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private void create(Path path, String text) {
        try (OutputStream out = files.create(path, false)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    path + " cannot be created; another commit may have come first, run again", e);
        }
    }

    private List<FileStatus> list() {
        try {
            return List.of(files.listStatus(new Path(root, "manifests")));
        } catch (FileNotFoundException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Store " + root + " cannot be listed", e);
        }
    }

    private String read(Path path) {
        try (InputStream in = files.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Manifest " + path + " cannot be read", e);
        }
    }
}
