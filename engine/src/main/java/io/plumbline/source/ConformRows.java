package io.plumbline.source;

import io.plumbline.text.Hashes;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Conforms raw rows one by one: exactly one row out for every row in, whatever its state. */
final class ConformRows implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final int INTERNAL_AND_LINEAGE = 18;
    private static final int PARTITION_BITS = 40;

    private static final int FILE = 0;
    private static final int SHEET = 1;
    private static final int ROW_NO = 2;
    private static final int OFFSET = 3;
    private static final int LENGTH = 4;
    private static final int RAW_HASH = 5;
    private static final int RAW_ENCODING = 6;
    private static final int STATE = 7;
    private static final int RAW_PROBLEM = 8;
    private static final int CELLS = 9;

    private final ConformPlan plan;

    /** Spark hands every task a copy of its own, so no two threads share them. */
    private transient List<ConformMemory> memories;

    ConformRows(ConformPlan plan) {
        this.plan = plan;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> raws) {
        long first = (long) TaskContext.getPartitionId() << PARTITION_BITS;
        return new Iterator<>() {
            private long place = first;

            @Override
            public boolean hasNext() {
                return raws.hasNext();
            }

            @Override
            public Row next() {
                return conform(raws.next(), place++);
            }
        };
    }

    Row conform(Row raw, long place) {
        String state = raw.getString(STATE);
        return switch (state) {
            case RawRows.ROW -> row(raw, place);
            case RawRows.BROKEN -> unread(raw, ConformLayout.QUARANTINED, place);
            case RawRows.IGNORED, RawRows.EMPTY, RawRows.FAILED -> unread(raw, state, place);
            default ->
                throw new IllegalStateException("source '" + plan.sourceId() + "' file '" + raw.get(FILE)
                        + "': its format hands over the unknown state '" + state + "'");
        };
    }

    private Row row(Row raw, long place) {
        List<String> cells = raw.getList(CELLS);
        List<ConformColumn> columns = plan.columns();
        ConformFindings findings = new ConformFindings();
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            ConformColumn column = columns.get(i);
            values[i] =
                    memories().get(i).read(column.cell() < 0 ? column.constant() : cells.get(column.cell()), findings);
        }
        if (plan.position() != null) {
            plan.position().conform(values, findings);
        }
        return findings.faults().isEmpty()
                ? accepted(raw, values, findings, place)
                : quarantined(raw, cells, findings, place);
    }

    private List<ConformMemory> memories() {
        if (memories == null) {
            memories = plan.columns().stream().map(ConformMemory::new).toList();
        }
        return memories;
    }

    private Row accepted(Row raw, Object[] values, ConformFindings findings, long place) {
        Object[] out = started(raw, place, null);
        System.arraycopy(values, 0, out, 0, values.length);
        int at = values.length;
        String id = recordId(values);
        out[at] = id;
        out[at + 17] = HexFormat.fromHexDigitsToLong(id, 0, 16);
        Map<String, String> missing = findings.missing();
        if (!missing.isEmpty()) {
            out[at + 5] = missing.keySet().toArray(String[]::new);
            out[at + 6] = missing.values().toArray(String[]::new);
        }
        return RowFactory.create(out);
    }

    private Row quarantined(Row raw, List<String> cells, ConformFindings findings, long place) {
        Object[] out = started(raw, place, ConformLayout.QUARANTINED);
        int at = plan.columns().size();
        out[at + 8] = findings.faults().toArray(String[]::new);
        List<ConformColumn> shown = plan.columns().stream()
                .filter(column -> column.mayShow() && column.cell() >= 0)
                .toList();
        out[at + 9] = shown.stream().map(ConformColumn::name).toArray(String[]::new);
        out[at + 10] = shown.stream()
                .map(column -> ConformShown.whole(cells.get(column.cell())))
                .toArray(String[]::new);
        out[at + 11] = hash(raw, cells);
        return RowFactory.create(out);
    }

    private Row unread(Row raw, String status, long place) {
        Object[] out = started(raw, place, status);
        int at = plan.columns().size();
        String problem = ConformShown.problem(raw.getString(RAW_PROBLEM));
        if (status.equals(ConformLayout.QUARANTINED)) {
            out[at + 8] = new String[] {problem == null ? "broken: the record could not be split" : problem};
        }
        out[at + 11] = sealed(raw.getString(RAW_HASH));
        out[at + 15] = status.equals(RawRows.FAILED) ? problem : null;
        return RowFactory.create(out);
    }

    private Object[] started(Row raw, long place, String status) {
        int at = plan.columns().size();
        Object[] out = new Object[at + INTERNAL_AND_LINEAGE];
        out[at + 1] = plan.sourceId();
        out[at + 2] = raw.get(FILE);
        out[at + 3] = raw.get(SHEET);
        out[at + 4] = raw.get(ROW_NO);
        out[at + 7] = status;
        out[at + 12] = raw.get(OFFSET);
        out[at + 13] = raw.get(LENGTH);
        out[at + 14] = raw.get(RAW_ENCODING);
        out[at + 16] = place;
        return out;
    }

    private String recordId(Object[] values) {
        String[] parts = new String[plan.keys().size() + 1];
        parts[0] = plan.contractId();
        for (int i = 1; i < parts.length; i++) {
            parts[i] = canonical(values[plan.keys().get(i - 1)]);
        }
        return Hashes.id(parts);
    }

    /** One text for one value; a number's bits, because its decimal form differs between versions of Java. */
    private static String canonical(Object value) {
        if (value instanceof Double number) {
            return Long.toHexString(Double.doubleToLongBits(number));
        }
        return value == null ? null : value.toString();
    }

    private String hash(Row raw, List<String> cells) {
        String given = raw.getString(RAW_HASH);
        return sealed(given == null ? Hashes.id(cells.toArray(String[]::new)) : given);
    }

    private String sealed(String hash) {
        return Secrets.sealed(plan.secret(), hash);
    }
}
