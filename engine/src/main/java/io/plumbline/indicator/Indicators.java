package io.plumbline.indicator;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 指标值: one row per indicator, level, organization and period. */
public final class Indicators {
    /** A stratum's name, null where it is not known, with its part of numerator and denominator; sorted. */
    static final ArrayType STRATA = DataTypes.createArrayType(new StructType()
            .add("stratum", DataTypes.StringType)
            .add("numerator", DataTypes.DoubleType)
            .add("denominator", DataTypes.DoubleType));

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
            .longs("explained", "records of places that an accepted explanation takes out; never null")
            .longs(
                    "records",
                    "all records of the organization and period: n + missing + not_comparable + explained + those outside; never null")
            .number("value", "numerator over denominator as the kind says; null when the denominator is null or zero")
            .number("confidence", "mean confidence of the attribution of the records; null without records")
            .longs(
                    "reporters",
                    "distinct reporter × day among the records that count; null where the contract names no reporter")
            .bool(
                    "two_reporters",
                    "whether two reporters on two days are among them; null where the contract names no reporter")
            .number(
                    "largest_reporter",
                    "share, rate: the numerator of the reporter on whom most rests: with most records that count or, where low is"
                            + " worse, most that do not (of a rate, the largest exposure); null when no reporter is known")
            .number("largest_reporter_base", "the denominator of the same records; null when no reporter is known")
            .number("largest_place", "the same of one place; null when no place is known")
            .number("largest_place_base", "the denominator of the same records; null when no place is known")
            .number("largest_day", "the same of one day; null without records that take part")
            .number("largest_day_base", "the denominator of the same records; null without records that take part")
            .add(
                    "strata",
                    STRATA,
                    "numerator and denominator by stratum of the case mix, sorted, a null stratum where a value is not known;"
                            + " null where the indicator names no strata, or there are more than 50")
            .add(
                    "values",
                    ValueCounts.TYPE,
                    "of indicators of the kind values each value, of how many it is a mean where that is said, and how often it"
                            + " occurs, in order; null where there are more than 10000 different ones, and for other kinds")
            .build();

    private Indicators() {}
}
