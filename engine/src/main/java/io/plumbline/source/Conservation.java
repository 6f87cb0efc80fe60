package io.plumbline.source;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 守恒: for every file, {@code read = accepted + quarantined + duplicate + superseded + ignored}. */
public final class Conservation {
    public static final StructType SCHEMA = TableSchema.table()
            .string("source_id", "the source; never null")
            .string("contract", "the contract; never null")
            .string("file", "the file, relative to the source's path; null for what was handed over without files")
            .string("state", "read, or failed: the file as a whole could not be read; never null")
            .string("problem", "why the file failed; null otherwise")
            .string("encoding", "the encoding found; null where a format has none")
            .longs("read", "physical records; never null")
            .longs("accepted", "accepted records; never null")
            .longs("quarantined", "quarantined rows; never null")
            .longs("duplicate", "rows equal in content to an accepted one of the same key; never null")
            .longs("superseded", "rows of a key of which a later version was accepted; never null")
            .longs("ignored", "rows declared not to be records, such as blank lines, titles and subtotals; never null")
            .build();

    private static final long SHORT_ONE_IN = 10;

    private Conservation() {}

    /** Whether one row in ten was refused, or more: something about the source was misunderstood. */
    public static boolean fallsShort(long quarantined, long read) {
        return quarantined > 0 && quarantined * SHORT_ONE_IN >= read;
    }
}
