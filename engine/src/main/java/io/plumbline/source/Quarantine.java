package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 隔离区: the table of rows that were not accepted. */
public final class Quarantine {
    public static final StructType SCHEMA = TableSchema.table()
            .string("source_id", "the source; never null")
            .string("contract", "the contract it should have filled; never null")
            .string("file", "the file, relative to the source's path; null for sources without files")
            .string("sheet", "the sheet of a workbook; null otherwise")
            .longs("row_no", "ordinal of the record in its file, from 1; null when unknown")
            .longs("offset", "first byte of the record in its file; null where a format has none")
            .longs("length", "bytes of the record; null where a format has none")
            .string(
                    "hash",
                    "SHA-256 of the record's bytes or cells, or of its values where rows of one key contradict each other; keyed where the job has a key; never null")
            .strings("reasons", "every reason, as code: words; values of private columns are never shown")
            .map("shown", "values of non-private columns as they came, masked; null when the row could not be split")
            .build();

    private Quarantine() {}
}
