package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class NeighboursTest {
    /** A box whose west side lies so many metres east of 121°, on the 31st parallel, one kilometre wide and high. */
    private static Area box(String id, double eastM, double northM) {
        double metre = Distance.degreesOfLatitude(1);
        double shrunk = metre / Math.cos(Math.toRadians(31));
        double west = 121 + eastM * shrunk;
        double south = 31 + northM * metre;
        double east = west + 1000 * shrunk;
        double north = south + 1000 * metre;
        return area(
                id,
                "POLYGON ((%s %s, %s %s, %s %s, %s %s, %s %s))"
                        .formatted(west, south, east, south, east, north, west, north, west, south));
    }

    private static Area area(String id, String wkt) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            return new Area(id, geometry, Map.of());
        } catch (ParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String neighbours(double withinM, Area... areas) {
        return Neighbours.of(List.of(areas), withinM).toString();
    }

    @Test
    void whatSharesABoundaryIsBeside() {
        assertEquals("{a=[b], b=[a], c=[]}", neighbours(0.01, box("a", 0, 0), box("b", 1000, 0), box("c", 5000, 0)));
    }

    @Test
    void aRoadBetweenThemIsCrossedWithinTheTolerance() {
        assertEquals("{a=[b], b=[a]}", neighbours(20, box("a", 0, 0), box("b", 1019, 0)));
        assertEquals("{a=[], b=[]}", neighbours(20, box("a", 0, 0), box("b", 1022, 0)));
        assertEquals("{a=[b], b=[a]}", neighbours(20, box("a", 0, 0), box("b", 0, 1019)));
        assertEquals("{a=[], b=[]}", neighbours(20, box("a", 0, 0), box("b", 0, 1022)));
    }

    @Test
    void boundariesThatOverlapAStripAreBeside() {
        assertEquals("{a=[b], b=[a]}", neighbours(0, box("a", 0, 0), box("b", 990, 0)));
    }

    @Test
    void theEnclosedIsBesideTheOneAroundIt() {
        Area around = area(
                "ring",
                "POLYGON ((121 31, 121.1 31, 121.1 31.1, 121 31.1, 121 31), (121.04 31.04, 121.06 31.04, 121.06 31.06,"
                        + " 121.04 31.06, 121.04 31.04))");
        Area inside = area("hole", "POLYGON ((121.04 31.04, 121.06 31.04, 121.06 31.06, 121.04 31.06, 121.04 31.04))");
        assertEquals("{hole=[ring], ring=[hole]}", neighbours(1, around, inside));
    }

    @Test
    void theOrderOfAreasHasNoSay() {
        List<Area> grid = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            grid.add(box("g" + i, 1000.0 * (i % 10), 1000.0 * (i / 10)));
        }
        Map<String, ?> neighbours = Neighbours.of(grid, 5);
        assertEquals(
                "[g0, g1, g10, g12, g2, g20, g21, g22]", neighbours.get("g11").toString());
        Collections.shuffle(grid, new Random(7));
        assertEquals(neighbours, Neighbours.of(grid, 5));
    }

    @Test
    void oneAreaHasNone() {
        assertEquals("{a=[]}", neighbours(20, box("a", 0, 0)));
        assertEquals("{}", neighbours(20));
    }

    @Test
    void whatCannotBeUsedIsRefused() {
        assertEquals(
                "tolerance is -1.0 m; it must be 0 or more",
                assertThrows(IllegalArgumentException.class, () -> neighbours(-1))
                        .getMessage());
        assertEquals(
                "two areas have the id 'a'; ids must be unique",
                assertThrows(IllegalArgumentException.class, () -> neighbours(1, box("a", 0, 0), box("a", 9, 9)))
                        .getMessage());
    }
}
