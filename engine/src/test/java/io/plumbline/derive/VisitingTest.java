package io.plumbline.derive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plumbline.geo.Fence;
import io.plumbline.geo.FenceVisits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class VisitingTest {
    private static final long MINUTE = 60_000_000L;
    private static final FenceVisits FENCES = FenceVisits.of(
                    List.of(new Fence("east", 118.51, 37.40, 200), new Fence("west", 118.50, 37.40, 200)))
            .with(Duration.ofMinutes(1), Duration.ofMinutes(10));

    private static Row position(String vehicle, long bits, int minute, Double lon) {
        return RowFactory.create(vehicle, bits, minute * MINUTE, lon, lon == null ? null : 37.40);
    }

    /** Half an hour in the west, half an hour in the east, one position a minute, some of them unknown. */
    private static List<Row> tour(String vehicle, long bits, int from) {
        List<Row> tour = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Double lon = minute % 7 == 3 ? null : minute < 30 ? 118.50 : 118.51;
            tour.add(position(vehicle, bits, from + minute, lon));
        }
        return tour;
    }

    private static List<String> visits(List<Row> positions) {
        List<String> visits = new ArrayList<>();
        new Visiting(FENCES)
                .call(positions.iterator())
                .forEachRemaining(visit -> visits.add(visit.getString(0) + " " + visit.getString(1) + " "
                        + visit.getLong(2) / MINUTE + "–" + visit.getLong(3) / MINUTE + " " + visit.getLong(4)));
        visits.sort(Comparator.naturalOrder());
        return visits;
    }

    @Test
    void eachVehicleHasItsOwnVisits() {
        List<Row> positions = new ArrayList<>(tour("v1", 1, 0));
        positions.addAll(tour("v2", 2, 600));
        assertEquals(
                List.of("v1 east 30–58 25", "v1 west 0–29 26", "v2 east 630–658 25", "v2 west 600–629 26"),
                visits(positions));
    }

    @Test
    void vehiclesWhoseBitsAreTheSameAreToldApart() {
        List<Row> positions = new ArrayList<>();
        List<Row> one = tour("v1", 5, 0);
        List<Row> other = tour("v2", 5, 600);
        for (int i = 0; i < one.size(); i++) {
            positions.add(one.get(i));
            positions.add(other.get(i));
        }
        assertEquals(
                List.of("v1 east 30–58 25", "v1 west 0–29 26", "v2 east 630–658 25", "v2 west 600–629 26"),
                visits(positions));
    }

    @Test
    void theOrderOfPositionsDoesNotMatter() {
        List<Row> positions = tour("v1", 1, 0);
        positions.add(position("v1", 1, 10, 118.51));
        List<String> inOrder = visits(positions);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(positions, new Random(seed));
            assertEquals(inOrder, visits(positions));
        }
    }

    @Test
    void withoutPositionsThereAreNoVisits() {
        assertFalse(new Visiting(FENCES).call(List.<Row>of().iterator()).hasNext());
    }
}
