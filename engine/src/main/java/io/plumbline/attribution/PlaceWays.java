package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.pack.EntityKind;
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
 * Joins to each record what its place was attributed to by the contract that lists places. A place is known by its key, or by the thing of
 * which both records are.
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
    record Lookup(String place, String role, Dataset<Row> places, String key) {
        boolean byEntity() {
            return EntityKind.isColumn(place);
        }
    }

    private static final String CONFIDENCE = "_confidence";

    /** The helper column that holds how sure the place's own attribution is. */
    static String confidence(Role role, Way way) {
        return column(role, way) + CONFIDENCE;
    }

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
                                    places == null ? null : key(way, placeKey)));
                }));
        return new PlaceWays(lookups);
    }

    private static String key(Way way, Function<String, String> placeKey) {
        return EntityKind.isColumn(way.place()) ? way.place() : placeKey.apply(way.in());
    }

    /** The table with two helper columns per place way; null where the place is unknown or its list was not supplied. */
    Dataset<Row> join(Dataset<Row> table) {
        Dataset<Row> joined = table;
        for (Map.Entry<String, Lookup> entry : lookups.entrySet()) {
            joined = entry.getValue().places() == null
                    ? joined.withColumn(entry.getKey(), functions.lit(null).cast("string"))
                            .withColumn(
                                    entry.getKey() + CONFIDENCE,
                                    functions.lit(null).cast("double"))
                    : joined(joined, entry.getKey(), entry.getValue());
        }
        return joined;
    }

    private static Dataset<Row> joined(Dataset<Row> table, String column, Lookup lookup) {
        Column organization = functions.element_at(functions.col("organizations"), lookup.role());
        Column own = functions.element_at(functions.col("confidence"), lookup.role());
        // All records of a thing are as surely of it as each other, so that the list's stand for both.
        Column confidence = lookup.byEntity() ? own.multiply(functions.col(EntityKind.confidence(lookup.key()))) : own;
        Column answer = functions.struct(organization.as("organization"), confidence.as("confidence"));
        Column first = functions.min(functions.when(organization.isNotNull(), answer));
        // A place list may hold a place several times, for different validities; the smallest id is the same in every
        // run. Records that were only recognized as one thing must agree.
        Column agreed = lookup.byEntity()
                ? functions.when(functions.min(organization).equalTo(functions.max(organization)), first)
                : first;
        Dataset<Row> known = lookup.places()
                .groupBy(functions.col(lookup.key()).as(column + "_key"))
                .agg(agreed.as(column + "_answer"))
                .select(
                        functions.col(column + "_key"),
                        functions
                                .col(column + "_answer")
                                .getField("organization")
                                .as(column),
                        functions.col(column + "_answer").getField("confidence").as(column + CONFIDENCE));
        return table.join(known, table.col(lookup.place()).equalTo(known.col(column + "_key")), "left")
                .drop(column + "_key");
    }
}
