package io.plumbline.attribution;

import io.plumbline.contract.Contract;
import io.plumbline.geo.DefaultCoordinates;
import io.plumbline.geo.PointLoad;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** 默认坐标: points of a table that carry far more unrelated records than chance allows, and locate none of them. */
final class DefaultPoints {
    /** Points with fewer records cannot be told from a large building. */
    private static final long FEWEST_RECORDS = 50;

    private DefaultPoints() {}

    /** One number for a pair of coordinates, exact to the bit of a float pair hash; equal coordinates have equal keys. */
    static long key(double lon, double lat) {
        return Double.doubleToLongBits(lon) * 31 + Double.doubleToLongBits(lat);
    }

    /** The keys of the table's default coordinates; empty where the contract has no position. */
    static Set<Long> of(Dataset<Row> table, Contract contract) {
        if (contract == null || contract.position() == null) {
            return Set.of();
        }
        Column lon = functions.col(contract.position().lon());
        Column lat = functions.col(contract.position().lat());
        Column places = contract.place() == null
                ? functions.lit(PointLoad.UNKNOWN)
                : functions.count_distinct(functions.col(contract.place()));
        List<Row> rows = table.where(lon.isNotNull().and(lat.isNotNull()))
                .groupBy(lon.as("lon"), lat.as("lat"))
                .agg(functions.count(functions.lit(1)).as("records"), places.as("places"))
                .where(functions.col("records").geq(FEWEST_RECORDS))
                .collectAsList();
        List<PointLoad> loads = new ArrayList<>();
        rows.forEach(row -> loads.add(new PointLoad(
                row.getAs("lon"), row.getAs("lat"), row.<Long>getAs("records"), row.<Long>getAs("places"))));
        Set<Long> keys = new HashSet<>();
        DefaultCoordinates.among(loads).forEach(point -> keys.add(key(point.lon(), point.lat())));
        return keys;
    }
}
