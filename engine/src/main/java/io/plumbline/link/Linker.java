package io.plumbline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.posexplode;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 记录关联: recognizes records of the same thing, in one table or across two. */
public final class Linker {
    private static final StructType MEMBERS = new StructType()
            .add(Prepared.RECORD, DataTypes.LongType)
            .add("entity", DataTypes.LongType);
    private static final StructType PATTERN =
            new StructType().add("pattern", DataTypes.LongType).add("base", DataTypes.DoubleType);

    private final SparkSession spark;
    private final Linking linking;
    private final Staging staging;
    private final Dataset<Row> prepared;
    private final boolean twoTables;

    private Linker(
            SparkSession spark, Linking linking, Staging staging, Dataset<Row> prepared, boolean twoTables) {
        this.spark = spark;
        this.linking = linking;
        this.staging = staging;
        this.prepared = prepared;
        this.twoTables = twoTables;
    }

    /**
     * Links the records of one table with each other.
     *
     * @param table any table with the columns that the linking names; better written than computed, as it is read several times
     * @param staging where steps are written
     * @throws IllegalArgumentException if ids repeat or more pairs would be formed than allowed
     */
    public static Linked within(SparkSession spark, Linking linking, Dataset<Row> table, Staging staging) {
        return new Linker(spark, linking, staging, Prepared.of(linking, table, 0), false).link();
    }

    /** Links the records of one table with those of another. See {@link #within}. */
    public static Linked across(
            SparkSession spark, Linking linking, Dataset<Row> left, Dataset<Row> right, Staging staging) {
        Dataset<Row> both = Prepared.of(linking, left, 0).unionByName(Prepared.of(linking, right, 1));
        return new Linker(spark, linking, staging, both, true).link();
    }

    private Linked link() {
        Blocks blocks = Blocks.of(linking, staging.write("keys", Blocks.count(prepared)), twoTables);
        long repeated = blocks.repeatedIds();
        if (repeated > 0) {
            throw new IllegalArgumentException("link '" + linking.link() + "': " + repeated + " values of the id column '"
                    + linking.id() + "' stand on several records; name a column that tells records apart");
        }
        long most = blocks.pairs();
        List<Blocks.Oversized> oversized = blocks.oversized(prepared);
        long[] records = records();
        Rarity rarity = Rarity.of(linking, prepared, records[0] + records[1]);
        double[][] u = RandomPairs.agreement(linking, prepared, records[0] + records[1], twoTables);
        Dataset<Row> pairs = staging.write("pairs", scored(blocks, rarity, oversized));
        PatternCounts counts = counts(pairs);
        double possible = twoTables
                ? (double) records[0] * records[1]
                : (double) records[0] * (records[0] - 1) / 2;
        Weights weights = Estimation.of(linking, counts, u, possible);
        Dataset<Row> links = staging.write("links", links(pairs, counts, weights));
        return new Linked(linking, weights, counts, oversized, most, links, members(links));
    }

    private long[] records() {
        long[] records = new long[2];
        prepared.groupBy(Prepared.SIDE).count().collectAsList().forEach(row -> records[row.getInt(0)] = row.getLong(1));
        return records;
    }

    private Dataset<Row> scored(Blocks blocks, Rarity rarity, List<Blocks.Oversized> oversized) {
        Dataset<Row> keyed = prepared.select(
                        col(Prepared.RECORD),
                        col(Prepared.SIDE),
                        col(Prepared.VALUES),
                        posexplode(col(Prepared.KEYS)).as(new String[] {"rule", "key"}))
                .where(col("key").isNotNull().and(col("rule").lt(linking.rules().size())));
        return keyed.join(blocks.kept(), keyed.col("key").equalTo(blocks.kept().col("key")), "left_semi")
                .select("key", "rule", Prepared.RECORD, Prepared.SIDE, Prepared.VALUES)
                .repartition(col("key"))
                .sortWithinPartitions("key", Prepared.RECORD)
                .mapPartitions(
                        new PairScoring(linking, rarity, oversized, twoTables), Encoders.row(PairScoring.PAIRS));
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

    /** The pairs with their weights, those that are neither linked nor worth a look left out. */
    private Dataset<Row> links(Dataset<Row> pairs, PatternCounts counts, Weights weights) {
        List<Row> bases = new ArrayList<>();
        java.util.Arrays.stream(counts.patterns()).distinct().sorted().forEach(pattern ->
                bases.add(RowFactory.create(pattern, weights.of(pattern) + weights.ofAverage(pattern))));
        Column certain = col("rules").bitwiseAND((1L << linking.certain().size()) - 1).notEqual(0L);
        return pairs.join(broadcast(spark.createDataFrame(bases, PATTERN)), "pattern")
                .withColumn("weight", col("base").plus(col("rare")))
                .withColumn("certain", certain)
                .where(col("certain").or(col("weight").geq(Weights.bits(linking.review()))))
                .withColumn(
                        "linked",
                        functions.not(col("vetoed"))
                                .and(col("certain").or(col("weight").geq(Weights.bits(linking.match())))))
                .select("left", "right", "pattern", "rules", "certain", "vetoed", "weight", "linked");
    }

    private Dataset<Row> members(Dataset<Row> links) {
        List<Row> edges = links.where(col("linked")).select("left", "right").collectAsList();
        long[] ends = new long[2 * edges.size()];
        for (int i = 0; i < edges.size(); i++) {
            ends[2 * i] = edges.get(i).getLong(0);
            ends[2 * i + 1] = edges.get(i).getLong(1);
        }
        Clusters clusters = new Clusters(ends);
        for (int i = 0; i < ends.length; i += 2) {
            clusters.join(ends[i], ends[i + 1]);
        }
        List<Row> members = new ArrayList<>(clusters.records().length);
        for (int i = 0; i < clusters.records().length; i++) {
            members.add(RowFactory.create(clusters.records()[i], clusters.lead(i)));
        }
        Dataset<Row> led = spark.createDataFrame(members, MEMBERS);
        return prepared.join(led, prepared.col(Prepared.RECORD).equalTo(led.col(Prepared.RECORD)), "left_outer")
                .select(
                        prepared.col(Prepared.SIDE),
                        prepared.col(Prepared.ID),
                        functions.lower(functions.lpad(functions.hex(functions.coalesce(led.col("entity"), prepared.col(Prepared.RECORD))), 16, "0"))
                                .as("entity_id"));
    }
}
