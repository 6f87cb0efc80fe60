package io.plumbline.attribution;

import io.plumbline.contract.Contract;
import io.plumbline.geo.DefaultCoordinates;
import io.plumbline.geo.PointLoad;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** 默认坐标: points of a table that carry far more unrelated records than chance allows, and locate none of them. */
final class DefaultPoints implements Serializable {
    static final DefaultPoints NONE = new DefaultPoints(Set.of());

    private static final long serialVersionUID = 1L;

    private final Set<At> points;

    private DefaultPoints(Set<At> points) {
        this.points = points;
    }

    /** An exact pair of coordinates; the two zeros are one. */
    private record At(double lon, double lat) implements Serializable {
        private At {
            lon += 0.0;
            lat += 0.0;
        }
    }

    static DefaultPoints at(double lon, double lat) {
        return new DefaultPoints(Set.of(new At(lon, lat)));
    }

    boolean contains(double lon, double lat) {
        return !points.isEmpty() && points.contains(new At(lon, lat));
    }

    /** The table's default coordinates; none where the contract has no position. One job, whose result is small however many points there are. */
    static DefaultPoints of(Dataset<Row> table, Contract contract) {
        if (contract == null || contract.position() == null) {
            return NONE;
        }
        List<PointLoad> named = new ArrayList<>();
        List<DefaultCoordinates.Alike> others = new ArrayList<>();
        for (Row row : loads(table, contract).collectAsList()) {
            long records = row.<Long>getAs("records");
            long places = row.<Long>getAs("places");
            if (row.isNullAt(0)) {
                others.add(new DefaultCoordinates.Alike(records, places, row.<Long>getAs("points")));
            } else {
                named.add(new PointLoad(row.getDouble(0), row.getDouble(1), records, places));
            }
        }
        return new DefaultPoints(DefaultCoordinates.among(named, others).stream()
                .map(point -> new At(point.lon(), point.lat()))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Points that may be defaults one by one, all others counted by their load: what is ordinary is read from all of them. */
    private static Dataset<Row> loads(Dataset<Row> table, Contract contract) {
        Column place = contract.place() == null ? functions.lit(null) : functions.col(contract.place());
        Column lon = functions.col("lon");
        Column lat = functions.col("lat");
        Column named = functions
                .col("records")
                .geq(DefaultCoordinates.FEWEST_RECORDS)
                .or(lon.equalTo(0.0).and(lat.equalTo(0.0)));
        return table.select(
                        coordinate(contract.position().lon()).as("lon"),
                        coordinate(contract.position().lat()).as("lat"),
                        place.as("place"))
                .where(finite(lon).and(finite(lat)))
                .groupBy(lon, lat)
                .agg(
                        functions.count(functions.lit(1)).as("records"),
                        placesOf(contract).as("places"))
                .groupBy(
                        functions.when(named, lon).as("lon"),
                        functions.when(named, lat).as("lat"),
                        functions.col("records"),
                        functions.col("places"))
                .agg(functions.count(functions.lit(1)).as("points"));
    }

    private static Column placesOf(Contract contract) {
        return contract.place() == null
                ? functions.lit(PointLoad.UNKNOWN)
                : functions.count_distinct(functions.col("place"));
    }

    private static Column coordinate(String column) {
        return functions.col(column).cast("double");
    }

    /** Spark holds NaN for greater than every number. */
    private static Column finite(Column number) {
        return number.between(-Double.MAX_VALUE, Double.MAX_VALUE);
    }
}
