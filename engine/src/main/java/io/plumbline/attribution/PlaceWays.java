package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Joins to each record what its place was attributed to by the contract that lists places. */
final class PlaceWays {
    private PlaceWays() {}

    /** The helper column that holds the place's organization for a role and way. */
    static String column(Role role, Way way) {
        return "place_" + role.name().toLowerCase(Locale.ROOT) + "_" + way.place();
    }

    /** The table with one helper column per place way; null where the place is unknown or its list was not supplied. */
    static Dataset<Row> join(
            Dataset<Row> table,
            Map<Role, List<Way>> ways,
            Function<String, Dataset<Row>> attributed,
            Function<String, String> placeKey) {
        Map<String, String[]> wanted = new LinkedHashMap<>();
        ways.forEach((role, list) -> list.stream()
                .filter(way -> way.place() != null)
                .forEach(way -> wanted.put(
                        column(role, way),
                        new String[] {way.place(), way.in(), role.name().toLowerCase(Locale.ROOT)})));
        Dataset<Row> joined = table;
        for (Map.Entry<String, String[]> entry : wanted.entrySet()) {
            String[] way = entry.getValue();
            Dataset<Row> places = attributed.apply(way[1]);
            joined = places == null
                    ? joined.withColumn(entry.getKey(), functions.lit(null).cast("string"))
                    : joined(joined, places, placeKey.apply(way[1]), entry.getKey(), way);
        }
        return joined;
    }

    private static Dataset<Row> joined(
            Dataset<Row> table, Dataset<Row> places, String placeKey, String column, String[] way) {
        Column organization = functions.element_at(functions.col("organizations"), way[2]);
        // A place list may hold a place several times, for different validities; the smallest id is the same in every
        // run.
        Dataset<Row> lookup = places.groupBy(functions.col(placeKey).as(column + "_key"))
                .agg(functions.min(organization).as(column));
        return table.join(lookup, table.col(way[0]).equalTo(lookup.col(column + "_key")), "left")
                .drop(column + "_key");
    }
}
