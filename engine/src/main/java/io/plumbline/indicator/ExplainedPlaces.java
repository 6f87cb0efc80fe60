package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_values;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 已说明点位: places whose records take no part in an indicator for a time, because what stands out there was explained and the
 * explanation accepted. The other records of the organization are judged as before.
 *
 * @param byIndicator the places by the id of the indicator
 * @param zone the job's time zone, in which days begin
 */
public record ExplainedPlaces(Map<String, List<Place>> byIndicator, ZoneId zone) {
    public ExplainedPlaces {
        byIndicator = Map.copyOf(byIndicator);
    }

    /**
     * One explanation of one place.
     *
     * @param explanation its id
     * @param organizationId the organization that answers for the record, in any role; null for any
     * @param placeId the place
     * @param from the first day
     * @param to the first day after
     */
    public record Place(String explanation, String organizationId, String placeId, LocalDate from, LocalDate to) {
        private Column holds(Column place, Column day) {
            Column holds = place.equalTo(placeId)
                    .and(day.geq(lit(from.toString()).cast("date")))
                    .and(day.lt(lit(to.toString()).cast("date")));
            return organizationId == null
                    ? holds
                    : holds.and(array_contains(map_values(col("organizations")), organizationId));
        }
    }

    /** None. */
    public static ExplainedPlaces none() {
        return new ExplainedPlaces(Map.of(), ZoneId.of("UTC"));
    }

    /** The column that says of a record that it would take part were its place not explained. */
    static String column(String indicator) {
        return "explained_" + Catalog.flag(indicator);
    }

    /** Whether a record's place is explained; null where no explanation touches the indicator. */
    Column of(Dataset<Row> related, String id, Indicator indicator, String timeColumn, String placeColumn) {
        String time = indicator.time() == null ? timeColumn : indicator.time();
        if (!byIndicator.containsKey(id) || placeColumn == null || time == null) {
            return null;
        }
        Column place = related.col("`" + placeColumn + "`");
        Column day = Periods.day(related, time, zone);
        return byIndicator.get(id).stream()
                .map(one -> one.holds(place, day))
                .reduce(Column::or)
                .map(any -> coalesce(any, lit(false)))
                .orElse(null);
    }

    /**
     * How many records each explanation takes out of the indicators of one table.
     *
     * @param marked the related table with the columns of {@link Measurement#mark}
     * @param indicators the indicators counted on it
     * @return records by explanation; one that touches none of the indicators is absent
     */
    public Map<String, Long> records(
            Dataset<Row> marked, Map<String, Indicator> indicators, String timeColumn, String placeColumn) {
        List<String> explanations = new ArrayList<>();
        List<Column> counts = new ArrayList<>();
        new TreeMap<>(indicators).forEach((id, indicator) -> {
            if (of(marked, id, indicator, timeColumn, placeColumn) != null) {
                Column day = Periods.day(marked, indicator.time() == null ? timeColumn : indicator.time(), zone);
                for (Place place : byIndicator.get(id)) {
                    Column taken = col(column(id)).and(place.holds(marked.col("`" + placeColumn + "`"), day));
                    explanations.add(place.explanation());
                    counts.add(coalesce(sum(when(taken, lit(1L))), lit(0L)).as("c" + counts.size()));
                }
            }
        });
        Map<String, Long> records = new TreeMap<>();
        if (!counts.isEmpty()) {
            Row row = marked.agg(counts.get(0), counts.subList(1, counts.size()).toArray(new Column[0]))
                    .first();
            for (int i = 0; i < explanations.size(); i++) {
                records.merge(explanations.get(i), row.getLong(i), Long::sum);
            }
        }
        return records;
    }
}
