package io.plumbline.attribution;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.pack.EntityKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
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
     * @param known {@link #KEY}, {@link #ORGANIZATION} and {@link #SURE} of every place; null when their list was not supplied
     */
    record Lookup(String place, Dataset<Row> known) {}

    private static final String KEY = "place_key";
    private static final String ORGANIZATION = "place_organization";
    private static final String SURE = "place_sure";
    private static final String CONFIDENCE = "_confidence";

    /** The helper column that holds how sure the place's own attribution is. */
    static String confidence(Role role, Way way) {
        return column(role, way) + CONFIDENCE;
    }

    /** The helper column that holds the place's organization for a role and way. */
    static String column(Role role, Way way) {
        return "place_" + role.name().toLowerCase(Locale.ROOT) + "_" + way.place();
    }

    /**
     * The place ways among some ways.
     *
     * @param attributed attributed places by contract; null for those not supplied
     * @param placeKey the column that names the places of a contract
     * @param kept hands back rows under a name as they were when it was first asked for that name
     */
    static PlaceWays of(
            Map<Role, List<Way>> ways,
            Function<String, Dataset<Row>> attributed,
            Function<String, String> placeKey,
            BiFunction<String, Dataset<Row>, Dataset<Row>> kept) {
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        ways.forEach((role, list) -> list.stream()
                .filter(way -> way.place() != null)
                .forEach(way -> {
                    Dataset<Row> places = attributed.apply(way.in());
                    lookups.put(
                            column(role, way),
                            new Lookup(way.place(), places == null ? null : known(role, way, places, placeKey, kept)));
                }));
        return new PlaceWays(lookups);
    }

    /** A list is asked by many tables, and for each Spark would go through it anew. */
    private static Dataset<Row> known(
            Role role,
            Way way,
            Dataset<Row> places,
            Function<String, String> placeKey,
            BiFunction<String, Dataset<Row>, Dataset<Row>> kept) {
        String key = EntityKind.isColumn(way.place()) ? way.place() : placeKey.apply(way.in());
        String asked = role.name().toLowerCase(Locale.ROOT);
        return kept.apply(
                way.in() + "-" + asked + "-" + key, known(places, asked, key, EntityKind.isColumn(way.place())));
    }

    private static Dataset<Row> known(Dataset<Row> places, String role, String key, boolean byEntity) {
        Column organization = functions.element_at(functions.col("organizations"), role);
        Column own = functions.element_at(functions.col("confidence"), role);
        // All records of a thing are as surely of it as each other, so that the list's stand for both.
        Column confidence = byEntity ? own.multiply(functions.col(EntityKind.confidence(key))) : own;
        Column answer = functions.struct(organization.as("organization"), confidence.as("confidence"));
        Column first = functions.min(functions.when(organization.isNotNull(), answer));
        // A place list may hold a place several times, for different validities; the smallest id is the same in every
        // run. Records that were only recognized as one thing must agree.
        Column agreed = byEntity
                ? functions.when(functions.min(organization).equalTo(functions.max(organization)), first)
                : first;
        return places.groupBy(functions.col(key).as(KEY))
                .agg(agreed.as("answer"))
                .select(
                        functions.col(KEY),
                        functions.col("answer").getField("organization").as(ORGANIZATION),
                        functions.col("answer").getField("confidence").as(SURE));
    }

    /** The table with two helper columns per place way; null where the place is unknown or its list was not supplied. */
    Dataset<Row> join(Dataset<Row> table) {
        Dataset<Row> joined = table;
        for (Map.Entry<String, Lookup> entry : lookups.entrySet()) {
            joined = entry.getValue().known() == null
                    ? joined.withColumn(entry.getKey(), functions.lit(null).cast("string"))
                            .withColumn(
                                    entry.getKey() + CONFIDENCE,
                                    functions.lit(null).cast("double"))
                    : joined(joined, entry.getKey(), entry.getValue());
        }
        return joined;
    }

    private static Dataset<Row> joined(Dataset<Row> table, String column, Lookup lookup) {
        Dataset<Row> known = lookup.known()
                .select(
                        functions.col(KEY).as(column + "_key"),
                        functions.col(ORGANIZATION).as(column),
                        functions.col(SURE).as(column + CONFIDENCE));
        return table.join(known, table.col(lookup.place()).equalTo(known.col(column + "_key")), "left")
                .drop(column + "_key");
    }
}
