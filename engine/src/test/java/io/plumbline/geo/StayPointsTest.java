package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StayPointsTest {
    private static final long SECOND = 1_000_000L;
    private static final StayPoints STAYS = new StayPoints(100, Duration.ofMinutes(3), Duration.ofMinutes(10));

    /** A track in text: seconds, and metres north of a yard; {@code ?} is a position without coordinates. */
    private static List<String> stays(StayPoints stays, String track) {
        String[] steps = track.split(" ");
        long[] at = new long[steps.length];
        double[] lon = new double[steps.length];
        double[] lat = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            String[] step = steps[i].split(":");
            at[i] = SECOND * Long.parseLong(step[0]);
            lon[i] = step[1].equals("?") ? Double.NaN : 116.3;
            lat[i] = step[1].equals("?") ? 40 : 40 + Distance.degreesOfLatitude(Double.parseDouble(step[1]));
        }
        return stays.stays(at, lon, lat).stream()
                .map(stay -> stay.arrivedAt() / SECOND + "-" + stay.leftAt() / SECOND + " x" + stay.points() + " @"
                        + Math.round((stay.lat() - 40) / Distance.degreesOfLatitude(1)))
                .toList();
    }

    @Test
    void lastsFromItsAnchorToTheLastPositionWithinTheRadius() {
        assertEquals(List.of("60-300 x3 @30"), stays(STAYS, "0:900 60:0 120:10 300:80 360:800"));
    }

    @Test
    void needsTheLeastStay() {
        assertEquals(List.of("0-180 x2 @0"), stays(STAYS, "0:0 180:0 181:500"));
        assertEquals(List.of(), stays(STAYS, "0:0 179:0 400:500"));
    }

    @Test
    void aVehicleThatCrawlsDoesNotStay() {
        assertEquals(List.of(), stays(STAYS, "0:0 60:60 120:120 180:180 240:240 300:300"));
    }

    @Test
    void theRadiusIsMeasuredFromTheAnchorAndTheSearchGoesOnBehindAStay() {
        assertEquals(List.of("0-200 x3 @60", "300-520 x2 @150"), stays(STAYS, "0:0 100:90 200:90 300:150 520:150"));
    }

    @Test
    void aSilenceEndsAStay() {
        assertEquals(List.of("0-600 x2 @0"), stays(STAYS, "0:0 600:0"));
        assertEquals(List.of("0-200 x2 @0", "801-1001 x2 @0"), stays(STAYS, "0:0 200:0 801:0 1001:0"));
    }

    @Test
    void passesOverPositionsThatAreNoNumbers() {
        assertEquals(List.of("0-200 x2 @0"), stays(STAYS, "0:0 100:? 200:0 300:?"));
        assertEquals(List.of(), stays(STAYS, "0:? 500:?"));
    }

    @Test
    void withoutALeastStayEveryPositionBelongsToOne() {
        StayPoints all = new StayPoints(100, Duration.ZERO, Duration.ofSeconds(10));
        assertEquals(List.of("0-10 x2 @0", "21-21 x1 @0"), stays(all, "0:0 10:0 21:0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void agreesWithLookingAtEveryRowOfPositions(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int positions = 3_000;
        long[] at = new long[positions];
        double[] lon = new double[positions];
        double[] lat = new double[positions];
        long now = 0;
        double x = 116.3;
        double y = 40;
        for (int i = 0; i < positions; i++) {
            boolean moves = i / 40 % 2 == 0;
            now += SECOND * (random.nextInt(200) == 0 ? random.nextInt(400, 900) : random.nextInt(0, 40));
            x += moves ? random.nextDouble(-0.002, 0.003) : random.nextDouble(-0.0004, 0.0004);
            y += moves ? random.nextDouble(-0.002, 0.002) : random.nextDouble(-0.0003, 0.0003);
            at[i] = now;
            lon[i] = random.nextInt(50) == 0 ? Double.NaN : x;
            lat[i] = y;
        }
        List<Stay> stays = STAYS.stays(at, lon, lat);
        assertEquals(bySearch(at, lon, lat), stays);
        assertTrue(stays.size() > 10, "the track has stays");
    }

    /** Takes the earliest anchor with a row that lasts, and of its rows the longest, testing each row as a whole. */
    private static List<Stay> bySearch(long[] at, double[] lon, double[] lat) {
        List<Integer> usable = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            if (!Double.isNaN(lon[i])) {
                usable.add(i);
            }
        }
        List<Stay> stays = new ArrayList<>();
        int first = 0;
        while (first < usable.size()) {
            int last = first;
            while (last + 1 < usable.size() && isRow(usable.subList(first, last + 2), at, lon, lat)) {
                last++;
            }
            List<Integer> row = usable.subList(first, last + 1);
            int start = row.get(0);
            int end = row.get(row.size() - 1);
            if (at[end] - at[start] >= 180 * SECOND) {
                double east = 0;
                double north = 0;
                for (int i : row) {
                    east += lon[i] - lon[start];
                    north += lat[i] - lat[start];
                }
                stays.add(new Stay(
                        at[start],
                        at[end],
                        row.size(),
                        lon[start] + east / row.size(),
                        lat[start] + north / row.size()));
                first = last;
            }
            first++;
        }
        return stays;
    }

    private static boolean isRow(List<Integer> row, long[] at, double[] lon, double[] lat) {
        int anchor = row.get(0);
        for (int k = 1; k < row.size(); k++) {
            int i = row.get(k);
            boolean far = Distance.haversineM(lon[anchor], lat[anchor], lon[i], lat[i]) > 100;
            if (far || at[i] - at[row.get(k - 1)] > 600 * SECOND) {
                return false;
            }
        }
        return true;
    }

    @Test
    void refusesTimesThatFall() {
        assertEquals(
                "position 1: time 5000000 is before 10000000; sort the positions of a vehicle by time",
                assertThrows(IllegalArgumentException.class, () -> stays(STAYS, "10:0 5:0"))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 50_001, Double.NaN})
    void refusesARadiusOutOfRange(double radiusM) {
        assertEquals(
                "radius in metres is " + radiusM + "; allowed: more than 0, at most 50000",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StayPoints(radiusM, Duration.ZERO, Duration.ZERO))
                        .getMessage());
    }

    @Test
    void refusesANegativeDuration() {
        assertEquals(
                "least stay is PT-1S and greatest gap PT0S; allowed: zero or more",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new StayPoints(1, Duration.ofSeconds(-1), Duration.ZERO))
                        .getMessage());
    }
}
