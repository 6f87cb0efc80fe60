package io.plumbline.link;

import static org.apache.spark.sql.functions.col;

import io.plumbline.pack.Linking;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** 记录关联: recognizes records of the same thing, in one table or across two. */
public final class Linker {
    private final Linking linking;
    private final Staging staging;
    private LinkParameters kept;
    private Dataset<Row> judgements;
    private Dataset<Row> before;

    private Linker(Linking linking, Staging staging) {
        this.linking = linking;
        this.staging = staging;
    }

    /**
     * A linker by checked settings.
     *
     * @param staging where steps are written
     */
    public static Linker of(Linking linking, Staging staging) {
        return new Linker(linking, staging);
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
        private final Records records;

        Work(Dataset<Row> all, boolean twoTables) {
            this.records = new Records(linking, staging.write("prepared", all), twoTables);
        }

        Linked link() {
            Blocks blocks = Blocks.of(linking, records);
            Rarity rarity = kept == null ? Rarity.of(linking, blocks.values(), records.named()) : kept.rarity();
            Dataset<Row> scored = staging.write("pairs", scored(blocks, rarity));
            PatternCounts counts = PairScoring.counts(scored.select(PairScoring.COUNTS)
                    .where(col(PairScoring.COUNTS).isNotNull())
                    .collectAsList());
            LinkParameters parameters = kept == null
                    ? new LinkParameters(
                            linking,
                            Estimation.of(linking, counts, RandomPairs.of(linking, records), records.possiblePairs()),
                            rarity)
                    : kept;
            Weigher weigher = new Weigher(linking, parameters.weights(), counts);
            Dataset<Row> pairs = scored.select(PairScoring.PAIRS)
                    .where(col(PairScoring.PAIRS).isNotNull());
            List<Row> weighed = pairs.mapPartitions(new Weighing(weigher), Encoders.row(Weighing.SCHEMA))
                    .collectAsList();
            Grouping grouping = new Grouping(parameters, records);
            grouping.group(weighed, judgements, before);
            return new Linked(
                    parameters,
                    records,
                    blocks.oversized(),
                    Weighing.histogram(weighed),
                    grouping.changes(),
                    grouping.links(pairs, weigher),
                    grouping.members());
        }

        private Dataset<Row> scored(Blocks blocks, Rarity rarity) {
            Dataset<Row> entries = records.packed()
                    .mapPartitions(new BlockPacking(linking, blocks), Encoders.row(BlockPacking.SCHEMA));
            return blocks.buckets()
                    .together(entries)
                    .mapPartitions(
                            new PairScoring(linking, rarity, blocks.oversized(), records.twoTables()),
                            Encoders.row(PairScoring.SCHEMA));
        }
    }
}
