package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.geo.Placed.Level;
import io.plumbline.geo.Placed.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Two streets side by side, the western one cut into two communities and a part that is no community's. */
class AreaLevelsTest {
    private static final double METRE_NORTH = 1 / 111_195.0797;
    private static final double METRE_EAST = METRE_NORTH / Math.cos(Math.toRadians(40));

    private static final CellIndex STREETS =
            index(box("street-w", 116.00, 39.99, 116.02, 40.01), box("street-e", 116.02, 39.99, 116.04, 40.01));
    private static final CellIndex COMMUNITIES =
            index(box("c1", 116.00, 40.00, 116.01, 40.01), box("c2", 116.01, 40.00, 116.02, 40.01));
    private static final AreaLevels LEVELS = AreaLevels.of(COMMUNITIES, STREETS);

    private static CellIndex index(Area... areas) {
        return CellIndex.of(Areas.of(List.of(areas)));
    }

    private static Area box(String id, double west, double south, double east, double north) {
        return Shapes.area(
                id,
                "POLYGON ((" + west + " " + south + "," + east + " " + south + "," + east + " " + north + "," + west
                        + " " + north + "," + west + " " + south + "))");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, COMMUNITY, c1, -",
                "20, COMMUNITY, c1, -",
                "20.1, STREET, street-w, TOO_COARSE",
                "NaN, STREET, street-w, ACCURACY_UNKNOWN",
                "-1, STREET, street-w, ACCURACY_UNKNOWN"
            })
    void theAccuracyDecidesTheLevel(double accuracyM, Level level, String id, Why why) {
        assertEquals(new Placed(level, id, false, List.of(), why), LEVELS.place(116.005, 40.005, accuracyM));
    }

    @Test
    void aPlaceInNoCommunityAnswersForItsStreet() {
        assertEquals(
                new Placed(Level.STREET, "street-w", false, List.of(), Why.NO_COMMUNITY_AREA),
                LEVELS.place(116.005, 39.995, 5));
        assertEquals(
                Level.STREET,
                AreaLevels.of(null, STREETS).place(116.005, 40.005, 5).level());
    }

    @ParameterizedTest
    @CsvSource({"39.9, 20, true", "40.1, 20, false", "9.9, 5, true", "10.1, 5, false"})
    void theBandIsTwiceTheAccuracy(double metresWest, double accuracyM, boolean ambiguous) {
        Placed placed = LEVELS.place(116.01 - metresWest * METRE_EAST, 40.005, accuracyM);
        assertEquals("c1", placed.id());
        assertEquals(ambiguous, placed.ambiguous());
        assertEquals(ambiguous ? List.of("c2") : List.of(), placed.others());
    }

    @Test
    void aCoarsePositionNearAStreetsBoundaryIsAmbiguousThere() {
        Placed placed = LEVELS.place(116.02 - 150 * METRE_EAST, 40.005, 100);
        assertEquals(new Placed(Level.STREET, "street-w", true, List.of("street-e"), Why.TOO_COARSE), placed);
    }

    @Test
    void outsideAndNoPositionAreNowhere() {
        Placed nowhere = new Placed(Level.NONE, null, false, List.of(), Why.OUTSIDE);
        assertEquals(nowhere, LEVELS.place(117, 40, 5));
        assertEquals(nowhere, LEVELS.place(Double.NaN, 40, 5));
    }

    @Test
    void theBarMayBeSet() {
        assertEquals(
                Level.COMMUNITY, LEVELS.goodTo(50).place(116.005, 40.005, 50).level());
        assertEquals(
                "the accuracy a community asks for is 0.0 m; allowed: more than 0",
                assertThrows(IllegalArgumentException.class, () -> LEVELS.goodTo(0))
                        .getMessage());
    }

    @Test
    void nearAgreesWithJtsOnAFlatMapInMetres() {
        Areas areas = Areas.of(new ArrayList<>(Shapes.communities(9, 7, 20, 3)));
        CellIndex index = CellIndex.of(areas);
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 1_500; i++) {
            double lon = random.nextDouble(116.0, 116.42);
            double lat = random.nextDouble(39.85, 40.2);
            double metres = random.nextDouble(0, 300);
            double shrink = Math.cos(Math.toRadians(lat));
            Geometry at = new GeometryFactory().createPoint(new Coordinate(lon * shrink, lat));
            int[] expected = IntStream.range(0, areas.list().size())
                    .filter(k -> AffineTransformation.scaleInstance(shrink, 1)
                                    .transform(areas.list().get(k).geometry())
                                    .distance(at)
                            <= metres * METRE_NORTH)
                    .toArray();
            assertArrayEquals(expected, index.near(lon, lat, metres), lon + " " + lat + " " + metres);
        }
    }
}
