package io.plumbline.check;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 佐证: the exact selector of every flagged signal's rows, and a capped set of rows to show. */
public final class Evidence {
    /** One row per flagged signal. */
    public static final StructType SCHEMA = TableSchema.table()
            .string("signal_id", "the signal; never null")
            .string("run_id", "the run whose tables the selector speaks of; never null")
            .string("table", "the related table; never null")
            .string("flag", "the flag column that is 1 on the rows; never null")
            .string("level", "the level, a key of the table's column organizations; never null")
            .string("organization_id", "the organization; never null")
            .date("period_from", "first day; never null")
            .date("period_to", "first day after; never null")
            .longs("row_count", "rows selected; never null")
            .string("digest", "SHA-256 over the sorted record ids; never null")
            .build();

    /** At most so many rows per signal are shown. */
    public static final StructType ROWS = TableSchema.table()
            .string("signal_id", "the signal; never null")
            .integer("rank", "1 for the first row shown; never null")
            .string("record_id", "the record; never null")
            .string("contract", "its contract or relation; never null")
            .string("source_id", "the source; null for tables formed by a relation")
            .string("file", "the file; null without files")
            .string("sheet", "the sheet; null otherwise")
            .longs("row_no", "ordinal in the file; null without files")
            .timestamp("at", "when it happened; null without a time")
            .map("shown", "columns that are kept, by name; never personal ones")
            .build();

    private Evidence() {}
}
