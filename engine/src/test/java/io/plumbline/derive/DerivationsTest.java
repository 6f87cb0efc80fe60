package io.plumbline.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.contract.Contract;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.source.Intake;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class DerivationsTest {
    private static final String PACK = """
            pack: lamps
            title: { zh: 路灯, en: Lamps }
            contracts:
              lamps.place:
                title: { zh: 点位, en: Place }
                key: [place_id]
                position: { lon: lon, lat: lat }
                columns:
                  place_id: { type: string }
                  lon: { type: double }
                  lat: { type: double }
                  radius_m: { type: double }
                  boundary: { type: string }
              lamps.position:
                title: { zh: 定位, en: Position }
                key: [vehicle_id, at]
                time: at
                position: { lon: lon, lat: lat }
                columns:
                  vehicle_id: { type: string }
                  at: { type: timestamp }
                  lon: { type: double }
                  lat: { type: double }
            derived:
              lamps.visit:
                kind: visits
                of: lamps.position
                fences: lamps.place
                dwell: PT1M
                gap: PT10M
                contract:
                  title: { zh: 到点, en: Visit }
                  key: [vehicle_id, place_id, entered_at]
                  columns:
                    vehicle_id: { type: string }
                    place_id: { type: string }
                    entered_at: { type: timestamp }
                    left_at: { type: timestamp }
                    points: { type: long }
                    min_distance_m: { type: double }
            """;
    private static final StructType PLACES = new StructType()
            .add("place_id", DataTypes.StringType)
            .add("lon", DataTypes.DoubleType)
            .add("lat", DataTypes.DoubleType)
            .add("radius_m", DataTypes.DoubleType)
            .add("boundary", DataTypes.StringType);
    private static final StructType POSITIONS = new StructType()
            .add("vehicle_id", DataTypes.StringType)
            .add("at", DataTypes.TimestampType)
            .add("lon", DataTypes.DoubleType)
            .add("lat", DataTypes.DoubleType);

    private final SparkSession spark;

    DerivationsTest(SparkSession spark) {
        this.spark = spark;
    }

    /** Stays of two minutes, one every hour, some 180 m north of each of the three places. */
    private Dataset<Row> positions() {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < 3; place++) {
            for (int minute = 0; minute < 3; minute++) {
                Instant at = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3600L * place + 60L * minute);
                rows.add(RowFactory.create(
                        "v1",
                        spark.conf().get("spark.sql.datetime.java8API.enabled").equals("true")
                                ? at
                                : Timestamp.from(at),
                        118.5 + 0.1 * place,
                        37.4016));
            }
        }
        return spark.createDataFrame(rows, POSITIONS);
    }

    private Dataset<Row> places() {
        return spark.createDataFrame(
                List.of(
                        RowFactory.create("circle", 118.5, 37.4, 100.0, null),
                        RowFactory.create(
                                "wide",
                                118.6,
                                37.4,
                                100.0,
                                "POLYGON ((118.599 37.398, 118.601 37.398, 118.601 37.402, 118.599 37.402, 118.599 37.398))"),
                        RowFactory.create("broken", 118.7, 37.4, 300.0, "POLYGON ((118.699 37.398")),
                PLACES);
    }

    @Test
    void aBoundaryHoldsInsteadOfTheCircleAndTheCircleWhereItCannotBeRead() {
        Problems problems = new Problems("lamps");
        Catalog catalog = Catalog.of(List.of(Yaml.read(PACK, Pack.class, problems)));
        problems.refuse();
        Map<String, Dataset<Row>> accepted = Map.of(
                "lamps.place", filled(places(), catalog.contract("lamps.place")),
                "lamps.position", filled(positions(), catalog.contract("lamps.position")));
        Dataset<Row> visits = Derivations.derive(
                spark, "lamps.visit", catalog.derived().get("lamps.visit"), accepted::get, catalog::contract);
        assertEquals(
                List.of("broken", "wide"),
                visits.select("place_id").orderBy("place_id").collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList());
    }

    private static Dataset<Row> filled(Dataset<Row> table, Contract contract) {
        Dataset<Row> all = table;
        for (StructField field : Intake.acceptedSchema(contract).fields()) {
            if (!List.of(table.columns()).contains(field.name())) {
                all = all.withColumn(
                        field.name(), org.apache.spark.sql.functions.lit(null).cast(field.dataType()));
            }
        }
        return all;
    }
}
