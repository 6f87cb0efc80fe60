package io.plumbline.attribution;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 覆盖: what was received and attributed, by table, role, organization and month. */
public final class Coverage {
    public static final StructType SCHEMA = TableSchema.table()
            .string("table", "contract, derived table or relation; never null")
            .string("role", "the role; never null")
            .string("state", "attributed, ambiguous, unattributed; never null")
            .string(
                    "reason",
                    "as in attributions: why not attributed, or which ways disagree; null when there is nothing to say")
            .string("organization_id", "the organization; null unless attributed")
            .date("month_on", "first day of the month; null for tables without a time")
            .longs("records", "accepted records; never null")
            .build();

    private Coverage() {}
}
