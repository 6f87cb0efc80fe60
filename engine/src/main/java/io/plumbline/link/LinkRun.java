package io.plumbline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.source.OwnSession;
import io.plumbline.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** 一次关联: tables read, linked, and written. */
public final class LinkRun {
    private static final List<String> DECISIONS = List.of(Decision.LINKED, Decision.REVIEW, Decision.APART);

    private final SparkSession spark;
    private final LinkFile file;
    private final Path staging;
    private final List<LinkInput> inputs = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private Linked linked;

    private LinkRun(SparkSession spark, LinkFile file) {
        this.spark = spark;
        this.file = file;
        this.staging = new Path(file.out(), "_staging");
    }

    /**
     * Reads, links and writes the tables below {@code out}: links, clusters, capped and changes as Parquet and CSV, parameters too, and
     * rarity as Parquet, which only later runs read.
     *
     * @param file with paths that are absolute or relative to the working directory
     * @param then what is done with the result before the staging folder is removed
     * @throws SourceException when a table cannot be read
     * @throws IllegalArgumentException when ids repeat or the budget of pairs does not suffice
     */
    public static <T> T of(SparkSession spark, LinkFile file, Function<LinkRun, T> then) {
        OwnSession own = OwnSession.beside(spark, ZoneOffset.UTC);
        // Linking sizes its own partitions; adapting them would run every shuffle as a job of its own.
        own.spark().conf().set("spark.sql.adaptive.enabled", "false");
        LinkRun run = new LinkRun(own.spark(), file);
        return own.during(() -> {
            try {
                run.link();
                run.write();
                return then.apply(run);
            } finally {
                run.removeStaging();
            }
        });
    }

    /** What was linked. */
    public LinkFile file() {
        return file;
    }

    /** What was found. */
    public Linked linked() {
        return linked;
    }

    /** How many records of each table could be read, and how many could not. */
    public List<String> read() {
        return inputs.stream().map(LinkInput::counted).toList();
    }

    /** The values whose pairs were not formed. */
    public List<Row> capped() {
        return linked.capped(Set.copyOf(file.show()));
    }

    /** Decision → pairs: linked, review and apart. */
    public Map<String, Long> counts() {
        return counts;
    }

    private void link() {
        Linker linker = Linker.of(file.linking(), this::stage);
        if (file.before() != null) {
            linker.before(written(file.before(), "clusters"));
        }
        if (file.frozen()) {
            linker.parameters(LinkParameters.read(
                    file.linking(), written(file.before(), "parameters"), written(file.before(), "rarity")));
        }
        if (file.judgements() != null) {
            LinkFile.Table said = new LinkFile.Table(file.judgements(), "left_id", null, null, null, null);
            linker.judgements(read(said, "judgements", List.of("left_id", "right_id", "verdict")));
        }
        List<Dataset<Row>> tables = new ArrayList<>();
        for (LinkFile.Table table : file.tables()) {
            tables.add(read(table, "table-" + tables.size(), file.linking().columns()));
        }
        linked = tables.size() == 1
                ? linker.within(tables.get(0), LinkInput.ID)
                : linker.across(tables.get(0), LinkInput.ID, tables.get(1), LinkInput.ID);
    }

    private Dataset<Row> read(LinkFile.Table table, String name, List<String> columns) {
        LinkInput input = new LinkInput(table, columns);
        inputs.add(input);
        return input.read(spark, rows -> stage(name, rows));
    }

    private Dataset<Row> written(String folder, String name) {
        return spark.read().parquet(new Path(folder, name).toString());
    }

    private Dataset<Row> stage(String name, Dataset<Row> rows) {
        String path = new Path(staging, name).toString();
        rows.write().mode(SaveMode.Overwrite).parquet(path);
        return spark.read().schema(rows.schema()).parquet(path);
    }

    private void write() {
        LinkParameters parameters = linked.parameters();
        Observation decisions = new Observation();
        write("links", linked.links().observe(decisions, count(DECISIONS.get(0)), counts(DECISIONS)), true);
        DECISIONS.forEach(
                decision -> counts.put(decision, (Long) Observed.of(decisions).getOrDefault(decision, 0L)));
        write("clusters", linked.clusters(), true);
        write("parameters", rows(parameters.rows(), LinkParameters.SCHEMA), true);
        write("rarity", rows(parameters.rarity().rows(file.linking()), Rarity.SCHEMA), false);
        write("capped", rows(capped(), Capped.SCHEMA), true);
        write("changes", rows(linked.changes(), Identities.CHANGES), true);
    }

    private static Column count(String decision) {
        return count_if(col("decision").equalTo(decision)).as(decision);
    }

    private static Column[] counts(List<String> decisions) {
        return decisions.stream().skip(1).map(LinkRun::count).toArray(Column[]::new);
    }

    private Dataset<Row> rows(List<Row> rows, StructType schema) {
        return spark.createDataFrame(rows, schema).coalesce(1);
    }

    private void write(String name, Dataset<Row> rows, boolean asText) {
        String path = new Path(file.out(), name).toString();
        rows.write().mode(SaveMode.Overwrite).parquet(path);
        if (asText) {
            Dataset<Row> written = spark.read().schema(rows.schema()).parquet(path);
            written.select(Arrays.stream(written.schema().fields())
                            .map(LinkRun::cell)
                            .toArray(Column[]::new))
                    .coalesce(1)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .option("header", true)
                    .csv(path + "_csv");
        }
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static Column cell(StructField field) {
        Column value = col("`" + field.name().replace("`", "``") + "`");
        return field.dataType().equals(DataTypes.StringType)
                ? when(value.rlike("^[=+\\-@\\t\\r]"), concat(lit("'"), value))
                        .otherwise(value)
                        .as(field.name())
                : value;
    }

    private void removeStaging() {
        try {
            staging.getFileSystem(new Configuration()).delete(staging, true);
        } catch (IOException e) {
            throw new UncheckedIOException("Folder " + staging + " of a finished linking cannot be removed", e);
        }
    }
}
