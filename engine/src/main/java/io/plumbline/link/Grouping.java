package io.plumbline.link;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.plumbline.contract.TableSchema;
import io.plumbline.link.Judgements.Pair;
import io.plumbline.link.Judgements.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 归组: from weighed pairs and what people said of pairs to decisions, clusters and ids. */
final class Grouping {
    /** The columns of a pair that is linked or worth a look. */
    static final List<String> PAIR =
            List.of("left", "right", "left_id", "right_id", "pattern", "rules", "rare", "weight", "certain", "vetoed");

    private static final StructType JUDGED_PAIR = new StructType()
            .add("left", DataTypes.LongType)
            .add("right", DataTypes.LongType)
            .add("left_id", DataTypes.StringType)
            .add("right_id", DataTypes.StringType)
            .add("pattern", DataTypes.LongType)
            .add("rules", DataTypes.LongType)
            .add("rare", DataTypes.DoubleType)
            .add("weight", DataTypes.DoubleType)
            .add("certain", DataTypes.BooleanType)
            .add("vetoed", DataTypes.BooleanType);

    private static final StructType DECIDED = TableSchema.table()
            .longs("left", "one record; never null")
            .longs("right", "the other; never null")
            .string("judgement", "same, different or unsure; null when nobody said")
            .string("decided", "linked, review or apart; never null")
            .string("why", "what decided, where it was not the weight")
            .build();

    private final SparkSession spark;
    private final LinkParameters parameters;
    private final Linking linking;
    private final Dataset<Row> prepared;
    private final boolean twoTables;
    private final Map<Pair, Row> decided = new TreeMap<>();
    private List<Row> judgedPairs = List.of();
    private Membership membership;
    private List<Row> changes = List.of();

    Grouping(SparkSession spark, LinkParameters parameters, Dataset<Row> prepared, boolean twoTables) {
        this.spark = spark;
        this.parameters = parameters;
        this.linking = parameters.linking();
        this.prepared = prepared;
        this.twoTables = twoTables;
    }

