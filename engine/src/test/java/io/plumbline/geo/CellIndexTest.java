package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;

class CellIndexTest {
    private static CellIndex index(Area... areas) {
        return CellIndex.of(Areas.of(List.of(areas)));
    }

    @Test
    void tellsTheAreaAroundAPoint() {
        CellIndex index = index(Shapes.square("a", 116, 40, 0.1), Shapes.square("b", 117, 40, 0.1));
        assertEquals("a", index.id(index.locate(116.05, 40.05)));
        assertEquals("b", index.id(index.locate(117.05, 39.95)));
    }

    @ParameterizedTest
    @CsvSource({"116.5, 40", "0, 0", "NaN, 40", "116, NaN", "Infinity, 40", "116, -Infinity", "116, 91"})
    void knowsNoAreaOutsideAndForNoNumber(double lon, double lat) {
        CellIndex index = index(Shapes.square("a", 116, 40, 0.1), Shapes.square("b", 117, 40, 0.1));
        assertEquals(CellIndex.NONE, index.locate(lon, lat));
        assertNull(index.id(index.locate(lon, lat)));
        assertArrayEquals(new int[0], index.candidates(lon, lat));
    }

    @Test
    void leavesHolesOut() {
        CellIndex index = index(Shapes.area("a", "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))"));
        assertEquals(CellIndex.NONE, index.locate(4.5, 4.5));
        assertEquals(0, index.locate(3, 4));
        assertEquals(0, index.locate(1, 1));
    }

    @Test
    void givesOverlappingGroundToTheSmallerArea() {
        CellIndex index = index(Shapes.square("street", 116, 40, 0.2), Shapes.square("community", 116.1, 40, 0.05));
        assertEquals("community", index.id(index.locate(116.1, 40)));
        assertEquals("street", index.id(index.locate(115.9, 40)));
        assertTrue(index.ambiguous(116.1, 40));
        assertFalse(index.ambiguous(115.9, 40));
        assertArrayEquals(new int[] {0, 1}, index.candidates(116.1, 40));
    }

    @Test
    void givesASharedBoundaryOfEqualAreasToTheFirstId() {
        Area west = Shapes.area("w", "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))");
        Area east = Shapes.area("e", "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))");
        CellIndex index = index(west, east);
        assertEquals("e", index.id(index.locate(1, 0.5)));
        assertTrue(index.ambiguous(1, 0.5));
    }

