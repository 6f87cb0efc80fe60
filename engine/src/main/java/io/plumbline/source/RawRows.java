package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/**
 * What a {@link SourceFormat} hands over: every physical record once, as text, before anything is understood. A file that cannot
 * be read as a whole is one row with the state {@code failed}.
 */
public final class RawRows {
    /** A record whose cells were found. */
    public static final String ROW = "row";
    /** A record that could not be split or decoded. */
    public static final String BROKEN = "broken";
    /** A line declared not to be a record: blank, a title, a subtotal. */
    public static final String IGNORED = "ignored";
    /** Stands for a whole file that was read and holds no record, so that it is not taken for one that was never there. */
    public static final String EMPTY = "empty";
    /** Stands for a whole file that could not be read. */
    public static final String FAILED = "failed";

    public static final StructType SCHEMA = TableSchema.table()
            .string("file", "the file, relative to the source's base; null for sources without files")
            .string("sheet", "the sheet of a workbook; null otherwise")
            .longs(
                    "row_no",
                    "ordinal of the physical record in the file or sheet behind the header, from 1; null above the header, for empty and failed files and sources without files")
            .longs("offset", "first byte in the file; null where a format has none")
            .longs("length", "bytes; null where a format has none")
            .string(
                    "hash",
                    "SHA-256 of the record's bytes, or of its cells where a format has no bytes; null only for rows of the state row, whose hash is computed when needed")
            .string("encoding", "the encoding found; null where a format has none")
            .string("state", "row, broken, ignored, empty, failed; never null")
            .string("problem", "code: words, for broken and failed; null otherwise")
            .strings(
                    "cells",
                    "the values of the wanted columns in the order of the request, as text; a null cell was empty or absent; null unless state is row")
            .build();

    private RawRows() {}
}
