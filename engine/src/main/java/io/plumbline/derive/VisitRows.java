package io.plumbline.derive;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Position;
import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.Crs;
import io.plumbline.geo.Fence;
import io.plumbline.geo.FenceVisits;
import io.plumbline.pack.Derivation;
import io.plumbline.source.Lineage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 进出围栏: the stays of vehicles inside fences, one vehicle at a time. */
record VisitRows(
        Dataset<Row> positions,
        Contract of,
        String time,
        Dataset<Row> fences,
        Position fence,
        Derivation.Visits bounds) {
    private static final Logger LOG = LoggerFactory.getLogger(VisitRows.class);
    private static final String BOUNDARY = "boundary";

    static VisitRows of(
            Derivation.Visits visits, Function<String, Dataset<Row>> accepted, Function<String, Contract> contract) {
        Contract of = contract.apply(visits.of());
        return new VisitRows(
                accepted.apply(visits.of()),
                of,
                of.time(),
                accepted.apply(visits.fences()),
                contract.apply(visits.fences()).position(),
                visits);
    }

    Dataset<Row> derive(SparkSession spark, String id, StructType schema) {
        Dataset<Row> stays = positions
                .where(col(time).isNotNull().and(col("vehicle_id").isNotNull()))
                .select(
                        col("vehicle_id").cast("string"),
                        xxhash64(col("vehicle_id")).as(Visiting.BITS),
                        unix_micros(col(time)).as("at"),
                        col(of.position().lon()).as("lon"),
                        col(of.position().lat()).as("lat"))
                .repartition(col(Visiting.BITS))
                .sortWithinPartitions(Visiting.BITS)
                .mapPartitions(new Visiting(known()), Encoders.row(Visiting.VISIT));
        Map<String, Column> values = values(id);
        List<Column> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            Column value = values.getOrDefault(field.name(), lit(null));
            columns.add(value.cast(field.dataType()).as(field.name(), field.metadata()));
        }
        return spark.createDataFrame(List.<Row>of(), schema).unionByName(stays.select(columns.toArray(new Column[0])));
    }

    /** The fences by place; a place that is listed for several spans has the fence of its first row. */
    private FenceVisits known() {
        Map<String, Fence> circles = new TreeMap<>();
        Map<String, Area> areas = new TreeMap<>();
        List<Row> rows = fences.select(
                        col("place_id"),
                        col(fence.lon()).as("lon"),
                        col(fence.lat()).as("lat"),
                        col("radius_m"),
                        bounded()
                                ? col(BOUNDARY)
                                : lit(null).cast(DataTypes.StringType).as(BOUNDARY))
                .na()
                .drop(new String[] {"place_id", "lon", "lat", "radius_m"})
                .orderBy("place_id", "lon", "lat", "radius_m", BOUNDARY)
                .collectAsList();
        for (Row row : rows) {
            String place = row.getString(0);
            circles.putIfAbsent(place, new Fence(place, row.getDouble(1), row.getDouble(2), row.getDouble(3)));
            Area area = row.isNullAt(4) ? null : area(place, row.getString(4));
            if (area != null) {
                areas.putIfAbsent(place, area);
            }
        }
        circles.keySet().removeAll(areas.keySet());
        List<Fence> round = List.copyOf(circles.values());
        FenceVisits visits =
                areas.isEmpty() ? FenceVisits.of(round) : FenceVisits.of(round, Areas.of(List.copyOf(areas.values())));
        return visits.with(Duration.parse(bounds.dwell()), Duration.parse(bounds.gap()));
    }

    private boolean bounded() {
        return List.of(fences.columns()).contains(BOUNDARY);
    }

    /** The area that a boundary encloses; null where it cannot be read, so that the circle holds. */
    private Area area(String place, String boundary) {
        try {
            return Areas.fromWkt(Map.of(place, boundary), bounds.fences(), Crs.WGS84)
                    .list()
                    .get(0);
        } catch (IllegalArgumentException unreadable) {
            LOG.warn("{}; its circle holds instead", unreadable.getMessage());
            return null;
        }
    }

    private static Map<String, Column> values(String id) {
        Map<String, Column> values = new TreeMap<>();
        values.put("vehicle_id", col("vehicle_id"));
        values.put("place_id", col("place_id"));
        values.put("entered_at", timestamp_micros(col("entered_us")));
        values.put("left_at", timestamp_micros(col("left_us")));
        values.put("points", col("points"));
        values.put("min_distance_m", col("min_distance_m"));
        values.put("source_id", lit(id));
        values.put(
                Lineage.RECORD_ID,
                sha2(
                        concat_ws(
                                "\u001f",
                                lit(id),
                                col("vehicle_id"),
                                col("place_id"),
                                col("entered_us").cast("string")),
                        256));
        return values;
    }
}
