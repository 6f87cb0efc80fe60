package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Which of the rows of one key stands: one of the highest version, the first by source and position of those that say the same, and
 * none where they differ. It depends on the rows alone, not on where or in which order they were read.
 *
 * @param versioned whether the contract names a version column
 * @param secret the key of pseudonyms; null for none
 */
record SettledKey(boolean versioned, Secrets.Secret secret) implements Serializable {
    static final String CONTENT = "_content";
    /** A whole number, a day or a moment as a count; null where versions are none of these. */
    static final String VERSION = "_version";
    /** Null where versions are not real numbers. */
    static final String REAL_VERSION = "_real_version";

    static final String DECIDED = "_decided";
    static final String REASON = "_reason";

    /** A row that no longer stands although it passed. */
    static final StructType CHANGES = TableSchema.table()
            .string("source_id", "the source; never null")
            .string("file", "the file; null for sources without files")
            .longs(ConformLayout.PLACE, "the place of the row in the run; never null")
            .string(DECIDED, "duplicate, superseded or conflict; never null")
            .string(REASON, "why it is refused; null unless it is")
            .string(ConformLayout.HASH, "of its values; null unless it is refused")
            .build();

    private static final long serialVersionUID = 1L;

    private static final Comparator<Row> LATEST = SettledKey.<Long>by(
                    VERSION, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(SettledKey.<Double>by(REAL_VERSION, Comparator.nullsLast(Comparator.reverseOrder())));

    private static final Comparator<Row> ORDER = LATEST.thenComparing(SettledKey.<String>first("source_id"))
            .thenComparing(SettledKey.<String>first("file"))
            .thenComparing(SettledKey.<String>first("sheet"))
            .thenComparing(SettledKey.<Long>first("row_no"))
            .thenComparing(SettledKey.<Long>first(ConformLayout.PLACE));

    private static <T> Comparator<Row> by(String column, Comparator<T> order) {
        return Comparator.comparing(row -> row.<T>getAs(column), order);
    }

    private static <T extends Comparable<T>> Comparator<Row> first(String column) {
        return by(column, Comparator.nullsFirst(Comparator.<T>naturalOrder()));
    }

    /** Rows of {@link #CHANGES} for the rows of one key that do not stand. */
    List<Row> changes(List<Row> rows) {
        List<Row> ordered = rows.stream().sorted(ORDER).toList();
        List<Row> top = ordered.stream()
                .takeWhile(row -> LATEST.compare(ordered.get(0), row) == 0)
                .toList();
        boolean differ = top.stream().map(row -> row.getAs(CONTENT)).distinct().count() > 1;
        List<Row> changes = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            if (i >= top.size()) {
                changes.add(change(ordered.get(i), ConformSettling.SUPERSEDED, null));
            } else if (differ) {
                changes.add(change(ordered.get(i), ConformSettling.CONFLICT, conflict(top.size())));
            } else if (i > 0) {
                changes.add(change(ordered.get(i), ConformSettling.DUPLICATE, null));
            }
        }
        return changes;
    }

    private Row change(Row row, String decided, String reason) {
        return RowFactory.create(
                row.getAs("source_id"),
                row.getAs("file"),
                row.getAs(ConformLayout.PLACE),
                decided,
                reason,
                reason == null ? null : Secrets.sealed(secret, row.getAs(CONTENT)));
    }

    private String conflict(int rows) {
        return versioned
                ? "key_conflict: " + rows + " rows of one key and version differ; the source must say which one stands"
                : "key_conflict: " + rows + " rows of one key differ; declare a version column";
    }
}
