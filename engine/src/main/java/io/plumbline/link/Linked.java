package io.plumbline.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** 关联结果: what linking found. */
public final class Linked {
    private final LinkParameters parameters;
    private final Records records;
    private final List<Blocks.Oversized> oversized;
    private final Map<Integer, long[]> histogram;
    private final List<Row> changes;
    private final Dataset<Row> links;
    private final Dataset<Row> members;

    Linked(
            LinkParameters parameters,
            Records records,
            List<Blocks.Oversized> oversized,
            Map<Integer, long[]> histogram,
            List<Row> changes,
            Dataset<Row> links,
            Dataset<Row> members) {
        this.parameters = parameters;
        this.records = records;
        this.oversized = oversized;
        this.histogram = histogram;
        this.changes = changes;
        this.links = links;
        this.members = members;
    }

    /**
     * 例: one pair to look at.
     *
     * @param link its row of {@link Linked#links}
     * @param score what each comparison says
     * @param left column → value of the one record, of columns that may be shown
     * @param right the other's
     */
    public record Example(Row link, PairScore score, Map<String, String> left, Map<String, String> right) {}

    /** How pairs were weighed. */
    public LinkParameters parameters() {
        return parameters;
    }

    /** Records of the first table, of the second, and of both without an id, which are in no other table of the result. */
    public List<Long> records() {
        return Arrays.stream(records.counts()).boxed().toList();
    }

    /** How many pairs were compared. */
    public long pairs() {
        return histogram.values().stream().mapToLong(bin -> bin[0]).sum();
    }

    /** The whole bits below a pair's weight → pairs, and how many of them are vetoed. */
    public Map<Integer, long[]> histogram() {
        return Collections.unmodifiableMap(histogram);
    }

    /**
     * The pairs that are linked or worth a look: {@code left_id}, {@code right_id}, {@code decision} (linked, review or apart),
     * {@code reason} where not the weight decided, {@code judgement}, {@code certain}, {@code vetoed}, {@code weight} in bits,
     * {@code probability}, {@code rules}, for each comparison its degree and bits, {@code rarity_bits}, {@code prior_bits} and the
     * {@code version} of the parameters. The weight is the sum of all columns of bits.
     */
    public Dataset<Row> links() {
        return links;
    }

    /** Every record with its thing: {@code table_no}, {@code id}, {@code entity_id}, {@code records} of it, {@code confidence}, {@code record}. */
    public Dataset<Row> clusters() {
        return members;
    }

    /** What became of earlier ids: {@code old_entity_id}, {@code new_entity_id}, {@code change}, {@code records}. */
    public List<Row> changes() {
        return changes;
    }

    /** The values whose pairs were not formed, those of other columns than the shown ones hidden. */
    public List<Row> capped(Set<String> shown) {
        return Capped.rows(parameters.linking(), oversized, shown);
    }

    /**
     * Pairs to look at: those nearest to the weight from which pairs are linked, below and above it.
     *
     * @param each how many on either side
     * @param shown columns whose values may be shown
     */
    public List<Example> examples(int each, Set<String> shown) {
        Nearest nearest = new Nearest(
                links.schema().fieldIndex("weight"),
                Weights.bits(parameters.linking().match()),
                each);
        List<Row> near =
                links.mapPartitions(nearest, Encoders.row(links.schema())).collectAsList();
        List<Row> rows = new ArrayList<>();
        nearest.call(near.iterator()).forEachRemaining(rows::add);
        return examples(rows, shown);
    }

    /** The pairs of some rows of {@link #links}, explained. */
    private List<Example> examples(List<Row> rows, Set<String> shown) {
        Map<Long, String[]> values = new HashMap<>();
        LongStream ends = rows.stream().flatMapToLong(row -> LongStream.of(left(row), right(row)));
        records.walk()
                .each(records.with(ends).collectAsList().iterator(), one -> values.put(one.record(), one.values()));
        List<Example> examples = new ArrayList<>();
        for (Row row : rows) {
            String[] left = values.get(left(row));
            String[] right = values.get(right(row));
            examples.add(new Example(row, parameters.explain(left, right), shown(left, shown), shown(right, shown)));
        }
        return examples;
    }

    private static long left(Row link) {
        return Keys.record(0, link.getString(0));
    }

    private long right(Row link) {
        return Keys.record(records.twoTables() ? 1 : 0, link.getString(1));
    }

    private Map<String, String> shown(String[] values, Set<String> shown) {
        Map<String, String> kept = new LinkedHashMap<>();
        List<String> columns = parameters.linking().columns();
        for (int i = 0; i < values.length; i++) {
            if (shown.contains(columns.get(i)) && values[i] != null) {
                kept.put(columns.get(i), values[i]);
            }
        }
        return kept;
    }
}
