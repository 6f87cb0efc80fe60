package io.plumbline;

import io.plumbline.check.AcceptedReader;
import io.plumbline.contract.Contract;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.lead.PlannedVisits;
import io.plumbline.organization.RegisterReader;
import io.plumbline.sink.ContentHash;
import io.plumbline.sink.Manifest;
import io.plumbline.source.Intake;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
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
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Fingerprints of everything a run reads, which make up the run's id. */
final class Inputs {
    private final List<Manifest.Input> inputs = new ArrayList<>();
    private final List<Supplier<Manifest.Input>> files = new ArrayList<>();

    /** Fingerprints of a job's files and tables, and of tables handed over; what lies in no files is fingerprinted by its rows. */
    static List<Manifest.Input> of(SparkSession spark, Plan plan, Map<String, Dataset<Row>> handedOver) {
        Job job = plan.job();
        Inputs inputs = new Inputs();
        SourceRows rows = new SourceRows(spark, plan);
        Source register = RegisterIntake.source(job.register().organizations());
        inputs.source(job, register, rows, RegisterReader.WANTED);
        if (job.register().areas() != null) {
            inputs.file("areas", job.data(), job.register().areas().path());
        }
        if (job.accepted() != null) {
            inputs.source(job, job.accepted().source(), rows, AcceptedReader.WANTED);
        }
        for (OutcomeFile file : job.outcomes()) {
            inputs.source(job, file.source(), rows, file.wanted());
            if (file.plan() != null) {
                inputs.source(job, file.planned(), rows, PlannedVisits.WANTED);
            }
        }
        job.entities().forEach((kind, choice) -> {
            if (choice.judgements() != null) {
                inputs.source(job, EntityJudgements.source(kind, choice.judgements()), rows, EntityJudgements.WANTED);
            }
        });
        for (Source source : job.sources()) {
            if (!handedOver.containsKey(source.contract())) {
                Contract contract = plan.catalog().contract(source.contract());
                inputs.source(job, source, rows, Intake.wanted(contract, source));
            }
        }
        handedOver.forEach((contract, table) ->
                inputs.inputs.add(new Manifest.Input(contract, "in memory", 0, ContentHash.of(table))));
        inputs.inputs.addAll(inputs.files.parallelStream().map(Supplier::get).toList());
        inputs.inputs.sort(Comparator.comparing(Manifest.Input::source).thenComparing(Manifest.Input::name));
        return inputs.inputs;
    }

    private void source(Job job, Source source, SourceRows rows, List<ReadRequest.Wanted> wanted) {
        if (source.path() != null && !source.format().equals("table")) {
            file(source.id(), job.data(), source.path());
        } else {
            inputs.add(
                    new Manifest.Input(source.id(), String.valueOf(source.path()), 0, content(source, rows, wanted)));
        }
    }

    private static String content(Source source, SourceRows rows, List<ReadRequest.Wanted> wanted) {
        try {
            return ContentHash.of(rows.read(rows.request(source, wanted, false)));
        } catch (SourceException unreadable) {
            return "unreadable";
        }
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
            this.files.add(() -> new Manifest.Input(source, name, status.getLen(), hash(files, status.getPath())));
        }
    }

    private static String hash(FileSystem files, Path path) {
        try (InputStream in = files.open(path);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[1 << 16];
            int read = digested.read(buffer);
            while (read >= 0) {
                read = digested.read(buffer);
            }
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (IOException | IllegalArgumentException unopenable) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
