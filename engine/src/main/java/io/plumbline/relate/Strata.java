package io.plumbline.relate;

import io.plumbline.source.Lineage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Walks over records and events sorted by stratum and side, and hands out each record with what was counted around it. */
final class Strata implements Iterator<Row> {
    static final StructType RESULT = new StructType()
            .add(Lineage.RECORD_ID, DataTypes.StringType)
            .add(Search.REASON, DataTypes.StringType)
            .add("before", DataTypes.LongType)
            .add("during", DataTypes.LongType)
            .add("after", DataTypes.LongType)
            .add("before_days", DataTypes.LongType)
            .add("during_days", DataTypes.LongType)
            .add("after_days", DataTypes.LongType)
            .add("back_days", DataTypes.LongType)
            .add("controls", DataTypes.LongType)
            .add("control_before", DataTypes.LongType)
            .add("control_during", DataTypes.LongType)
            .add("control_after", DataTypes.LongType)
            .add("control_found", DataTypes.LongType);

    private static final String COUNTED = "counted_already";

    private final Iterator<Row> rows;
    private final WindowCounts counts;
    private final Queue<Row> ready = new ArrayDeque<>();
    private Row ahead;

    Strata(Iterator<Row> rows, WindowCounts counts) {
        this.rows = rows;
        this.counts = counts;
        ahead = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && ahead != null) {
            read();
        }
        return !ready.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    private void read() {
        String stratum = ahead.getAs("relate_stratum");
        List<WindowCounts.Middle> middles = new ArrayList<>();
        Set<String> treated = new HashSet<>();
        Map<String, Days> events = new TreeMap<>();
        while (ahead != null && ahead.<String>getAs("relate_stratum").equals(stratum)) {
            if (ahead.<Boolean>getAs("relate_other")) {
                events.computeIfAbsent(ahead.getAs("relate_key"), key -> new Days())
                        .add(ahead.getAs("relate_first_day"));
            } else {
                record(ahead, middles, treated);
            }
            ahead = rows.hasNext() ? rows.next() : null;
        }
        Map<String, long[]> days = new TreeMap<>();
        events.forEach((key, all) -> days.put(key, all.toArray()));
        List<WindowCounts.Count> counted = counts.solve(middles, treated, days);
        for (int i = 0; i < middles.size(); i++) {
            String id = middles.get(i).id();
            WindowCounts.Count count = counted.get(i);
            ready.add(count == null ? unanswered(id, COUNTED) : answer(id, count));
        }
    }

    private void record(Row row, List<WindowCounts.Middle> middles, Set<String> treated) {
        String key = row.getAs("relate_key");
        if (key != null) {
            treated.add(key);
        }
        String id = row.getAs(Lineage.RECORD_ID);
        String reason = row.getAs(Search.REASON);
        if (reason == null) {
            long[] out = row.<Long>getList(row.fieldIndex("relate_out")).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            middles.add(
                    new WindowCounts.Middle(id, key, row.getAs("relate_first_day"), row.getAs("relate_last_day"), out));
        } else if (id != null) {
            ready.add(unanswered(id, reason));
        }
    }

    private static Row unanswered(String id, String reason) {
        Object[] values = new Object[RESULT.size()];
        values[0] = id;
        values[1] = reason;
        return RowFactory.create(values);
    }

    private Row answer(String id, WindowCounts.Count count) {
        boolean control = count.controls > 0;
        return RowFactory.create(
                id,
                null,
                count.rows[0],
                count.rows[1],
                count.rows[2],
                count.days[0],
                count.days[1],
                count.days[2],
                count.back < 0 ? null : count.back,
                counts.controls() ? count.controls : null,
                control ? count.control[0] : null,
                control ? count.control[1] : null,
                control ? count.control[2] : null,
                control ? count.found : null);
    }

    /** Days as they come. */
    private static final class Days {
        private long[] days = new long[4];
        private int size;

        void add(long day) {
            if (size == days.length) {
                days = java.util.Arrays.copyOf(days, size * 2);
            }
            days[size++] = day;
        }

        long[] toArray() {
            return java.util.Arrays.copyOf(days, size);
        }
    }
}
