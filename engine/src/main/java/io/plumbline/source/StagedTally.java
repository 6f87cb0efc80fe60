package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** 分文件计数: counts the rows of a staged file as they are written, so that nobody need read them again to know how many there are. */
final class StagedTally {
    static final String CONTRACT = "contract";
    static final String PATH = "path";
    static final String ROWS = "rows";
    static final String NUMBERED = "numbered";
    static final String HIGHEST = "highest";

    static final StructType SCHEMA = TableSchema.table()
            .string(CONTRACT, "the contract; never null")
            .string(PATH, "the staged file; never null")
            .string("source_id", "the source; never null")
            .string("file", "the file that was read; null for sources without files")
            .string("sheet", "the sheet of a workbook; null otherwise")
            .string(ConformLayout.STATUS, "what the rows are that did not pass; null of those that did")
            .string(ConformLayout.ENCODING, "the encoding found; null where a format has none")
            .string(ConformLayout.PROBLEM, "why the file could not be read; null unless it could not")
            .longs(ROWS, "how many rows; never null")
            .longs(NUMBERED, "how many of them have a number; never null")
            .longs(HIGHEST, "the highest number; 0 when none has any")
            .build();

    private final Map<Group, long[]> groups = new LinkedHashMap<>();
    private Group last;
    private long[] counts;

    /** What rows have in common that are counted together. */
    private record Group(Object file, Object sheet, Object status, Object encoding, Object problem) {
        boolean has(Object[] row, int lineage) {
            return Objects.equals(file, row[lineage + ConformRows.FILE])
                    && Objects.equals(sheet, row[lineage + ConformRows.SHEET])
                    && Objects.equals(status, row[lineage + ConformRows.STATUS])
                    && Objects.equals(encoding, row[lineage + ConformRows.ENCODING])
                    && Objects.equals(problem, row[lineage + ConformRows.PROBLEM]);
        }

        static Group of(Object[] row, int lineage) {
            return new Group(
                    row[lineage + ConformRows.FILE],
                    row[lineage + ConformRows.SHEET],
                    row[lineage + ConformRows.STATUS],
                    row[lineage + ConformRows.ENCODING],
                    row[lineage + ConformRows.PROBLEM]);
        }
    }

    /** Counts a row, whose lineage begins at that index. */
    void add(Object[] row, int lineage) {
        if (last == null || !last.has(row, lineage)) {
            last = Group.of(row, lineage);
            counts = groups.computeIfAbsent(last, group -> new long[3]);
        }
        counts[0]++;
        if (row[lineage + ConformRows.ROW_NO] instanceof Long number) {
            counts[1]++;
            counts[2] = Math.max(counts[2], number);
        }
    }

    /** Rows of {@link #SCHEMA}. */
    List<Row> rows(ConformPlan plan, String path) {
        return groups.entrySet().stream()
                .map(of -> RowFactory.create(
                        plan.contractId(),
                        path,
                        plan.sourceId(),
                        of.getKey().file(),
                        of.getKey().sheet(),
                        of.getKey().status(),
                        of.getKey().encoding(),
                        of.getKey().problem(),
                        of.getValue()[0],
                        of.getValue()[1],
                        of.getValue()[2]))
                .toList();
    }
}
