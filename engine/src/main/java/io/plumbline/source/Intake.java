package io.plumbline.source;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * 接收: turns raw rows into the records of a contract. Every row is accepted, quarantined with all its reasons, a duplicate,
 * superseded, or declared not to be a record, and every file's rows are counted.
 *
 * <p>Rows are conformed once and written to {@code <staging>/received/<contract>}; the tables handed back read from there. Where
 * many rows share a key, the decisions are written with the rows to {@code <staging>/settled/<contract>} instead. All contracts of a
 * run are conformed in one query and settled in a few.
 */
public final class Intake {
    private Intake() {}

    /**
     * What became of the rows of one contract.
     *
     * @param accepted the records, of {@link Intake#acceptedSchema}
     * @param quarantine the refused rows, of {@link Quarantine#SCHEMA}
     * @param conservation the counts per file, of {@link Conservation#SCHEMA}
     */
    public record Received(Dataset<Row> accepted, Dataset<Row> quarantine, Dataset<Row> conservation) {}

    /**
     * Receives the only source of a contract.
     *
     * @param raw rows of {@link RawRows#SCHEMA}, their cells in the order of {@link #wanted}
     * @throws SourceException when the configuration is wrong, with every problem
     * @throws IllegalStateException when a file's rows do not balance, which is a defect
     */
    public static Received receive(
            SparkSession spark,
            String contractId,
            Contract contract,
            Source source,
            Dataset<Row> raw,
            IntakeContext context) {
        return receiveAll(spark, contractId, contract, Map.of(source, raw), context);
    }

    /** Receives all sources of a contract; duplicates and versions are decided over all of them together. */
    public static Received receiveAll(
            SparkSession spark,
            String contractId,
            Contract contract,
            Map<Source, Dataset<Row>> raws,
            IntakeContext context) {
        List<Staged> staged = stage(spark, List.of(conforming(spark, contractId, contract, raws, context)));
        Settled settled = settle(spark, staged, context);
        return new Received(
                settled.accepted().get(contractId),
                settled.quarantine(),
                spark.createDataFrame(settled.conservation(), Conservation.SCHEMA));
    }

    /**
     * What is to be conformed of one contract.
     *
     * @param contractId the contract's id
     * @param contract the contract
     * @param sources ids of its sources
     * @param tallies the query that conforms, writes and counts
     */
    public record Conforming(String contractId, Contract contract, Set<String> sources, Dataset<Row> tallies) {}

    /**
     * Prepares to conform the rows of all sources of a contract; none is read yet.
     *
     * @throws SourceException when the configuration is wrong, with every problem
     */
    public static Conforming conforming(
            SparkSession spark,
            String contractId,
            Contract contract,
            Map<Source, Dataset<Row>> raws,
            IntakeContext context) {
        refuse(ConformProblems.ofAll(contractId, contract, raws.keySet(), context));
        StructType written = new ConformLayout(contract).written();
        String folder = context.staging() + "/received/" + contractId;
        FileSystems systems = FileSystems.of(spark);
        List<Dataset<Row>> tallies = new ArrayList<>();
        raws.forEach((source, raw) -> {
            ConformPlan plan = ConformPlan.of(contractId, contract, source, context);
            tallies.add(raw.select(ConformLayout.columns(RawRows.SCHEMA))
                    .mapPartitions(
                            new ConformWriting(plan, tallies.size(), written, folder, systems),
                            Encoders.row(StagedTally.SCHEMA)));
        });
        Set<String> sources = raws.keySet().stream().map(Source::id).collect(Collectors.toSet());
        Dataset<Row> all = tallies.stream()
                .reduce(Dataset::union)
                .orElseThrow(() -> new SourceException(contractId + ": there is no source to receive"));
        return new Conforming(contractId, contract, sources, all);
    }

    /** Conforms the rows of several contracts, in one query, and writes them down. */
    public static List<Staged> stage(SparkSession spark, Collection<Conforming> conforming) {
        Map<String, List<Row>> tallies = conforming.stream()
                .map(Conforming::tallies)
                .reduce(Dataset::union)
                .map(Dataset::collectAsList)
                .orElse(List.of())
                .stream()
                .collect(Collectors.groupingBy(tally -> tally.getAs(StagedTally.CONTRACT)));
        return conforming.stream()
                .map(each -> staged(spark, each, tallies.getOrDefault(each.contractId(), List.of())))
                .toList();
    }

    private static Staged staged(SparkSession spark, Conforming conformed, List<Row> tallies) {
        ConformLayout layout = new ConformLayout(conformed.contract());
        Dataset<Row> rows = read(spark, layout.written(), Staged.paths(tallies));
        for (String name : layout.computed()) {
            rows = rows.withColumn(name, layout.compute(name));
        }
        return new Staged(
                conformed.contractId(),
                conformed.contract(),
                conformed.sources(),
                tallies,
                layout.computed().isEmpty() ? rows : rows.to(layout.staged()));
    }

