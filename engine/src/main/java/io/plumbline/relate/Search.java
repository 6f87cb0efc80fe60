package io.plumbline.relate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.source.Lineage;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the records and counterparts of one key together, in order of time, and lets a kernel search. One shuffle; every record
 * comes back once, also those without a key.
 */
final class Search {
    static final String KEY = "relate_key";
    static final String AT = "relate_at";
    static final String LO = "relate_lo";
    static final String HI = "relate_hi";
    static final String REASON = "relate_reason";
    static final String OTHER_ID = "relate_other_id";
    static final String OTHER_TABLE = "relate_other_table";
    static final String OTHER_AT = "relate_other_at";
    static final String COUNT = "relate_count";
    static final String EXTRA = "relate_extra";

    private static final String OTHER = "relate_other";
    private static final String WHO = "relate_who";

    private static final StructType RESULT = new StructType()
            .add(Lineage.RECORD_ID, DataTypes.StringType)
            .add(REASON, DataTypes.StringType)
            .add(AT, DataTypes.LongType)
            .add(HI, DataTypes.LongType)
            .add(OTHER_ID, DataTypes.StringType)
            .add(OTHER_TABLE, DataTypes.StringType)
            .add(OTHER_AT, DataTypes.LongType)
            .add(COUNT, DataTypes.LongType)
            .add(EXTRA, DataTypes.LongType);

    private Search() {}

    /**
     * What each record's window holds.
     *
     * @param records {@code record_id}, {@link #AT}, {@link #LO}, {@link #HI}, {@link #REASON}
     * @param key the records' key; null for those that take no part in the search
     * @param others rows made by {@link #others}
     */
    static Dataset<Row> run(Dataset<Row> records, Column key, List<Dataset<Row>> others, Kernel kernel) {
        // Keys begin with a length, so that a record by itself meets nobody.
        Column own = coalesce(key, concat(lit("~"), col(Lineage.RECORD_ID)));
        Dataset<Row> events = records.select(
                own.as(KEY),
                lit(false).as(OTHER),
                col(AT),
                col(LO),
                col(HI),
                col(Lineage.RECORD_ID),
                col(REASON),
                lit(null).cast(DataTypes.StringType).as(WHO));
        for (Dataset<Row> other : others) {
            events = events.unionByName(other);
        }
        MapPartitionsFunction<Row, Row> search = rows -> new Groups(rows, kernel);
        return events.repartition(col(KEY))
                .sortWithinPartitions(KEY, OTHER, AT, Lineage.RECORD_ID)
                .mapPartitions(search, Encoders.row(RESULT));
    }

    /** The results of several searches for the same records as one: the earliest first, the counts added. */
    static Dataset<Row> merged(Dataset<Row> searched) {
        Column first = when(col(OTHER_ID).isNotNull(), struct(col(OTHER_AT), col(OTHER_ID), col(OTHER_TABLE)));
        return searched.groupBy(col(Lineage.RECORD_ID))
                .agg(
                        max(col(REASON)).as(REASON),
                        max(col(AT)).as(AT),
                        max(col(HI)).as(HI),
                        min(first).as("relate_first"),
                        sum(col(COUNT)).as(COUNT),
                        sum(col(EXTRA)).as(EXTRA))
                .select(
                        col(Lineage.RECORD_ID),
                        col(REASON),
                        col(AT),
                        col(HI),
                        col("relate_first").getField(OTHER_ID).as(OTHER_ID),
                        col("relate_first").getField(OTHER_TABLE).as(OTHER_TABLE),
                        col("relate_first").getField(OTHER_AT).as(OTHER_AT),
                        col(COUNT),
                        col(EXTRA));
    }

    /** Counterparts as events; those without a key or a time are left out. */
    static Dataset<Row> others(
            Dataset<Row> table, String id, Column wanted, Column key, Column from, Column to, Column who) {
        return table.select(
                        wanted.as("relate_wanted"),
                        key.as(KEY),
                        lit(true).as(OTHER),
                        from.as(AT),
                        from.as(LO),
                        to.as(HI),
                        col(Lineage.RECORD_ID),
                        lit(id).as(REASON),
                        who.cast(DataTypes.StringType).as(WHO))
                .where(col("relate_wanted")
                        .and(col(KEY).isNotNull())
                        .and(col(LO).isNotNull())
                        .and(col(HI).isNotNull()))
                .drop("relate_wanted");
    }
}
