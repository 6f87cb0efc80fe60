package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 候选对评分: forms and compares the pairs of one partition. A pair that several rules find is given once, by the first of them, so that no
 * later step need tell pairs apart; what the estimation needs of them is counted on the way.
 */
final class PairScoring implements MapPartitionsFunction<Row, Row> {
    static final String PAIRS = "pairs";
    static final String COUNTS = "counts";

    static final StructType SCHEMA = TableSchema.table()
            .add(PAIRS, DataTypes.BinaryType, "pairs, see ScoredPair; null beside counts")
            .add(COUNTS, DataTypes.BinaryType, "the partition's pairs by rules and pattern; null beside pairs")
            .build();

    private static final int ROW_BYTES = 8 << 10;

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Rarity rarity;
    private final long[] oversized;
    private final long oversizedRules;
    private final boolean twoTables;

    /**
     * @param rarity how rare values are
     * @param oversized values whose pairs are not formed
     */
    PairScoring(Linking linking, Rarity rarity, List<Blocks.Oversized> oversized, boolean twoTables) {
        this.linking = linking;
        this.rarity = rarity;
        this.oversized =
                oversized.stream().mapToLong(Blocks.Oversized::key).sorted().toArray();
        this.oversizedRules =
                oversized.stream().mapToLong(one -> 1L << one.rule()).reduce(0, (a, b) -> a | b);
        this.twoTables = twoTables;
    }

    /** Reads rows of {@link BlockPacking#SCHEMA}. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Entries entries = new Entries(linking.columns().size());
        rows.forEachRemaining(row -> entries.add(row.getAs(1)));
        return new Pairs(entries);
    }

    /** One record of a block. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Member(long record, int side, String id, String[] values) {}

    /** Walks over the blocks of a partition, and over the records of a block. */
    private final class Pairs extends Emitter {
        private final Scorer scorer = new Scorer(linking);
        private final RecordKeys keys = new RecordKeys(linking);
        private final Packer packer = new Packer();
        private final Map<Long, Map<Long, long[]>> counts = new TreeMap<>();
        private final Entries entries;
        private final List<Member> block = new ArrayList<>();
        private int rule;
        private int at;

        Pairs(Entries entries) {
            this.entries = entries;
        }

        @Override
        boolean more() {
            if (at >= block.size() && !fill()) {
                end();
                return false;
            }
            Member one = block.get(at++);
            for (Member other : block.subList(at, block.size())) {
                pair(one, other);
            }
            return true;
        }

        private boolean fill() {
            block.clear();
            at = 0;
            if (!entries.nextBlock()) {
                return false;
            }
            rule = entries.rule();
            entries.forEach(
                    record -> block.add(new Member(record.record(), record.side(), record.id(), record.values())));
            block.sort(Comparator.comparingLong(Member::record));
            return true;
        }

        private void end() {
            if (packer.size() > 0) {
                emit(packer.take(), null);
            }
            counts.forEach((rules, patterns) -> patterns.forEach(
                    (pattern, pairs) -> packer.put(rules).put(pattern).put(pairs[0])));
            if (packer.size() > 0) {
                emit(null, packer.take());
            }
            counts.clear();
        }

        /** Compares two records, unless they are of one table, were found by an earlier rule, or share a hash only. */
        private void pair(Member left, Member right) {
            if (twoTables && left.side() == right.side()) {
                return;
            }
            long equal = scorer.equal(left.values(), right.values());
            long satisfied = scorer.rules(equal);
            if (((satisfied >>> rule) & 1) == 0 || earlier(satisfied, left)) {
                return;
            }
            long pattern = scorer.pattern(left.values(), right.values());
            boolean swapped = twoTables && left.side() > right.side();
            Member first = swapped ? right : left;
            Member second = swapped ? left : right;
            counts.computeIfAbsent(satisfied, none -> new TreeMap<>())
                    .computeIfAbsent(pattern, none -> new long[1])[0]++;
            new ScoredPair(
                            first.record(),
                            second.record(),
                            first.id(),
                            second.id(),
                            pattern,
                            satisfied,
                            rarity.of(scorer, pattern, left.values()),
                            scorer.vetoed(left.values(), right.values(), equal))
                    .put(packer);
            if (packer.size() >= ROW_BYTES) {
                emit(packer.take(), null);
            }
        }

        private boolean earlier(long satisfied, Member left) {
            long before = satisfied & ((1L << rule) - 1);
            if ((before & ~oversizedRules) != 0) {
                return true;
            }
            for (; before != 0; before &= before - 1) {
                int other = Long.numberOfTrailingZeros(before);
                if (Arrays.binarySearch(oversized, keys.key(other, left.values())) < 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The counts of all partitions. */
    static PatternCounts counts(List<Row> rows) {
        Map<Long, Map<Long, long[]>> sums = new TreeMap<>();
        for (Row row : rows) {
            ByteBuffer packed = ByteBuffer.wrap(row.getAs(0));
            while (packed.hasRemaining()) {
                sums.computeIfAbsent(packed.getLong(), none -> new TreeMap<>())
                                .computeIfAbsent(packed.getLong(), none -> new long[1])[0] +=
                        packed.getLong();
            }
        }
        LongList rules = new LongList();
        LongList patterns = new LongList();
        LongList pairs = new LongList();
        sums.forEach((rule, own) -> own.forEach((pattern, count) -> {
            rules.add(rule);
            patterns.add(pattern);
            pairs.add(count[0]);
        }));
        return new PatternCounts(
                rules.toArray(),
                patterns.toArray(),
                Arrays.stream(pairs.toArray()).asDoubleStream().toArray());
    }
}
