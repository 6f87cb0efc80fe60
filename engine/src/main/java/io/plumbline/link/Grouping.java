package io.plumbline.link;

import static org.apache.spark.sql.functions.col;

import io.plumbline.link.Judgements.Pair;
import io.plumbline.link.Judgements.Verdict;
import io.plumbline.pack.Linking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 归组: from weighed pairs and what people said of pairs to decisions, clusters and ids. The pairs that are linked, and the records in them,
 * are held in the driver's memory; all other pairs and records are not.
 */
final class Grouping {
    private static final StructType RECORD = new StructType().add("record", DataTypes.LongType);

    private final LinkParameters parameters;
    private final Linking linking;
    private final Records records;
    private final Map<Pair, Decision> decided = new HashMap<>();
    private final List<ScoredPair> judged = new ArrayList<>();
    private Membership membership;
    private List<Row> changes = List.of();

    Grouping(LinkParameters parameters, Records records) {
        this.parameters = parameters;
        this.linking = parameters.linking();
        this.records = records;
    }

    /**
     * Decides.
     *
     * @param weighed rows of {@link Weighing#SCHEMA}
     * @param judgements null without
     * @param before the clusters of an earlier run; null without
     */
    void group(List<Row> weighed, Dataset<Row> judgements, Dataset<Row> before) {
        Map<Pair, Verdict> verdicts = judgements == null ? Map.of() : Judgements.read(judgements, records.twoTables());
        Edges edges = new Edges();
        List<Pair> apart = new ArrayList<>();
        Weighing.edges(weighed, new Weighing.Reader() {
            @Override
            public void linked(long left, long right, double weight, byte kind) {
                if (verdicts.isEmpty() || !verdicts.containsKey(new Pair(left, right))) {
                    edges.add(left, right, weight, kind);
                }
            }

            @Override
            public void apart(long left, long right) {
                Pair pair = new Pair(left, right);
                if (!verdicts.containsKey(pair)) {
                    apart.add(pair);
                }
            }
        });
        judge(verdicts, edges, apart);
        cluster(edges, apart, before);
    }

    /** What people said stands above what was computed, also of pairs that no rule had found. */
    private void judge(Map<Pair, Verdict> verdicts, Edges edges, List<Pair> apart) {
        if (verdicts.isEmpty()) {
            return;
        }
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Known(String id, String[] values) {}
        Map<Long, Known> known = new HashMap<>();
        LongStream ends = verdicts.keySet().stream().flatMapToLong(pair -> LongStream.of(pair.left(), pair.right()));
        records.walk()
                .each(
                        records.with(ends).collectAsList().iterator(),
                        one -> known.put(one.record(), new Known(one.id(), one.values())));
        Scorer scorer = new Scorer(linking);
        verdicts.forEach((pair, verdict) -> {
            Known left = known.get(pair.left());
            Known right = known.get(pair.right());
            if (left == null || right == null || pair.left() == pair.right()) {
                return;
            }
            long equal = scorer.equal(left.values(), right.values());
            long pattern = scorer.pattern(left.values(), right.values());
            boolean vetoed = scorer.vetoed(left.values(), right.values(), equal);
            double rare = parameters.rarity().of(scorer, pattern, left.values());
            ScoredPair scored = new ScoredPair(
                    pair.left(), pair.right(), left.id(), right.id(), pattern, scorer.rules(equal), rare, vetoed);
            judged.add(scored);
            switch (verdict) {
                case SAME -> edges.add(pair.left(), pair.right(), weight(scored), Edges.JUDGED);
                case DIFFERENT -> apart.add(pair);
                case UNSURE -> {}
            }
            String decision = switch (verdict) {
                case SAME -> Decision.LINKED;
                case DIFFERENT -> Decision.APART;
                case UNSURE -> Decision.REVIEW;
            };
            String word = verdict.name().toLowerCase(Locale.ROOT);
            decided.put(pair, new Decision(word, decision, "judged by a person"));
        });
    }

    private double weight(ScoredPair pair) {
        Weights weights = parameters.weights();
        return weights.of(pair.pattern()) + weights.ofAverage(pair.pattern()) + pair.rare();
    }

