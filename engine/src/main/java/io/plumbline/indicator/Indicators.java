package io.plumbline.indicator;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 指标值: one row per indicator, level, organization and period. */
public final class Indicators {
    public static final StructType SCHEMA = TableSchema.table()
            .string("indicator_id", "the indicator; never null")
            .string("table", "the related table that was counted; never null")
            .string("level", "role and kinds, for example territorial:street+town; never null")
            .string("role", "the role in which the organization answers; never null")
            .string("organization_id", "the organization; never null")
            .date("period_from", "first day of the period; never null")
            .date("period_to", "first day after the period; never null")
            .number("numerator", "records that count, or the sum of the numerator; null when nothing was counted")
            .number(
                    "denominator",
                    "records that take part, or the sum of the denominator; null where the kind has none")
            .longs("n", "records that take part; never null")
            .longs("missing", "records without the values needed; never null")
            .longs("not_comparable", "records that were not comparable; never null")
            .longs(
                    "records",
                    "all records of the organization and period: n + missing + not_comparable + those outside; never null")
            .number("value", "numerator over denominator as the kind says; null when the denominator is null or zero")
            .number("confidence", "mean confidence of the attribution of the records; null without records")
            .longs(
                    "reporters",
                    "distinct reporter × day among the records that count; null where the contract names no reporter")
            .add(
                    "values",
                    ValueCounts.TYPE,
                    "of indicators of the kind values each value, of how many it is a mean where that is said, and how often it"
                            + " occurs, in order; null where there are more than 10000 different ones, and for other kinds")
            .build();

    private Indicators() {}
}
