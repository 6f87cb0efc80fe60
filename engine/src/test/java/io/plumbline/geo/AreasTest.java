package io.plumbline.geo;

import static io.plumbline.geo.GeoJsonText.COLLECTION;
import static io.plumbline.geo.GeoJsonText.SQUARE;
import static io.plumbline.geo.GeoJsonText.areas;
import static io.plumbline.geo.GeoJsonText.polygon;
import static io.plumbline.geo.GeoJsonText.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreasTest {
    @Test
    void readsIdsAndScalarProperties() {
        Areas areas = areas("{'type':'Feature','geometry':{'coordinates':" + SQUARE
                + ",'type':'Polygon'},'properties':{'code':110108001,'name':'万寿路街道','x':null,'deep':{'a':[1]}}}");
        Area area = areas.list().get(0);
        assertEquals("110108001", area.id());
        assertEquals(Map.of("code", "110108001", "name", "万寿路街道"), area.properties());
        assertEquals(1.0, area.geometry().getArea());
        assertEquals(List.of(), areas.repairs());
    }

    @Test
    void putsTheSmallestFirstAndThenById() {
        Areas areas = areas(
                polygon("'big'", "[[[110,30],[120,30],[120,41],[110,41],[110,30]]]"),
                polygon("'b'", SQUARE),
                polygon("'a'", SQUARE));
        assertEquals(
                List.of("a", "b", "big"), areas.list().stream().map(Area::id).toList());
    }

    @Test
    void readsMultipolygonsWithHolesAndAltitudes() {
        Areas areas =
                areas("{'type':'Feature','properties':{'code':'m'},'geometry':{'type':'MultiPolygon','coordinates':["
                        + "[[[0,0,5],[9,0,5],[9,9,5],[0,9,5],[0,0,5]],[[1,1],[1,2],[2,2],[2,1],[1,1]]],"
                        + "[[[10,0],[11,0],[11,1],[10,1],[10,0]]]]}}");
        assertEquals(81, areas.list().get(0).geometry().getArea());
    }

    @Test
    void turnsBoundariesIntoWgs84() {
        double[] corner = Crs.GCJ02.toWgs84(116, 40);
        Areas areas = read(COLLECTION + polygon("'a'", SQUARE) + "]}", Crs.GCJ02);
        assertEquals(corner[0], areas.list().get(0).geometry().getCoordinates()[0].x);
        assertEquals(corner[1], areas.list().get(0).geometry().getCoordinates()[0].y);
    }

    @Test
    void closesOpenRingsAndSaysSo() {
        Areas areas = areas(polygon("'a'", "[[[116,40],[117,40],[117,41],[116,41]]]"));
        assertEquals(1.0, areas.list().get(0).geometry().getArea());
        assertEquals(List.of(new Repair("a", 1, "ring 1 was not closed: closed")), areas.repairs());
    }

    @Test
    void repairsRingsThatCrossThemselvesAndSaysSo() {
        Areas areas = areas(polygon("'ok'", SQUARE), polygon("'bow tie'", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"));
        assertEquals(2.0, areas.list().get(1).geometry().getArea());
        assertTrue(areas.list().get(1).geometry().isValid());
        Repair repair = areas.repairs().get(0);
        assertEquals(2, repair.feature());
        assertTrue(repair.what().startsWith("self-intersection at 1.0, 1.0: repaired, "), repair.what());
    }

    @Test
    void mergesPartsThatShareASide() {
        String parts = IntStream.range(0, 3_000)
                .mapToObj(i -> "[[[" + i * 0.01 + ",0],[" + (i + 1) * 0.01 + ",0],[" + (i + 1) * 0.01 + ",1],["
                        + i * 0.01 + ",1],[" + i * 0.01 + ",0]]]")
                .collect(Collectors.joining(",", "[", "]"));
        Areas areas = areas(polygon("'a'", parts).replace("'Polygon'", "'MultiPolygon'"));
        assertEquals(1, areas.repairs().size());
        assertEquals(30, areas.list().get(0).geometry().getArea(), 1e-6);
    }

    @Test
    void findsOverlapsAboveTheTolerance() {
        Areas areas = Areas.of(List.of(
                Shapes.square("street", 116, 40, 0.1),
                Shapes.square("community", 116.1, 40, 0.01),
                Shapes.square("beside", 116.2, 40, 0.1),
                Shapes.square("far", 117, 40, 0.1)));
        List<Overlap> overlaps = areas.overlaps();
        assertEquals(
                Set.of("community beside", "community street"),
                overlaps.stream().map(o -> o.firstId() + " " + o.secondId()).collect(Collectors.toSet()));
        double half = 0.01 * 111_195 * 0.02 * 111_195 * Math.cos(Math.toRadians(40));
        assertEquals(half, overlaps.get(0).areaM2(), half * 1e-3);
        assertEquals(List.of(), areas.overlaps(half * 1.01));
    }

    @Test
    void measuresAreasOnTheSphere() {
        double octant = 4 * Math.PI * Distance.EARTH_RADIUS_M * Distance.EARTH_RADIUS_M / 8;
        assertEquals(
                octant,
                Shapes.area("a", "POLYGON ((0 0, 90 0, 90 90, 0 90, 0 0))").areaM2(),
                octant * 1e-12);
    }

    @Test
    void refusesAnInvalidAreaMadeElsewhere() {
        Area bowTie = Shapes.area("a", "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");
        assertEquals(
                "area 'a' is not a valid polygon or multipolygon; repair it, or read it from GeoJSON, which does",
                assertThrows(IllegalArgumentException.class, () -> Areas.of(List.of(bowTie)))
                        .getMessage());
    }

    @Test
    void refusesRepeatedIdsAndNoAreas() {
        Area area = Shapes.square("a", 116, 40, 1);
        assertEquals(
                "two areas have the id 'a'; ids must be unique",
                assertThrows(IllegalArgumentException.class, () -> Areas.of(List.of(area, area)))
                        .getMessage());
        assertEquals(
                "there is no area; at least one is needed",
                assertThrows(IllegalArgumentException.class, () -> Areas.of(List.of()))
                        .getMessage());
    }
}
