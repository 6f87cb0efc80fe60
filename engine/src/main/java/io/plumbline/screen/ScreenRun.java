package io.plumbline.screen;

import io.plumbline.contract.TableSchema;
import io.plumbline.source.Conservation;
import io.plumbline.source.OwnSession;
import io.plumbline.source.Quarantine;
import io.plumbline.source.SourceException;
import io.plumbline.stats.Screening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 一次筛查: a file read, screened, and written beside its quarantine and its counts. */
public final class ScreenRun {
    private static final StructType REFUSED = TableSchema.table()
            .string("file", "the file")
            .longs("row_no", "ordinal of the row in its file, from 1; empty when unknown")
            .longs("offset", "first byte of the row in its file; empty where a format has none")
            .longs("length", "bytes of the row; empty where a format has none")
            .string("reasons", "every reason")
            .build();

    private final OwnSession session;
    private final ScreenFile file;
    private final List<Row> quarantine;
    private final List<Row> conservation;
    private final Screening screening;
    private final Map<String, String> labels;

    private ScreenRun(OwnSession session, ScreenFile file) {
        this.session = session;
        this.file = file;
        ScreenIntake intake = new ScreenIntake(file);
        Path staging = new Path(file.out(), "_staging");
        try {
            intake.read(session.spark(), staging.toString());
        } finally {
            delete(staging);
        }
        this.quarantine = intake.quarantine().stream()
                .map(ScreenRun::refused)
                .sorted(Comparator.comparing((Row row) -> "" + row.get(0))
                        .thenComparing(row -> row.isNullAt(1) ? Long.MAX_VALUE : row.getLong(1))
                        .thenComparing(row -> row.getString(4)))
                .toList();
        this.conservation = intake.conservation().stream()
                .sorted(Comparator.comparing(row -> "" + row.get(2)))
                .toList();
        this.screening = Screening.of(intake.observations(), file.criterion());
        this.labels = intake.labels(screening.calendar());
    }

    /**
     * Reads and screens; writes nothing but a staging folder below {@code out}, which it removes.
     *
     * @param file with paths that are absolute or relative to the working directory
     * @throws SourceException when nothing can be read
     */
    public static ScreenRun of(SparkSession spark, ScreenFile file) {
        OwnSession own = OwnSession.beside(spark, ZoneOffset.UTC);
        return own.during(() -> new ScreenRun(own, file));
    }

    /** What was found. */
    public Screening screening() {
        return screening;
    }

    /** Organization → label; empty without labels. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The counts per file, of {@link Conservation#SCHEMA}. */
    public List<Row> conservation() {
        return conservation;
    }

    /** The rows that were not accepted: file, row, offset, length, reasons. */
    public List<Row> quarantine() {
        return quarantine;
    }

    /** The rows of {@link ScreenTables#RESULTS}. */
    public List<Row> results() {
        return screening.results().stream()
                .map(one -> ScreenTables.row(one, labels))
                .toList();
    }

    /** The rows of {@link ScreenTables#SHIFTS}. */
    public List<Row> shifts() {
        return screening.shifts().stream()
                .map(one -> ScreenTables.row(one, labels))
                .toList();
    }

    /** The rows of {@link ScreenTables#SPREADS}. */
    public List<Row> spreads() {
        return screening.spreads().stream().map(ScreenTables::row).toList();
    }

    /**
     * Writes every table into the configuration's {@code out} folder, over what a screening left there before: {@code results},
     * {@code shifts} and {@code spreads} as {@code .csv} and {@code .parquet}, {@code quarantine} and {@code conservation} as
     * {@code .csv}.
     */
    public void write() {
        both("results", ScreenTables.RESULTS, results());
        both("shifts", ScreenTables.SHIFTS, shifts());
        both("spreads", ScreenTables.SPREADS, spreads());
        csv("quarantine", REFUSED, quarantine);
        csv("conservation", Conservation.SCHEMA, conservation);
    }

    private void both(String name, StructType schema, List<Row> rows) {
        csv(name, schema, rows);
        session.during(() -> session.spark()
                .createDataFrame(rows, schema)
                .coalesce(1)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(new Path(file.out(), name + ".parquet").toString()));
    }

    private void csv(String name, StructType schema, List<Row> rows) {
        Path path = new Path(file.out(), name + ".csv");
        try {
            FileSystem files = path.getFileSystem(new Configuration());
            files.setWriteChecksum(false);
            ScreenCsv.write(files.create(path, true), schema, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written; check the folder given as out", e);
        }
    }

    private static void delete(Path folder) {
        try {
            folder.getFileSystem(new Configuration()).delete(folder, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + folder + " of a finished reading cannot be removed", e);
        }
    }

    private static Row refused(Row row) {
        List<Object> values = new ArrayList<>();
        int from = Quarantine.SCHEMA.fieldIndex("file");
        values.add(row.get(from));
        for (String name : List.of("row_no", "offset", "length")) {
            values.add(row.get(Quarantine.SCHEMA.fieldIndex(name)));
        }
        values.add(String.join("; ", ScreenIntake.reasons(row)));
        return RowFactory.create(values.toArray());
    }
}
