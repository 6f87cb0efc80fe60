package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;

import io.plumbline.derive.Derivations;
import io.plumbline.geo.Fence;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.text.Hashes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The positions of {@link Tracks} as an accepted table, and the visits that a pack derives from them. */
final class VisitTable {
    static final Duration DWELL = Duration.ofMinutes(1);
    static final Duration GAP = Duration.ofMinutes(10);

    private static final int FILES = 4;
    private static final String PACK = """
            pack: bench
            title: { zh: 测速, en: Bench }
            contracts:
              bench.fence:
                title: { zh: 围栏, en: Fence }
                key: [place_id]
                position: { lon: lon, lat: lat }
                columns:
                  place_id: { type: string }
                  lon: { type: double }
                  lat: { type: double }
                  radius_m: { type: double }
              bench.position:
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
              bench.visit:
                kind: visits
                of: bench.position
                fences: bench.fence
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

    private final SparkSession spark;
    private final String folder;
    private final Catalog catalog;
    private final Map<String, Dataset<Row>> accepted;

    VisitTable(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder.toString();
        Problems problems = new Problems("bench");
        this.catalog = Catalog.of(List.of(Yaml.read(PACK, Pack.class, problems)));
        problems.refuse();
        this.accepted = Map.of("bench.position", positions(), "bench.fence", fences());
    }

    String master() {
        return spark.conf().get("spark.master");
    }

    /** Reads all columns and adds one up. */
    long scanned() {
        return accepted.get("bench.position")
                .agg(sum(unix_micros(col("at"))
                                .plus(col("vehicle_id").startsWith("0").cast("long")))
                        .plus(sum(col("lon").plus(col("lat"))).cast("long")))
                .head()
                .getLong(0);
    }

    /** Writes the visits, and counts what was written. */
    long derived() {
        String path = folder + "/visits";
        Derivations.derive(spark, "bench.visit", catalog.derived().get("bench.visit"), accepted::get, catalog::contract)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(path);
        return spark.read().parquet(path).count();
    }

    private Dataset<Row> positions() {
        StructType wire = new StructType()
                .add("vehicle_id", DataTypes.StringType)
                .add("at", DataTypes.LongType)
                .add("lon", DataTypes.DoubleType)
                .add("lat", DataTypes.DoubleType);
        List<Integer> vehicles = IntStream.range(0, Tracks.VEHICLES).boxed().toList();
        String path = folder + "/positions";
        spark.createDataset(vehicles, Encoders.INT())
                .repartition(FILES)
                .flatMap(
                        (FlatMapFunction<Integer, Row>) vehicle -> rows(vehicle).iterator(), Encoders.row(wire))
                .withColumn("at", timestamp_micros(col("at")))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(path);
        return spark.read().parquet(path);
    }

    private static List<Row> rows(int vehicle) {
        Tracks.Track track = Tracks.of(vehicle);
        String pseudonym = Hashes.id("vehicle", Integer.toString(vehicle));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < track.at().length; i++) {
            rows.add(RowFactory.create(pseudonym, track.at()[i], track.lon()[i], track.lat()[i]));
        }
        return rows;
    }

    private Dataset<Row> fences() {
        StructType schema = new StructType()
                .add("place_id", DataTypes.StringType)
                .add("lon", DataTypes.DoubleType)
                .add("lat", DataTypes.DoubleType)
                .add("radius_m", DataTypes.DoubleType);
        List<Row> rows = Tracks.fences().stream()
                .map((Fence fence) -> RowFactory.create(fence.id(), fence.lon(), fence.lat(), fence.radiusM()))
                .toList();
        return spark.createDataFrame(rows, schema);
    }
}
