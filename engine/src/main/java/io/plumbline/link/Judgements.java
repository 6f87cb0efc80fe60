package io.plumbline.link;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 人工判断: what people said of pairs of records: same, different or unsure. It outranks every score. Where two people contradict each other,
 * the pair is unsure.
 */
final class Judgements {
    /** 判断: what was said. */
    enum Verdict {
        /** 相同. */
        SAME,
        /** 不同. */
        DIFFERENT,
        /** 不能确定. */
        UNSURE
    }

    /** A pair of records, the lesser first within one table. */
    record Pair(long left, long right) implements Comparable<Pair>, Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        @Override
        public int compareTo(Pair other) {
            return left == other.left ? Long.compare(right, other.right) : Long.compare(left, other.left);
        }
    }

    private Judgements() {}

    /**
     * Reads judgements.
     *
     * @param rows with the columns {@code left_id}, {@code right_id} and {@code verdict}; of two tables, left is of the first
     * @throws IllegalArgumentException if a verdict is none of the three
     */
    static Map<Pair, Verdict> read(Dataset<Row> rows, boolean twoTables) {
        Map<Pair, Verdict> verdicts = new TreeMap<>();
        for (Row row : rows.select(Prepared.text("left_id"), Prepared.text("right_id"), Prepared.text("verdict"))
                .collectAsList()) {
            String one = Prepared.plain(row.getString(0));
            String other = Prepared.plain(row.getString(1));
            if (one != null && other != null) {
                long left = Keys.record(0, one);
                long right = Keys.record(twoTables ? 1 : 0, other);
                Pair pair = twoTables || left <= right ? new Pair(left, right) : new Pair(right, left);
                verdicts.merge(pair, verdict(row.getString(2)), (a, b) -> a == b ? a : Verdict.UNSURE);
            }
        }
        return verdicts;
    }

    private static Verdict verdict(String text) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equalsIgnoreCase(Prepared.plain(text))) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(
                "verdict '" + text + "' of a judgement is unknown; write same, different or unsure");
    }
}
