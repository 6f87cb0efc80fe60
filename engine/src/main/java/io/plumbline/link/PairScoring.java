package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 候选对评分: forms and compares the pairs of one partition, whose records come sorted by key. A pair that several rules find is given once, by
 * the first of them, so that no later step need tell pairs apart.
 */
final class PairScoring implements MapPartitionsFunction<Row, Row> {
    /** The pairs. */
    static final StructType PAIRS = TableSchema.table()
            .longs("left", "hash of the one record; never null")
            .longs("right", "hash of the other; never null")
            .string("left_id", "id of the one record; never null")
            .string("right_id", "id of the other; never null")
            .longs("pattern", "the degrees to which they agree; never null")
            .longs("rules", "one bit for each rule that the pair satisfies; never null")
            .bool("vetoed", "whether they differ in a column that no thing has twice; never null")
            .number("rare", "bits by which the values agreed on are rare; never null")
            .build();

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Rarity rarity;
    private final Map<Integer, Set<List<String>>> oversized;
    private final boolean twoTables;

    /**
     * @param rarity how rare values are
     * @param oversized values whose pairs are not formed
     */
    PairScoring(Linking linking, Rarity rarity, List<Blocks.Oversized> oversized, boolean twoTables) {
        this.linking = linking;
        this.rarity = rarity;
        this.oversized = new HashMap<>();
        oversized.forEach(one -> this.oversized
                .computeIfAbsent(one.rule(), rule -> new HashSet<>())
                .add(one.value()));
        this.twoTables = twoTables;
    }

    /** Reads rows of key, rule, record, side, id and values. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Pairs(rows);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Member(long record, int side, String id, String[] values) {}

    /** Walks over the blocks of a partition, and over the pairs of a block. */
    private final class Pairs implements Iterator<Row> {
        private final Scorer scorer = new Scorer(linking);
        private final Iterator<Row> rows;
        private final List<Member> block = new ArrayList<>();
        private Row ahead;
        private int rule;
        private int i;
        private int j;
        private Row next;

        Pairs(Iterator<Row> rows) {
            this.rows = rows;
            this.ahead = rows.hasNext() ? rows.next() : null;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                j++;
                if (j >= block.size()) {
                    i++;
                    j = i + 1;
                }
                if (j < block.size()) {
                    next = pair(block.get(i), block.get(j));
                } else if (ahead == null) {
                    return false;
                } else if (i >= block.size()) {
                    fill();
                }
            }
            return true;
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no further pair");
            }
            Row pair = next;
            next = null;
            return pair;
        }

        private void fill() {
            block.clear();
            long key = ahead.getLong(0);
            rule = ahead.getInt(1);
            while (ahead != null && ahead.getLong(0) == key) {
                String[] values = scorer.values(ahead.getString(5));
                block.add(new Member(ahead.getLong(2), ahead.getInt(3), ahead.getString(4), values));
                ahead = rows.hasNext() ? rows.next() : null;
            }
            i = 0;
            j = 0;
        }

        /** The pair's row; null where it is none, was found by an earlier rule, or shares a hash only. */
        private Row pair(Member left, Member right) {
            if (twoTables && left.side() == right.side()) {
                return null;
            }
            long equal = scorer.equal(left.values(), right.values());
            long satisfied = scorer.rules(equal);
            if (((satisfied >>> rule) & 1) == 0 || earlier(satisfied, left)) {
                return null;
            }
            long pattern = scorer.pattern(left.values(), right.values());
            boolean swapped = twoTables && left.side() > right.side();
            Member first = swapped ? right : left;
            Member second = swapped ? left : right;
            return RowFactory.create(
                    first.record(),
                    second.record(),
                    first.id(),
                    second.id(),
                    pattern,
                    satisfied,
                    scorer.vetoed(left.values(), right.values(), equal),
                    rarity.of(scorer, pattern, left.values()));
        }

        private boolean earlier(long satisfied, Member left) {
            long before = satisfied & ((1L << rule) - 1);
            while (before != 0) {
                int other = Long.numberOfTrailingZeros(before);
                if (formed(other, left)) {
                    return true;
                }
                before &= before - 1;
            }
            return false;
        }

        private boolean formed(int other, Member member) {
            Set<List<String>> large = oversized.get(other);
            return large == null || !large.contains(scorer.valuesOf(other, member.values()));
        }
    }
}