    private void cluster(Edges edges, List<Pair> apart, Dataset<Row> before) {
        boolean[] linked = new boolean[edges.size()];
        String[] taken =
                linking.oneToOne() && records.twoTables() ? BestPartners.refused(edges) : new String[edges.size()];
        Clusters clusters = new Clusters(edges.ends(), linking.mostMembers());
        apart.forEach(pair -> clusters.keepApart(pair.left(), pair.right()));
        distinct(clusters);
        List<Integer> joining = new ArrayList<>();
        for (int edge : edges.surestFirst()) {
            Pair pair = new Pair(edges.left(edge), edges.right(edge));
            String judgement = edges.kind(edge) == Edges.JUDGED ? "same" : null;
            if (taken[edge] != null) {
                String decision = taken[edge].equals(BestPartners.TIE) ? Decision.REVIEW : Decision.APART;
                decided.put(pair, new Decision(judgement, decision, taken[edge]));
                continue;
            }
            boolean together = clusters.together(pair.left(), pair.right());
            Clusters.Refusal refusal = clusters.join(pair.left(), pair.right());
            linked[edge] = refusal == null;
            if (linked[edge] && !together) {
                joining.add(edge);
            }
            if (refusal != null) {
                decided.put(pair, new Decision(judgement, Decision.REVIEW, refusal.words()));
            }
        }
        for (int edge : Bridges.of(edges, clusters, linked)) {
            if (edges.kind(edge) == Edges.SCORED) {
                decided.put(
                        new Pair(edges.left(edge), edges.right(edge)),
                        new Decision(null, Decision.LINKED, "the only link between two parts of its cluster"));
            }
        }
        name(clusters, weakest(clusters, edges, joining), before);
    }

    /**
     * Lead → the probability of the least sure of the links that hold its cluster together, which are the surest there are; a certain
     * rule and a person's word are sure.
     */
    private static Map<Long, Double> weakest(Clusters clusters, Edges edges, List<Integer> joining) {
        Map<Long, Double> weakest = new HashMap<>();
        for (int edge : joining) {
            double sure = edges.kind(edge) == Edges.SCORED ? Weights.probability(edges.weight(edge)) : 1;
            weakest.merge(clusters.lead(clusters.at(edges.left(edge))), sure, Math::min);
        }
        return weakest;
    }

    private void distinct(Clusters clusters) {
        if (linking.distinct().isEmpty()) {
            return;
        }
        int[] columns =
                linking.distinct().stream().mapToInt(linking.columns()::indexOf).toArray();
        records.walk().each(records.with(LongStream.of(clusters.records())).toLocalIterator(), one -> {
            for (int i = 0; i < columns.length; i++) {
                if (!one.isBlank(columns[i])) {
                    clusters.keepDistinct(i, one.record(), one.hash(columns[i]));
                }
            }
        });
    }

    /** Gives clusters their ids, and those that records had before where they had one. */
    private void name(Clusters clusters, Map<Long, Double> weakest, Dataset<Row> before) {
        Map<Long, List<Long>> members = new TreeMap<>();
        for (int i = 0; i < clusters.records().length; i++) {
            members.computeIfAbsent(clusters.lead(i), none -> new ArrayList<>()).add(clusters.records()[i]);
        }
        Map<Long, String> had = before == null ? Map.of() : had(before, clusters, members);
        Identities identities = new Identities(had);
        Map<Long, String> ids = identities.of(members);
        changes = identities.changes(members);
        long[] named = members.values().stream()
                .flatMap(List::stream)
                .mapToLong(record -> record)
                .sorted()
                .toArray();
        String[] names = new String[members.size()];
        long[] sizes = new long[members.size()];
        double[] confidence = new double[members.size()];
        int[] of = new int[named.length];
        int place = 0;
        for (Map.Entry<Long, List<Long>> cluster : members.entrySet()) {
            names[place] = ids.get(cluster.getKey());
            sizes[place] = cluster.getValue().size();
            confidence[place] = weakest.getOrDefault(cluster.getKey(), 1.0);
            for (long record : cluster.getValue()) {
                of[Arrays.binarySearch(named, record)] = place;
            }
            place++;
        }
        membership = new Membership(linking.columns().size(), named, of, names, sizes, confidence);
    }

    /** Earlier ids of the records that are in a link now, or whose id is not that of a record alone; the latter join the members. */
    private Map<Long, String> had(Dataset<Row> before, Clusters clusters, Map<Long, List<Long>> members) {
        Map<Long, String> had = new HashMap<>();
        Dataset<Row> now = records.packed()
                .mapPartitions(new RecordHashes(linking.columns().size()), Encoders.row(RECORD));
        Iterator<Row> rows = before.join(now, before.col("record").equalTo(now.col("record")), "left_semi")
                .select(col("record"), col("entity_id"), col("records"))
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
    Dataset<Row> links(Dataset<Row> pairs, Weigher weigher) {
        LinkRows rows = new LinkRows(parameters, weigher, decided);
        StructType schema = LinkRows.schema(linking);
        Dataset<Row> links = pairs.mapPartitions(rows, Encoders.row(schema));
        if (judged.isEmpty()) {
            return links;
        }
        List<Row> said = judged.stream()
                .map(pair -> rows.judged(pair, weight(pair), decided.get(new Pair(pair.left(), pair.right()))))
                .toList();
        return links.unionByName(pairs.sparkSession().createDataFrame(said, schema));
    }

    Dataset<Row> members() {
        return records.packed().mapPartitions(membership, Encoders.row(Membership.SCHEMA));
    }

    /** What became of earlier ids, rows of {@link Identities#CHANGES}. */
    List<Row> changes() {
        return changes;
    }
}
