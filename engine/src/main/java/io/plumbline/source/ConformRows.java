package io.plumbline.source;

import io.plumbline.text.Hashes;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Conforms raw rows one by one: exactly one row out for every row in, whatever its state. Rows have the columns of
 * {@link ConformLayout#written}: moments and days as counts, lists as String[], maps as Map. For one thread.
 */
final class ConformRows {
    /** Where the columns of lineage and what splits the rows stand behind those of the contract. */
    static final int FILE = 2;

    static final int SHEET = 3;
    static final int ROW_NO = 4;
    static final int STATUS = 6;
    static final int ENCODING = 12;
    static final int PROBLEM = 13;

    private static final int RECORD_ID = 0;
    private static final int SOURCE_ID = 1;
    private static final int MISSING = 5;
    private static final int REASONS = 7;
    private static final int SHOWN = 8;
    private static final int HASH = 9;
    private static final int OFFSET = 10;
    private static final int LENGTH = 11;
    private static final int PLACE = 14;
    private static final int BITS = 15;
    private static final int BEHIND = 16;

    private static final int RAW_FILE = 0;
    private static final int RAW_SHEET = 1;
    private static final int RAW_ROW_NO = 2;
    private static final int RAW_OFFSET = 3;
    private static final int RAW_LENGTH = 4;
    private static final int RAW_HASH = 5;
    private static final int RAW_ENCODING = 6;
    private static final int RAW_STATE = 7;
    private static final int RAW_PROBLEM = 8;
    private static final int RAW_CELLS = 9;

    private final ConformPlan plan;
    private final List<ConformMemory> memories;

    ConformRows(ConformPlan plan) {
        this.plan = plan;
        this.memories = plan.columns().stream().map(ConformMemory::new).toList();
    }

    /** @param place tells the row from all others of its contract */
    Object[] conform(Row raw, long place) {
        String state = raw.getString(RAW_STATE);
        return switch (state) {
            case RawRows.ROW -> row(raw, place);
            case RawRows.BROKEN -> unread(raw, ConformLayout.QUARANTINED, place);
            case RawRows.IGNORED, RawRows.EMPTY, RawRows.FAILED -> unread(raw, state, place);
            default ->
                throw new IllegalStateException("source '" + plan.sourceId() + "' file '" + raw.get(RAW_FILE)
                        + "': its format hands over the unknown state '" + state + "'");
        };
    }

    private Object[] row(Row raw, long place) {
        List<String> cells = raw.getList(RAW_CELLS);
        List<ConformColumn> columns = plan.columns();
        ConformFindings findings = new ConformFindings();
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            ConformColumn column = columns.get(i);
            values[i] =
                    memories.get(i).read(column.cell() < 0 ? column.constant() : cells.get(column.cell()), findings);
        }
        if (plan.position() != null) {
            plan.position().conform(values, findings);
        }
        return findings.faults().isEmpty()
                ? accepted(raw, values, findings, place)
                : quarantined(raw, cells, findings, place);
    }

    private Object[] accepted(Row raw, Object[] values, ConformFindings findings, long place) {
        Object[] out = started(raw, place, null);
        System.arraycopy(values, 0, out, 0, values.length);
        int at = values.length;
        String id = recordId(values);
        out[at + RECORD_ID] = id;
        out[at + BITS] = HexFormat.fromHexDigitsToLong(id, 0, 16);
        out[at + MISSING] = findings.missing().isEmpty() ? null : findings.missing();
        return out;
    }

    private Object[] quarantined(Row raw, List<String> cells, ConformFindings findings, long place) {
        Object[] out = started(raw, place, ConformLayout.QUARANTINED);
        int at = plan.columns().size();
        out[at + REASONS] = findings.faults().toArray(String[]::new);
        out[at + SHOWN] = shown(cells);
        out[at + HASH] = hash(raw, cells);
        return out;
    }

    private Map<String, String> shown(List<String> cells) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (ConformColumn column : plan.columns()) {
            if (column.mayShow() && column.cell() >= 0) {
                shown.put(column.name(), ConformShown.whole(cells.get(column.cell())));
            }
        }
        return shown;
    }

    private Object[] unread(Row raw, String status, long place) {
        Object[] out = started(raw, place, status);
        int at = plan.columns().size();
        String problem = ConformShown.problem(raw.getString(RAW_PROBLEM));
        if (status.equals(ConformLayout.QUARANTINED)) {
            out[at + REASONS] = new String[] {problem == null ? "broken: the record could not be split" : problem};
        }
        out[at + HASH] = sealed(raw.getString(RAW_HASH));
        out[at + PROBLEM] = status.equals(RawRows.FAILED) ? problem : null;
        return out;
    }

    private Object[] started(Row raw, long place, String status) {
        int at = plan.columns().size();
        Object[] out = new Object[at + BEHIND];
        out[at + SOURCE_ID] = plan.sourceId();
        out[at + FILE] = raw.get(RAW_FILE);
        out[at + SHEET] = raw.get(RAW_SHEET);
        out[at + ROW_NO] = raw.get(RAW_ROW_NO);
        out[at + STATUS] = status;
        out[at + OFFSET] = raw.get(RAW_OFFSET);
        out[at + LENGTH] = raw.get(RAW_LENGTH);
        out[at + ENCODING] = raw.get(RAW_ENCODING);
        out[at + PLACE] = place;
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