    @Test
    void keepsTheOwnerOfACellThatAnotherAreaOnlyTouches() {
        Area street = Shapes.square("street", 116, 40, 0.2);
        Area corner = Shapes.area("corner", "POLYGON ((116.1 40.1, 116.1000001 40.1, 116.1 40.1000001, 116.1 40.1))");
        CellIndex index = index(street, corner);
        assertEquals("street", index.id(index.locate(116.1001, 40.1001)));
        assertEquals("corner", index.id(index.locate(116.10000001, 40.10000001)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void agreesWithJtsPointByPointOnCommunities(int seed) {
        agreesWithJts(Shapes.communities(9, 7, 20, seed), 30_000, seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void agreesWithJtsPointByPointOnOverlappingStarsWithHoles(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            areas.add(Shapes.star(
                    "s" + i,
                    random.nextDouble(116.0, 116.4),
                    random.nextDouble(39.8, 40.1),
                    random.nextDouble(0.001, 0.1),
                    random.nextInt(3, 90),
                    random.nextLong()));
        }
        agreesWithJts(areas, 30_000, seed);
    }

    @Test
    void agreesWithJtsWhenStreetsLieOverCommunities() {
        List<Area> areas = new ArrayList<>(Shapes.communities(12, 10, 12, 7));
        for (Area street : Shapes.communities(4, 3, 30, 8)) {
            areas.add(Shapes.area("s" + street.id(), street.geometry()));
        }
        agreesWithJts(areas, 40_000, 9);
    }

    @Test
    void agreesWithJtsOnAGridWhoseSidesLieOnCellBorders() {
        List<Area> areas = new ArrayList<>();
        for (int x = 0; x < 16; x++) {
            for (int y = 0; y < 16; y++) {
                areas.add(Shapes.square("g" + x + "-" + y, x, y, 0.5));
            }
        }
        agreesWithJts(areas, 30_000, 10);
    }

    @Test
    void agreesWithJtsOnASliverAcrossTheWholeBox() {
        agreesWithJts(
                List.of(
                        Shapes.area("sliver", "POLYGON ((116 39.8, 116.4 40.1000000001, 116.4 40.1, 116 39.8))"),
                        Shapes.square("big", 116.2, 39.95, 0.2)),
                30_000,
                11);
    }

    /** Random points, the corners, points on the sides, and points a hair beside them. */
    private static void agreesWithJts(List<Area> made, int points, long seed) {
        Areas areas = Areas.of(made);
        CellIndex index = CellIndex.of(areas);
        List<IndexedPointInAreaLocator> locators = areas.list().stream()
                .map(area -> new IndexedPointInAreaLocator(area.geometry()))
                .toList();
        SplittableRandom random = new SplittableRandom(seed);
        Envelope box = new Envelope();
        areas.list().forEach(area -> box.expandToInclude(area.geometry().getEnvelopeInternal()));
        for (int i = 0; i < points; i++) {
            Coordinate at = i % 2 == 0 ? anywhere(box, random) : nearABoundary(areas, random);
            int[] expected = takenBy(areas, locators, at);
            assertArrayEquals(expected, index.candidates(at.x, at.y), at::toString);
            assertEquals(expected.length == 0 ? CellIndex.NONE : expected[0], index.locate(at.x, at.y), at::toString);
        }
    }

    private static int[] takenBy(Areas areas, List<IndexedPointInAreaLocator> locators, Coordinate at) {
        return IntStream.range(0, locators.size())
                .filter(i ->
                        areas.list().get(i).geometry().getEnvelopeInternal().covers(at))
                .filter(i -> locators.get(i).locate(at) != Location.EXTERIOR)
                .toArray();
    }

    private static Coordinate anywhere(Envelope box, SplittableRandom random) {
        return new Coordinate(
                box.getMinX() + random.nextDouble(-0.01, 1.01) * box.getWidth(),
                box.getMinY() + random.nextDouble(-0.01, 1.01) * box.getHeight());
    }

    private static Coordinate nearABoundary(Areas areas, SplittableRandom random) {
        Area area = areas.list().get(random.nextInt(areas.list().size()));
        Coordinate[] corners = area.geometry().getCoordinates();
        int i = random.nextInt(corners.length - 1);
        double share = random.nextInt(3) == 0 ? 0 : random.nextInt(3) == 0 ? 0.5 : random.nextDouble();
        double x = corners[i].x + share * (corners[i + 1].x - corners[i].x);
        double y = corners[i].y + share * (corners[i + 1].y - corners[i].y);
        return switch (random.nextInt(4)) {
            case 0 -> new Coordinate(Math.nextUp(x), y);
            case 1 -> new Coordinate(x, Math.nextDown(y));
            case 2 -> new Coordinate(x + random.nextDouble(-1e-6, 1e-6), y);
            default -> new Coordinate(x, y);
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 10, 40, 400})
    void noOtherAreaComesNearWhatIsInterior(double metres) {
        Areas areas = Areas.of(Shapes.communities(5, 5, 8, 12));
        CellIndex index = CellIndex.of(areas);
        Envelope box = new Envelope();
        areas.list().forEach(area -> box.expandToInclude(area.geometry().getEnvelopeInternal()));
        SplittableRandom random = new SplittableRandom(7);
        int interior = 0;
        for (int i = 0; i < 4000; i++) {
            Coordinate at = i % 4 == 0 ? nearABoundary(areas, random) : anywhere(box, random);
            if (index.isInterior(at.x, at.y, metres)) {
                interior++;
                assertArrayEquals(index.candidates(at.x, at.y), index.near(at.x, at.y, metres), at::toString);
            }
        }
        assertTrue(metres > 100 || interior > 500, "interior " + interior);
        assertFalse(index.isInterior(Double.NaN, 40, metres));
        assertFalse(index.isInterior(0, 0, metres));
    }

    @Test
    void answersTheSameInAnyOrderOfTheAreas() {
        List<Area> areas = Shapes.communities(5, 5, 8, 12);
        List<Area> turned = new ArrayList<>(areas);
        Collections.reverse(turned);
        CellIndex one = CellIndex.of(Areas.of(areas));
        CellIndex other = CellIndex.of(Areas.of(turned));
        for (Area area : areas) {
            for (Coordinate corner : area.geometry().getCoordinates()) {
                assertEquals(one.id(one.locate(corner.x, corner.y)), other.id(other.locate(corner.x, corner.y)));
            }
        }
    }

    @Test
    void answersTheSameAfterItWasWrittenAndRead() throws IOException, ClassNotFoundException {
        CellIndex index = CellIndex.of(Areas.of(Shapes.communities(5, 5, 8, 13)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(index);
        }
        CellIndex read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (CellIndex) in.readObject();
        }
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < 5_000; i++) {
            double lon = random.nextDouble(116.0, 116.4);
            double lat = random.nextDouble(39.8, 40.2);
            assertEquals(index.locate(lon, lat), read.locate(lon, lat));
        }
        assertEquals(25, read.size());
    }
}
