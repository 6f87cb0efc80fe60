package io.plumbline.derive;

import io.plumbline.geo.FenceVisits;
import io.plumbline.geo.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the visits of vehicles, a few vehicles at a time. All positions of a vehicle must lie in one partition, rows of equal
 * {@link #BITS} beside each other: one number is sorted many times faster than a vehicle's pseudonym and a time, and times are
 * put in order where the positions of one vehicle are together.
 */
final class Visiting implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    static final String BITS = "bits";

    /** A visit and whose it is. */
    static final StructType VISIT = new StructType()
            .add("vehicle_id", DataTypes.StringType)
            .add("place_id", DataTypes.StringType)
            .add("entered_us", DataTypes.LongType)
            .add("left_us", DataTypes.LongType)
            .add("points", DataTypes.LongType)
            .add("min_distance_m", DataTypes.DoubleType);

    private static final int VEHICLE = 0;
    private static final int BITS_AT = 1;
    private static final int TIME = 2;
    private static final int LON = 3;
    private static final int LAT = 4;

    private final FenceVisits fences;

    Visiting(FenceVisits fences) {
        this.fences = fences;
    }

    /**
     * The visits of a partition.
     *
     * @param positions vehicle, its bits, time in microseconds, longitude, latitude
     * @return rows of {@link #VISIT}
     */
    @Override
    public Iterator<Row> call(Iterator<Row> positions) {
        return new Visits(positions);
    }

    private final class Visits implements Iterator<Row> {
        private final Iterator<Row> positions;
        private final Deque<Row> found = new ArrayDeque<>();
        private Row next;

        Visits(Iterator<Row> positions) {
            this.positions = positions;
            this.next = positions.hasNext() ? positions.next() : null;
        }

        @Override
        public boolean hasNext() {
            while (found.isEmpty() && next != null) {
                find();
            }
            return !found.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.remove();
        }

        /** Looks at the vehicles of the next bits, as a rule one. */
        private void find() {
            long bits = next.getLong(BITS_AT);
            Map<String, Positions> vehicles = new TreeMap<>();
            String last = null;
            Positions track = null;
            while (next != null && next.getLong(BITS_AT) == bits) {
                String vehicle = next.getString(VEHICLE);
                if (!vehicle.equals(last)) {
                    track = vehicles.computeIfAbsent(vehicle, each -> new Positions());
                    last = vehicle;
                }
                track.add(next.getLong(TIME), coordinate(next, LON), coordinate(next, LAT));
                next = positions.hasNext() ? positions.next() : null;
            }
            vehicles.forEach((vehicle, all) -> all.visits(fences).forEach(visit -> found.add(row(vehicle, visit))));
        }
    }

    private static double coordinate(Row position, int at) {
        return position.isNullAt(at) ? Double.NaN : position.getDouble(at);
    }

    private static Row row(String vehicle, Visit visit) {
        return RowFactory.create(
                vehicle,
                visit.fenceId(),
                visit.enteredAt(),
                visit.leftAt(),
                (long) visit.points(),
                visit.minDistanceM());
    }
}
