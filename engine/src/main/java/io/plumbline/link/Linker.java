package io.plumbline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.posexplode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 记录关联: recognizes records of the same thing, in one table or across two. */
public final class Linker {
    private static final StructType PATTERN =
            new StructType().add("pattern", DataTypes.LongType).add("base", DataTypes.DoubleType);

    private final SparkSession spark;
    private final Linking linking;
    private final Staging staging;
    private LinkParameters kept;
    private Dataset<Row> judgements;
    private Dataset<Row> before;

    private Linker(SparkSession spark, Linking linking, Staging staging) {
        this.spark = spark;
        this.linking = linking;
        this.staging = staging;
    }

    /**
     * A linker by checked settings.
     *
     * @param staging where steps are written
     */
    public static Linker of(SparkSession spark, Linking linking, Staging staging) {
        return new Linker(spark, linking, staging);
    }

    /** Weighs by what an earlier run found, and estimates nothing. */
    public Linker parameters(LinkParameters parameters) {
        kept = parameters;
        return this;
    }

    /** What people said: {@code left_id}, {@code right_id} and {@code verdict}, which is same, different or unsure. */
    public Linker judgements(Dataset<Row> said) {
        judgements = said;
        return this;
    }

    /** The clusters of an earlier run, whose ids live on. */
    public Linker before(Dataset<Row> clusters) {
        before = clusters;
        return this;
    }

    /**
     * Links the records of one table with each other.
     *
     * @param table any table with the columns that the settings name; better written than computed, as it is read several times
     * @param id the column that tells its records apart
     * @throws IllegalArgumentException if ids repeat or more pairs would be formed than allowed
     */
    public Linked within(Dataset<Row> table, String id) {
        return new Work(Prepared.of(linking, table, id, 0), false).link();
    }

    /** Links the records of one table with those of another. See {@link #within}. */
    public Linked across(Dataset<Row> left, String leftId, Dataset<Row> right, String rightId) {
        Dataset<Row> both = Prepared.of(linking, left, leftId, 0).unionByName(Prepared.of(linking, right, rightId, 1));
        return new Work(both, true).link();
    }

    /** One linking. */
    private final class Work {
        private final Dataset<Row> all;
        private final Dataset<Row> prepared;
        private final boolean twoTables;

        Work(Dataset<Row> all, boolean twoTables) {
            this.all = staging.write("prepared", all);
            this.prepared = this.all.where(col(Prepared.RECORD).isNotNull());
            this.twoTables = twoTables;
        }

        Linked link() {
            long[] records = records();
            Blocks blocks = new Blocks(linking, prepared, staging.write("keys", Blocks.count(prepared)), twoTables);
            long repeated = blocks.repeatedIds();
            if (repeated > 0) {
                throw new IllegalArgumentException(
                        repeated + " ids stand on several records of a table; name a column that tells records apart");
            }
            blocks.pairs();
            List<Blocks.Oversized> oversized = blocks.oversized();
            long named = records[0] + records[1];
            Rarity rarity = kept == null ? Rarity.of(linking, prepared, named) : kept.rarity();
            Dataset<Row> pairs = staging.write("pairs", scored(blocks, rarity, oversized));
            PatternCounts counts = counts(pairs);
            LinkParameters parameters =
                    kept == null ? new LinkParameters(linking, weights(counts, records), rarity) : kept;
            Dataset<Row> weighed = weighed(pairs, counts, parameters.weights());
            Map<Integer, long[]> histogram = histogram(weighed);
            Dataset<Row> shown = staging.write("links", shown(weighed));
            Grouping grouping = new Grouping(spark, parameters, prepared, twoTables);
            grouping.group(shown, judgements, before);
            return new Linked(
                    parameters,
                    records,
                    oversized,
                    histogram,
                    grouping.changes(),
                    grouping.links(shown),
                    grouping.members(),
                    prepared);
        }

        /** Records with an id of the one and of the other table, and without one. */
        private long[] records() {
            long[] records = new long[3];
            all.groupBy(col(Prepared.SIDE), col(Prepared.RECORD).isNull())
                    .count()
                    .collectAsList()
                    .forEach(row -> records[row.getBoolean(1) ? 2 : row.getInt(0)] += row.getLong(2));
            return records;
        }

        private Weights weights(PatternCounts counts, long[] records) {
            double possible = twoTables ? (double) records[0] * records[1] : (double) records[0] * (records[0] - 1) / 2;
            PatternCounts random = RandomPairs.of(linking, prepared, records[0] + records[1], twoTables);
            return Estimation.of(linking, counts, random, possible);
        }

        private Dataset<Row> scored(Blocks blocks, Rarity rarity, List<Blocks.Oversized> oversized) {
            Dataset<Row> kept = blocks.kept();
            Dataset<Row> keyed = prepared.select(
                            col(Prepared.RECORD),
                            col(Prepared.SIDE),
                            col(Prepared.ID),
                            col(Prepared.VALUES),
                            posexplode(col(Prepared.KEYS)).as(new String[] {"rule", "key"}))
                    .where(col("key")
                            .isNotNull()
                            .and(col("rule").lt(linking.rules().size())));
            return keyed.join(kept, keyed.col("key").equalTo(kept.col("key")), "left_semi")
                    .select("key", "rule", Prepared.RECORD, Prepared.SIDE, Prepared.ID, Prepared.VALUES)
                    .repartition(col("key"))
                    .sortWithinPartitions("key", Prepared.RECORD)
                    .mapPartitions(
                            new PairScoring(linking, rarity, oversized, twoTables), Encoders.row(PairScoring.PAIRS));
        }
    }

    private static PatternCounts counts(Dataset<Row> pairs) {
        List<Row> rows = pairs.groupBy("rules", "pattern")
                .count()
                .orderBy("rules", "pattern")
                .collectAsList();
        return new PatternCounts(
                rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
                rows.stream().mapToLong(row -> row.getLong(1)).toArray(),
                rows.stream().mapToDouble(row -> row.getLong(2)).toArray());
    }

    private Dataset<Row> weighed(Dataset<Row> pairs, PatternCounts counts, Weights weights) {
        List<Row> bases = new ArrayList<>();
        Arrays.stream(counts.patterns())
                .distinct()
                .sorted()
                .forEach(pattern ->
                        bases.add(RowFactory.create(pattern, weights.of(pattern) + weights.ofAverage(pattern))));
        Column certain = col("rules").bitwiseAND(linking.certainRules()).notEqual(0L);
        return pairs.join(broadcast(spark.createDataFrame(bases, PATTERN)), "pattern")
                .withColumn("weight", col("base").plus(col("rare")))
                .withColumn("certain", certain);
    }

    /** Whole bits → pairs, and how many of them are vetoed. */
    private static Map<Integer, long[]> histogram(Dataset<Row> weighed) {
        Map<Integer, long[]> histogram = new TreeMap<>();
        for (Row row : weighed.groupBy(floor(col("weight")).cast("int").as("bits"), col("vetoed"))
                .count()
                .collectAsList()) {
            long[] bin = histogram.computeIfAbsent(row.getInt(0), none -> new long[2]);
            bin[0] += row.getLong(2);
            bin[1] += row.getBoolean(1) ? row.getLong(2) : 0;
        }
        return histogram;
    }

    /** The pairs that are linked or worth a look. */
    private Dataset<Row> shown(Dataset<Row> weighed) {
        return weighed.where(col("certain").or(col("weight").geq(Weights.bits(linking.review()))))
                .select(Grouping.PAIR.stream().map(name -> col(name)).toArray(Column[]::new));
    }
}
