package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.geo.CrsCheck.State;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsCheckTest {
    private static final int SOURCES = 1_000;
    private static final Crs[] SYSTEMS = {Crs.WGS84, Crs.GCJ02, Crs.BD09, Crs.CGCS2000};

    /** Positions of known places in Haidian's box, as a source in the system writes them. */
    private static final class Source {
        private final List<double[]> positions = new ArrayList<>();
        private final List<double[]> places = new ArrayList<>();

        Source(Crs system, int places, double errorM, double wrongShare, SplittableRandom random) {
            for (int i = 0; i < places; i++) {
                double lon = random.nextDouble(116.03, 116.39);
                double lat = random.nextDouble(39.88, 40.16);
                boolean wrong = random.nextDouble() < wrongShare;
                double atLon = wrong ? random.nextDouble(116.03, 116.39) : lon + errorM * gauss(random) / 85_300;
                double atLat = wrong ? random.nextDouble(39.88, 40.16) : lat + errorM * gauss(random) / 111_195;
                this.places.add(new double[] {lon, lat});
                this.positions.add(system.fromWgs84(atLon, atLat));
            }
        }

        CrsCheck declaredAs(Crs declared) {
            return CrsCheck.of(declared, positions, places);
        }

        /** Twelve even draws less their mean: near enough to normal. */
        private static double gauss(SplittableRandom random) {
            double sum = -6;
            for (int i = 0; i < 12; i++) {
                sum += random.nextDouble();
            }
            return sum;
        }
    }

    /** 10 to 150 m of error, up to a fifth matched to a wrong place, 50 to 200 places. */
    private static Source any(Crs system, SplittableRandom random) {
        return new Source(
                system, random.nextInt(50, 201), random.nextDouble(10, 150), random.nextDouble(0, 0.2), random);
    }

    @Test
    void recognizesAWrongDeclaredSystemInNinetyNineOfAHundredSources() {
        SplittableRandom random = new SplittableRandom(1);
        int recognized = 0;
        for (int i = 0; i < SOURCES; i++) {
            Crs truth = SYSTEMS[random.nextInt(3)];
            Crs declared = SYSTEMS[random.nextInt(4)];
            while (declared.sameAs(truth)) {
                declared = SYSTEMS[random.nextInt(4)];
            }
            CrsCheck check = any(truth, random).declaredAs(declared);
            recognized += check.state() == State.ANOTHER_SYSTEM && check.likely() == truth ? 1 : 0;
        }
        assertTrue(recognized >= 0.99 * SOURCES, recognized + " of " + SOURCES);
    }

    @Test
    void accusesNoneOfAThousandRightSources() {
        SplittableRandom random = new SplittableRandom(2);
        int fits = 0;
        for (int i = 0; i < SOURCES; i++) {
            Crs truth = SYSTEMS[random.nextInt(4)];
            CrsCheck check = any(truth, random).declaredAs(truth);
            assertEquals(truth, check.likely());
            assertTrue(check.state() == State.FITS || check.state() == State.NOT_JUDGEABLE, check.toString());
            fits += check.state() == State.FITS ? 1 : 0;
        }
        assertTrue(fits >= 0.99 * SOURCES, fits + " of " + SOURCES);
    }

    @ParameterizedTest
    @CsvSource({"GCJ02,547", "BD09,1353"})
    void tellsTheOffsetItSees(Crs truth, double offsetM) {
        CrsCheck check = new Source(truth, 200, 10, 0, new SplittableRandom(3)).declaredAs(Crs.WGS84);
        assertEquals(offsetM, check.declaredM(), 10);
        assertEquals(offsetM, Math.hypot(check.eastM(), check.northM()), 10);
        assertEquals(12, check.likelyM(), 3);
    }

    @Test
    void aShiftThatNoSystemExplainsIsToldAsOne() {
        Source source = new Source(Crs.WGS84, 60, 10, 0, new SplittableRandom(4));
        source.positions.forEach(at -> at[0] += 0.002);
        CrsCheck check = source.declaredAs(Crs.WGS84);
        assertEquals(State.SHIFTED, check.state());
        assertEquals(171, check.eastM(), 5);
        assertEquals(0, check.northM(), 5);
    }

    @Test
    void aSourceMovedTwiceIsNotTakenForOneMovedOnce() {
        Source source = new Source(Crs.GCJ02, 60, 10, 0, new SplittableRandom(5));
        source.positions.replaceAll(at -> Crs.GCJ02.fromWgs84(at[0], at[1]));
        assertEquals(State.SHIFTED, source.declaredAs(Crs.WGS84).state());
        assertEquals(Crs.GCJ02, source.declaredAs(Crs.GCJ02).likely());
        assertEquals(State.SHIFTED, source.declaredAs(Crs.GCJ02).state());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19})
    void tooFewPlacesAreNotJudgeable(int places) {
        CrsCheck check = new Source(Crs.BD09, places, 10, 0, new SplittableRandom(6)).declaredAs(Crs.WGS84);
        assertEquals(State.NOT_JUDGEABLE, check.state());
        assertEquals(places, check.places());
        assertEquals(Crs.WGS84, check.likely());
    }

    @Test
    void positionsTooCoarseAreNotJudgeable() {
        CrsCheck check = new Source(Crs.WGS84, 60, 3_000, 0, new SplittableRandom(7)).declaredAs(Crs.WGS84);
        assertEquals(State.NOT_JUDGEABLE, check.state());
    }

    @Test
    void leavesOutWhatIsNoPosition() {
        Source source = new Source(Crs.WGS84, 60, 10, 0, new SplittableRandom(8));
        source.positions.get(0)[0] = Double.NaN;
        source.places.get(1)[1] = Double.POSITIVE_INFINITY;
        assertEquals(58, source.declaredAs(Crs.WGS84).places());
    }

    @Test
    void refusesPositionsWithoutPlaces() {
        assertEquals(
                "1 positions and 0 places; every position needs the place it should be at",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> CrsCheck.of(Crs.WGS84, List.of(new double[] {116, 40}), List.of()))
                        .getMessage());
    }
}