    /**
     * Decides.
     *
     * @param shown the pairs, written
     * @param judgements null without
     * @param before the clusters of an earlier run; null without
     */
    void group(Dataset<Row> shown, Dataset<Row> judgements, Dataset<Row> before) {
        Map<Pair, Verdict> verdicts = judgements == null ? Map.of() : Judgements.read(judgements, twoTables);
        Edges edges = new Edges();
        List<Pair> apart = new ArrayList<>();
        Iterator<Row> rows = shown.where(linked().or(col("vetoed")))
                .select("left", "right", "weight", "certain", "vetoed")
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            Pair pair = new Pair(row.getLong(0), row.getLong(1));
            if (verdicts.containsKey(pair)) {
                continue;
            }
            if (row.getBoolean(4)) {
                apart.add(pair);
            } else {
                edges.add(
                        pair.left(), pair.right(), row.getDouble(2), row.getBoolean(3) ? Edges.CERTAIN : Edges.SCORED);
            }
        }
        judge(verdicts, edges, apart);
        cluster(edges, apart, before);
    }

    private Column linked() {
        return not(col("vetoed")).and(col("certain").or(col("weight").geq(Weights.bits(linking.match()))));
    }

    /** What people said stands above what was computed, also of pairs that no rule had found. */
    private void judge(Map<Pair, Verdict> verdicts, Edges edges, List<Pair> apart) {
        if (verdicts.isEmpty()) {
            return;
        }
        Map<Long, Row> known = new HashMap<>();
        TreeSet<Long> wanted = new TreeSet<>();
        verdicts.keySet().forEach(pair -> wanted.addAll(List.of(pair.left(), pair.right())));
        prepared.select(Prepared.RECORD, Prepared.ID, Prepared.VALUES)
                .where(col(Prepared.RECORD).isin(wanted.toArray()))
                .collectAsList()
                .forEach(row -> known.put(row.getLong(0), row));
        Scorer scorer = new Scorer(linking);
        judgedPairs = new ArrayList<>();
        verdicts.forEach((pair, verdict) -> {
            Row left = known.get(pair.left());
            Row right = known.get(pair.right());
            if (left != null && right != null && pair.left() != pair.right()) {
                Row scored = scored(scorer, left, right);
                judgedPairs.add(scored);
                String word = verdict.name().toLowerCase(Locale.ROOT);
                switch (verdict) {
                    case SAME -> edges.add(pair.left(), pair.right(), scored.getDouble(7), Edges.JUDGED);
                    case DIFFERENT -> apart.add(pair);
                    case UNSURE -> {}
                }
                String decision = switch (verdict) {
                    case SAME -> "linked";
                    case DIFFERENT -> "apart";
                    case UNSURE -> "review";
                };
                decide(pair, word, decision, "judged by a person");
            }
        });
    }

    private Row scored(Scorer scorer, Row left, Row right) {
        String[] one = scorer.values(left.getString(2));
        String[] other = scorer.values(right.getString(2));
        long equal = scorer.equal(one, other);
        long pattern = scorer.pattern(one, other);
        boolean vetoed = scorer.vetoed(one, other, equal);
        long rules = scorer.rules(equal);
        double rare = parameters.rarity().of(scorer, pattern, one);
        Weights weights = parameters.weights();
        return RowFactory.create(
                left.getLong(0),
                right.getLong(0),
                left.getString(1),
                right.getString(1),
                pattern,
                rules,
                rare,
                weights.of(pattern) + weights.ofAverage(pattern) + rare,
                (rules & linking.certainRules()) != 0,
                vetoed);
    }

    private void decide(Pair pair, String judgement, String decision, String why) {
        decided.put(pair, RowFactory.create(pair.left(), pair.right(), judgement, decision, why));
    }

    private void cluster(Edges edges, List<Pair> apart, Dataset<Row> before) {
        boolean[] linked = new boolean[edges.size()];
        String[] taken = linking.oneToOne() && twoTables ? BestPartners.refused(edges) : new String[edges.size()];
        Clusters clusters = new Clusters(edges.ends(), linking.mostMembers());
        apart.forEach(pair -> clusters.keepApart(pair.left(), pair.right()));
        distinct(clusters);
        for (int edge : edges.surestFirst()) {
            Pair pair = new Pair(edges.left(edge), edges.right(edge));
            String judgement = edges.kind(edge) == Edges.JUDGED ? "same" : null;
            if (taken[edge] != null) {
                decide(pair, judgement, taken[edge].equals(BestPartners.TIE) ? "review" : "apart", taken[edge]);
                continue;
            }
            Clusters.Refusal refusal = clusters.join(pair.left(), pair.right());
            linked[edge] = refusal == null;
            if (refusal != null) {
                decide(pair, judgement, "review", refusal.words());
            }
        }
        for (int edge : Bridges.of(edges, clusters, linked)) {
            if (edges.kind(edge) == Edges.SCORED) {
                decide(
                        new Pair(edges.left(edge), edges.right(edge)),
                        null,
                        "linked",
                        "the only link between two parts of its cluster");
            }
        }
        name(clusters, before);
    }

    private void distinct(Clusters clusters) {
        if (linking.distinct().isEmpty()) {
            return;
        }
        Scorer scorer = new Scorer(linking);
        int[] columns =
                linking.distinct().stream().mapToInt(linking.columns()::indexOf).toArray();
        Iterator<Row> rows = prepared.select(Prepared.RECORD, Prepared.VALUES).toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (clusters.at(row.getLong(0)) >= 0) {
                String[] values = scorer.values(row.getString(1));
                for (int i = 0; i < columns.length; i++) {
                    clusters.keepDistinct(i, row.getLong(0), values[columns[i]]);
                }
            }
        }
    }

    /** Gives clusters their ids, and those that records had before where they had one. */
    private void name(Clusters clusters, Dataset<Row> before) {
        Map<Long, List<Long>> members = new TreeMap<>();
        for (int i = 0; i < clusters.records().length; i++) {
            members.computeIfAbsent(clusters.lead(i), none -> new ArrayList<>()).add(clusters.records()[i]);
        }
        Map<Long, String> had = before == null ? Map.of() : had(before, clusters, members);
        Identities identities = new Identities(had);
        Map<Long, String> ids = identities.of(members);
        changes = identities.changes(members);
        long[] records = members.values().stream()
                .flatMap(List::stream)
                .mapToLong(record -> record)
                .sorted()
                .toArray();
        Map<Long, Integer> at = new HashMap<>();
        String[] names = new String[members.size()];
        int[] sizes = new int[members.size()];
        int[] of = new int[records.length];
        members.forEach((lead, own) -> {
            int place = at.size();
            at.put(lead, place);
            names[place] = ids.get(lead);
            sizes[place] = own.size();
            own.forEach(record -> of[Arrays.binarySearch(records, record)] = place);
        });
        membership = new Membership(records, of, names, sizes);
    }

    /** Earlier ids of the records that are in a link now, or whose id is not that of a record alone; the latter join the members. */
    private Map<Long, String> had(Dataset<Row> before, Clusters clusters, Map<Long, List<Long>> members) {
        Map<Long, String> had = new HashMap<>();
        Iterator<Row> rows = before.join(
                        prepared, before.col("record").equalTo(prepared.col(Prepared.RECORD)), "left_semi")
                .select("record", "entity_id", "records")
                .toLocalIterator();
        while (rows.hasNext()) {
            Row row = rows.next();
            long record = row.getLong(0);
            boolean inLink = clusters.at(record) >= 0;
            if (inLink || row.getLong(2) > 1 || !row.getString(1).equals(Identities.alone(record))) {
                had.put(record, row.getString(1));
                if (!inLink) {
                    members.put(record, List.of(record));
                }
            }
        }
        return had;
    }

    /** The pairs with what was decided of each. */
    Dataset<Row> links(Dataset<Row> shown) {
        Dataset<Row> all = shown;
        if (!judgedPairs.isEmpty()) {
            Dataset<Row> judged = spark.createDataFrame(judgedPairs, JUDGED_PAIR);
            all = shown.join(broadcast(judged.select("left", "right")), same(shown, judged), "left_anti")
                    .unionByName(judged);
        }
        Dataset<Row> exceptions = spark.createDataFrame(List.copyOf(decided.values()), DECIDED);
        return LinkTables.links(
                all.join(broadcast(exceptions), same(all, exceptions), "left_outer")
                        .drop(exceptions.col("left"))
                        .drop(exceptions.col("right")),
                parameters,
                linked());
    }

    private static Column same(Dataset<Row> one, Dataset<Row> other) {
        return one.col("left").equalTo(other.col("left")).and(one.col("right").equalTo(other.col("right")));
    }

    Dataset<Row> members() {
        return prepared.select(Prepared.SIDE, Prepared.ID, Prepared.RECORD)
                .mapPartitions(membership, Encoders.row(Membership.SCHEMA));
    }

    /** What became of earlier ids, rows of {@link Identities#CHANGES}. */
    List<Row> changes() {
        return changes;
    }
}
