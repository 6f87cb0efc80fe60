package io.plumbline.link;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** 关联结果: what linking found. */
public final class Linked {
    private final LinkParameters parameters;
    private final long[] records;
    private final List<Blocks.Oversized> oversized;
    private final Map<Integer, long[]> histogram;
    private final List<Row> changes;
    private final Dataset<Row> links;
    private final Dataset<Row> members;
    private final Dataset<Row> prepared;

    Linked(
            LinkParameters parameters,
            long[] records,
            List<Blocks.Oversized> oversized,
            Map<Integer, long[]> histogram,
            List<Row> changes,
            Dataset<Row> links,
            Dataset<Row> members,
            Dataset<Row> prepared) {
        this.parameters = parameters;
        this.records = records;
        this.oversized = oversized;
        this.histogram = histogram;
        this.changes = changes;
        this.links = links;
        this.members = members;
        this.prepared = prepared;
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
        return List.of(records[0], records[1], records[2]);
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

    /** Every record with its thing: {@code table_no}, {@code id}, {@code entity_id}, {@code records} of it, {@code record}. */
    public Dataset<Row> clusters() {
        return members;
    }

    /** What became of earlier ids: {@code old_entity_id}, {@code new_entity_id}, {@code change}, {@code records}. */
    public List<Row> changes() {
        return changes;
    }

    /** The values whose pairs were not formed, those of other columns than the shown ones hidden. */
    public List<Row> capped(Set<String> shown) {
        return LinkTables.capped(parameters.linking(), oversized, shown);
    }

    /**
     * Pairs to look at: those nearest to the weight from which pairs are linked, below and above it.
     *
     * @param each how many on either side
     * @param shown columns whose values may be shown
     */
    public List<Example> examples(int each, Set<String> shown) {
        double match = Weights.bits(parameters.linking().match());
        List<Row> rows = new ArrayList<>();
        for (boolean above : new boolean[] {true, false}) {
            rows.addAll(
                    links.where(above ? col("weight").geq(match) : col("weight").lt(match))
                            .orderBy(abs(col("weight").minus(match)), col("left_id"), col("right_id"))
                            .limit(each)
                            .collectAsList());
        }
        return examples(rows, shown);
    }

    /** The pairs of some rows of {@link #links}, explained. */
    private List<Example> examples(List<Row> rows, Set<String> shown) {
        Scorer scorer = new Scorer(parameters.linking());
        boolean twoTables = records[1] > 0;
        Set<String> ids = new TreeSet<>();
        rows.forEach(row -> ids.addAll(List.of(row.<String>getAs("left_id"), row.<String>getAs("right_id"))));
        Map<String, String[]> values = new HashMap<>();
        prepared.where(col(Prepared.ID).isin(ids.toArray()))
                .select(Prepared.SIDE, Prepared.ID, Prepared.VALUES)
                .collectAsList()
                .forEach(row -> values.put(row.getInt(0) + row.getString(1), scorer.values(row.getString(2))));
        List<Example> examples = new ArrayList<>();
        for (Row row : rows) {
            String[] left = values.get("0" + row.getAs("left_id"));
            String[] right = values.get((twoTables ? "1" : "0") + row.getAs("right_id"));
            examples.add(new Example(row, parameters.explain(left, right), shown(left, shown), shown(right, shown)));
        }
        return examples;
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
