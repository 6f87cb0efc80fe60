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

/**
 * Joins to each record what its place was attributed to by the contract that lists places.
 *
 * @param lookups the helper column of each place way, with what it is looked up in
 */
record PlaceWays(Map<String, Lookup> lookups) {
    /**
     * Where a place is looked up.
     *
     * @param place the records' column that names the place
     * @param role the role asked for
     * @param places attributed places; null when their list was not supplied
     * @param key the column of the list that names the place
     */
    record Lookup(String place, String role, Dataset<Row> places, String key) {}

    /** The helper column that holds the place's organization for a role and way. */
    static String column(Role role, Way way) {
        return "place_" + role.name().toLowerCase(Locale.ROOT) + "_" + way.place();
    }

    static PlaceWays of(
            Map<Role, List<Way>> ways, Function<String, Dataset<Row>> attributed, Function<String, String> placeKey) {
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        ways.forEach((role, list) -> list.stream()
                .filter(way -> way.place() != null)
                .forEach(way -> {
                    Dataset<Row> places = attributed.apply(way.in());
                    lookups.put(
                            column(role, way),
                            new Lookup(
                                    way.place(),
                                    role.name().toLowerCase(Locale.ROOT),
                                    places,
                                    places == null ? null : placeKey.apply(way.in())));
                }));
        return new PlaceWays(lookups);
    }

    /** The table with one helper column per place way; null where the place is unknown or its list was not supplied. */
    Dataset<Row> join(Dataset<Row> table) {
        Dataset<Row> joined = table;
        for (Map.Entry<String, Lookup> entry : lookups.entrySet()) {
            joined = entry.getValue().places() == null
                    ? joined.withColumn(entry.getKey(), functions.lit(null).cast("string"))
                    : joined(joined, entry.getKey(), entry.getValue());
        }
        return joined;
    }

    private static Dataset<Row> joined(Dataset<Row> table, String column, Lookup lookup) {
        Column organization = functions.element_at(functions.col("organizations"), lookup.role());
        // A place list may hold a place several times, for different validities; the smallest id is the same in every
        // run.
        Dataset<Row> known = lookup.places()
                .groupBy(functions.col(lookup.key()).as(column + "_key"))
                .agg(functions.min(organization).as(column));
        return table.join(known, table.col(lookup.place()).equalTo(known.col(column + "_key")), "left")
                .drop(column + "_key");
    }
}
