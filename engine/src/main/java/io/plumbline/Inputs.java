package io.plumbline;

import io.plumbline.sink.ContentHash;
import io.plumbline.sink.Manifest;
import io.plumbline.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fingerprints of everything a run reads, which make up the run's id. */
final class Inputs {
    private final List<Manifest.Input> inputs = new ArrayList<>();

    /** Fingerprints of a job's files and of tables handed over. */
    static List<Manifest.Input> of(Job job, Map<String, Dataset<Row>> handedOver) {
        Inputs inputs = new Inputs();
        inputs.file("register", job.data(), job.register().organizations().path());
        if (job.register().areas() != null) {
            inputs.file("areas", job.data(), job.register().areas().path());
        }
        for (Source source : job.sources()) {
            if (handedOver.containsKey(source.contract())) {
                continue;
            }
            if (source.path() == null || source.format().equals("table")) {
                inputs.inputs.add(new Manifest.Input(source.id(), String.valueOf(source.path()), 0, "not hashed"));
            } else {
                inputs.file(source.id(), job.data(), source.path());
            }
        }
        handedOver.forEach((contract, table) ->
                inputs.inputs.add(new Manifest.Input(contract, "in memory", 0, ContentHash.of(table))));
        inputs.inputs.sort(Comparator.comparing(Manifest.Input::source).thenComparing(Manifest.Input::name));
        return inputs.inputs;
    }

    private void file(String source, String base, String path) {
        Path pattern = new Path(base, path);
        try {
            FileSystem files = pattern.getFileSystem(new Configuration());
            FileStatus[] found = files.globStatus(pattern);
            if (found != null) {
                for (FileStatus status : found) {
                    add(source, files, status, status.getPath().getName());
                }
            }
        } catch (IOException e) {
            inputs.add(new Manifest.Input(source, path, 0, "unreadable"));
        }
    }

    private void add(String source, FileSystem files, FileStatus status, String name) throws IOException {
        if (status.isDirectory()) {
            for (FileStatus inside : files.listStatus(status.getPath())) {
                add(source, files, inside, name + "/" + inside.getPath().getName());
            }
        } else {
            inputs.add(new Manifest.Input(source, name, status.getLen(), hash(files, status.getPath())));
        }
    }

    private static String hash(FileSystem files, Path path) throws IOException {
        try (InputStream in = files.open(path);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            int read = digested.read(buffer);
            while (read >= 0) {
                read = digested.read(buffer);
            }
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IllegalArgumentException unopenable) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
