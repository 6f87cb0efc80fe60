package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceVisitsTest {
    private static final long SECOND = 1_000_000L;
    private static final Fence YARD = new Fence("yard", 116.3, 40, 500);
    private static final double AWAY = 116.4;

    /** A track in text: seconds and where, inside the yard ({@code i}), outside ({@code o}) or unknown ({@code ?}). */
    private static List<Visit> visits(FenceVisits visits, String track) {
        String[] steps = track.split(" ");
        long[] at = new long[steps.length];
        double[] lon = new double[steps.length];
        double[] lat = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            at[i] = SECOND * Long.parseLong(steps[i].substring(0, steps[i].length() - 1));
            lat[i] = 40;
            lon[i] = switch (steps[i].charAt(steps[i].length() - 1)) {
                case 'i' -> 116.3;
                case 'o' -> AWAY;
                default -> Double.NaN;
            };
        }
        return visits.visits(at, lon, lat);
    }

    private static Visit visit(long enteredS, long leftS, int points) {
        return new Visit("yard", enteredS * SECOND, leftS * SECOND, points, 0);
    }

    @Test
    void lastsFromTheFirstToTheLastPositionInside() {
        assertEquals(List.of(visit(60, 300, 3)), visits(FenceVisits.of(List.of(YARD)), "0o 60i 120i 300i 360o 420o"));
    }

    @Test
    void isStillSeenWhenTheTrackStartsAndEndsInside() {
        assertEquals(List.of(visit(0, 200, 2)), visits(FenceVisits.of(List.of(YARD)), "0i 200i"));
    }

    @Test
    void needsTheLeastDwell() {
        FenceVisits visits = FenceVisits.of(List.of(YARD));
        assertEquals(List.of(visit(0, 180, 2)), visits(visits, "0i 180i 181o"));
        assertEquals(List.of(), visits(visits, "0i 179i 500o"));
    }

    @Test
    void endsAtAPositionOutside() {
        assertEquals(
                List.of(visit(0, 200, 2), visit(300, 500, 2)),
                visits(FenceVisits.of(List.of(YARD)), "0i 200i 250o 300i 500i"));
    }

    @Test
    void bridgesAGapUpToTheGreatest() {
        FenceVisits visits = FenceVisits.of(List.of(YARD));
        assertEquals(List.of(visit(0, 600, 2)), visits(visits, "0i 600i"));
        assertEquals(List.of(visit(0, 200, 2), visit(801, 1001, 2)), visits(visits, "0i 200i 801i 1001i"));
    }

    @Test
    void passesOverPositionsThatAreNoNumbers() {
        assertEquals(List.of(visit(0, 200, 2)), visits(FenceVisits.of(List.of(YARD)), "0i 100? 200i 300?"));
    }

    @Test
    void takesOtherRules() {
        FenceVisits visits = FenceVisits.of(List.of(YARD)).with(Duration.ZERO, Duration.ofSeconds(10));
        assertEquals(List.of(visit(0, 10, 2), visit(21, 21, 1)), visits(visits, "0i 10i 21i"));
    }

    @Test
    void findsNothingInAnEmptyTrackOrWithoutFences() {
        assertEquals(List.of(), FenceVisits.of(List.of(YARD)).visits(new long[0], new double[0], new double[0]));
        assertEquals(List.of(), visits(FenceVisits.of(List.of()), "0i 600i"));
    }

    @Test
    void seesAreasBesideCircles() {
        Areas areas = Areas.of(List.of(Shapes.square("plant", 116.3, 40, 0.01)));
        assertEquals(
                List.of(new Visit("plant", 0, 200 * SECOND, 2, 0), visit(0, 200, 2)),
                visits(FenceVisits.of(List.of(YARD), areas), "0i 200i 300o"));
    }

    @Test
    void tellsTheLeastDistanceToTheCentre() {
        List<Visit> visits = FenceVisits.of(List.of(YARD))
                .visits(new long[] {0, 200 * SECOND, 400 * SECOND}, new double[] {116.3, 116.3, 116.3}, new double[] {
                    40.004, 40.001, 40.003
                });
        assertEquals(111.2, visits.get(0).minDistanceM(), 0.1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void agreesWithLookingAtEveryFenceForEveryPosition(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            fences.add(new Fence(
                    "f" + i,
                    random.nextDouble(116.1, 116.4),
                    random.nextDouble(39.9, 40.1),
                    random.nextDouble(50, 3_000)));
        }
        int positions = 20_000;
        long[] at = new long[positions];
        double[] lon = new double[positions];
        double[] lat = new double[positions];
        wander(random, at, lon, lat);
        assertEquals(bySearch(fences, at, lon, lat), FenceVisits.of(fences).visits(at, lon, lat));
    }

    private static void wander(SplittableRandom random, long[] at, double[] lon, double[] lat) {
        long now = 0;
        double x = 116.25;
        double y = 40;
        for (int i = 0; i < at.length; i++) {
            now += SECOND * (random.nextInt(300) == 0 ? random.nextInt(500, 900) : random.nextInt(0, 40));
            x = Math.max(116.08, Math.min(116.42, x + random.nextDouble(-0.002, 0.002)));
            y = Math.max(39.88, Math.min(40.12, y + random.nextDouble(-0.002, 0.002)));
            at[i] = now;
            lon[i] = random.nextInt(100) == 0 ? Double.NaN : x;
            lat[i] = y;
        }
    }

    private static List<Visit> bySearch(List<Fence> fences, long[] at, double[] lon, double[] lat) {
        List<Visit> visits = new ArrayList<>();
        for (Fence fence : fences) {
            int first = -1;
            int last = -1;
            int points = 0;
            double least = 0;
            for (int i = 0; i <= at.length; i++) {
                if (i < at.length && Double.isNaN(lon[i])) {
                    continue;
                }
                boolean inside = i < at.length
                        && Distance.haversineM(lon[i], lat[i], fence.lon(), fence.lat()) <= fence.radiusM();
                if (first >= 0 && (!inside || at[i] - at[last] > 600 * SECOND)) {
                    if (at[last] - at[first] >= 180 * SECOND) {
                        visits.add(new Visit(fence.id(), at[first], at[last], points, least));
                    }
                    first = -1;
                }
                if (inside) {
                    double metres = Distance.flatM(fence.lon(), fence.lat(), lon[i], lat[i]);
                    least = first < 0 ? metres : Math.min(least, metres);
                    points = first < 0 ? 1 : points + 1;
                    first = first < 0 ? i : first;
                    last = i;
                }
            }
        }
        visits.sort(Comparator.comparingLong(Visit::enteredAt).thenComparing(Visit::fenceId));
        return visits;
    }

    @Test
    void refusesTimesThatFall() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> visits(FenceVisits.of(List.of(YARD)), "10i 5i"))
                .getMessage();
        assertEquals("position 1: time 5000000 is before 10000000; sort the positions of a vehicle by time", message);
    }

    @Test
    void refusesArraysOfDifferentLength() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> FenceVisits.of(List.of(YARD)).visits(new long[2], new double[2], new double[1]))
                .getMessage();
        assertEquals("2 times, 2 longitudes and 1 latitudes; expected equally many", message);
    }

    @Test
    void refusesTwoFencesWithOneId() {
        String message = assertThrows(IllegalArgumentException.class, () -> FenceVisits.of(List.of(YARD, YARD)))
                .getMessage();
        assertEquals("two fences have the id 'yard'; ids must be unique", message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 50_001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesARadiusOutOfRange(double radiusM) {
        String message = assertThrows(IllegalArgumentException.class, () -> new Fence("yard", 116, 40, radiusM))
                .getMessage();
        assertEquals("fence 'yard': radius in metres is " + radiusM + "; allowed: 0 to 50000", message);
    }

    @Test
    void refusesANegativeDwell() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> FenceVisits.of(List.of(YARD)).with(Duration.ofSeconds(-1), Duration.ZERO))
                .getMessage();
        assertEquals("least dwell is PT-1S; allowed: zero or more", message);
    }
}
