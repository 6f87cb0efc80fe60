package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** The columns that every accepted record carries behind those of its contract. */
public final class Lineage {
    public static final String RECORD_ID = "record_id";

    public static final StructType SCHEMA = TableSchema.table()
            .string(RECORD_ID, "SHA-256 of contract and key; never null")
            .string("source_id", "the source it was read from; never null")
            .string("file", "the file, relative to the source's path; null for sources without files")
            .string("sheet", "the sheet of a workbook; null otherwise")
            .longs(
                    "row_no",
                    "ordinal of the record in its file or sheet, the header not counted, from 1; null without files")
            .map(
                    "missing",
                    "column → why it has no value: blank, not_applicable, not_reported, unknown, dash; null when nothing is missing")
            .build();

    private Lineage() {}
}