    /** Staged files hold moments as they are; without the mark of a writer that Spark knows, it asks what calendar they are in. */
    static Dataset<Row> read(SparkSession spark, StructType schema, List<String> paths) {
        return paths.isEmpty()
                ? spark.createDataFrame(List.of(), schema)
                : spark.read()
                        .schema(schema)
                        .option("datetimeRebaseMode", "CORRECTED")
                        .parquet(paths.toArray(String[]::new));
    }

    /**
     * Decides which of several rows of one key stands, and accounts for every row of every contract.
     *
     * @param staged the rows of each contract; not empty
     * @throws SourceException when two contracts have a source of one id
     * @throws IllegalStateException when a file's rows do not balance, which is a defect
     */
    public static Settled settle(SparkSession spark, Collection<Staged> staged, IntakeContext context) {
        ConformTogether together = ConformTogether.of(spark, staged);
        Map<String, Staged> byContract = new TreeMap<>();
        staged.forEach(each -> byContract.put(each.contractId(), each));
        Map<String, ConformCounts> counts = ConformCounts.of(staged);
        Map<String, ConformSettling> settlings = ConformSettling.of(together, byContract, context.key());
        Map<String, Dataset<Row>> accepted = new TreeMap<>();
        Dataset<Row> quarantine = ConformQuarantine.refused(together);
        for (Staged each : byContract.values()) {
            String id = each.contractId();
            ConformSettling settling = settlings.get(id);
            Dataset<Row> settled = settling == null ? each.rows() : settled(spark, each, settling, context);
            if (settling != null) {
                counts.get(id).settle(settling.counts());
            }
            accepted.put(id, accepted(settled, each.contract()));
            if (counts.get(id).conflicts()) {
                quarantine = quarantine.union(ConformQuarantine.contradicting(id, each.contract(), settled));
            }
        }
        List<Row> conservation =
                counts.values().stream().flatMap(of -> of.rows().stream()).toList();
        return new Settled(accepted, quarantine, conservation);
    }

    private static Dataset<Row> settled(
            SparkSession spark, Staged staged, ConformSettling settling, IntakeContext context) {
        String path = context.staging() + "/settled/" + staged.contractId();
        return settling.few()
                ? settling.settled()
                : written(spark, settling.settled(), new ConformLayout(staged.contract()), path);
    }

    private static Dataset<Row> accepted(Dataset<Row> settled, Contract contract) {
        return settled.filter(ConformLayout.passed()).select(ConformLayout.columns(acceptedSchema(contract)));
    }

    /** Written once and read once or twice by the same run: dictionaries and statistics of pages would never pay for themselves. */
    private static Dataset<Row> written(SparkSession spark, Dataset<Row> rows, ConformLayout layout, String path) {
        rows.select(ConformLayout.columns(layout.staged()))
                .write()
                .option("parquet.enable.dictionary", false)
                .option("parquet.size.statistics.enabled", false)
                .option("parquet.column.statistics.enabled", false)
                .mode(SaveMode.Overwrite)
                .parquet(path);
        return spark.read().schema(layout.staged()).parquet(path);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SourceException(String.join("\n", problems));
        }
    }

    /** The columns of a contract's accepted records: its own, those that are dropped left out, and {@link Lineage#SCHEMA}. */
    public static StructType acceptedSchema(Contract contract) {
        return new ConformLayout(contract).accepted();
    }

    /**
     * The columns to be read from a source, in the contract's order, each with the headers under which it may stand: the mapped
     * one, or else its own, Chinese and English names. Dropped, computed and constant columns are not among them.
     */
    public static List<ReadRequest.Wanted> wanted(Contract contract, Source source) {
        List<ReadRequest.Wanted> wanted = new ArrayList<>();
        new LinkedHashMap<>(contract.columns()).forEach((name, column) -> {
            Mapping mapping = ConformPlan.mapping(name, source);
            if (column.privacy() != Privacy.DROP && !column.computed() && mapping.constant() == null) {
                boolean required = column.required() || contract.key().contains(name);
                wanted.add(new ReadRequest.Wanted(name, headers(name, column, mapping), required));
            }
        });
        return List.copyOf(wanted);
    }

    private static List<String> headers(String name, Column column, Mapping mapping) {
        return mapping.from() != null
                ? List.of(mapping.from())
                : Stream.of(name, column.zh(), column.en())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    /**
     * Everything that is wrong with a source's configuration, each problem with its path; empty when nothing is. Whether a key
     * for pseudonyms is at hand is checked when rows are received.
     */
    public static List<String> problems(String contractId, Contract contract, Source source) {
        return ConformProblems.of(contractId, contract, source);
    }
}
