package io.plumbline.geo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreasTest {
    private static final String SQUARE = "[[[116,40],[117,40],[117,41],[116,41],[116,40]]]";
    private static final String COLLECTION = "{'type':'FeatureCollection','features':[";

    private static String polygon(String id, String coordinates) {
        return "{'type':'Feature','properties':{'code':" + id + "},'geometry':{'type':'Polygon','coordinates':"
                + coordinates + "}}";
    }

    private static Areas read(String text, Crs crs) {
        InputStream in = new ByteArrayInputStream(text.replace('\'', '"').getBytes(UTF_8));
        try {
            return Areas.fromGeoJson(in, "areas.geojson", "code", crs);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Areas of(String... features) {
        return read(COLLECTION + String.join(",", features) + "]}", Crs.WGS84);
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text, Crs.WGS84))
                .getMessage();
    }

    private static String refusalOf(String... features) {
        return refusal(COLLECTION + String.join(",", features) + "]}");
    }

    @Test
    void readsIdsAndScalarProperties() {
        Areas areas = of("{'type':'Feature','geometry':{'coordinates':" + SQUARE
                + ",'type':'Polygon'},'properties':{'code':110108001,'name':'万寿路街道','x':null,'deep':{'a':[1]}}}");
        Area area = areas.list().get(0);
        assertEquals("110108001", area.id());
        assertEquals(Map.of("code", "110108001", "name", "万寿路街道"), area.properties());
        assertEquals(1.0, area.geometry().getArea());
        assertEquals(List.of(), areas.repairs());
    }

    @Test
    void putsTheSmallestFirstAndThenById() {
        Areas areas = of(
                polygon("'big'", "[[[110,30],[120,30],[120,41],[110,41],[110,30]]]"),
                polygon("'b'", SQUARE),
                polygon("'a'", SQUARE));
        assertEquals(
                List.of("a", "b", "big"), areas.list().stream().map(Area::id).toList());
    }

    @Test
    void readsMultipolygonsWithHolesAndAltitudes() {
        Areas areas = of("{'type':'Feature','properties':{'code':'m'},'geometry':{'type':'MultiPolygon','coordinates':["
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
        Areas areas = of(polygon("'a'", "[[[116,40],[117,40],[117,41],[116,41]]]"));
        assertEquals(1.0, areas.list().get(0).geometry().getArea());
        assertEquals(List.of(new Repair("a", 1, "ring 1 was not closed: closed")), areas.repairs());
    }

    @Test
    void repairsRingsThatCrossThemselvesAndSaysSo() {
        Areas areas = of(polygon("'ok'", SQUARE), polygon("'bow tie'", "[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"));
        assertEquals(2.0, areas.list().get(1).geometry().getArea());
        assertTrue(areas.list().get(1).geometry().isValid());
        Repair repair = areas.repairs().get(0);
        assertEquals(2, repair.feature());
        assertTrue(repair.what().startsWith("self-intersection at 1.0, 1.0: repaired, "), repair.what());
    }

    @Test
    void refusesABoundaryThatEnclosesNothing() {
        String message = refusalOf(polygon("'a'", "[[[0,0],[1,1],[2,2],[0,0]]]"));
        assertTrue(message.startsWith("areas.geojson: feature 1 'a': the boundary encloses no ground ("), message);
    }

    @Test
    void refusesAScribble() {
        SplittableRandom random = new SplittableRandom(1);
        String scribble = IntStream.range(0, 2_000)
                .mapToObj(i -> "[" + random.nextDouble() + "," + random.nextDouble() + "]")
                .collect(Collectors.joining(",", "[[", "]]"));
        String message = refusalOf(polygon("'a'", scribble));
        assertTrue(
                message.startsWith("areas.geojson: feature 1 'a': the boundary crosses itself more than 26008 times ("),
                message);
    }

    @Test
    void refusesALineDrawnToAndFro() {
        String message = refusalOf(polygon("'a'", "[[" + "[0,0],[1,1],".repeat(50_000) + "[0,1],[0,0]]]"));
        assertTrue(message.startsWith("areas.geojson: feature 1 'a': the boundary crosses itself more than "), message);
    }

    @Test
    void mergesPartsThatShareASide() {
        String parts = IntStream.range(0, 3_000)
                .mapToObj(i -> "[[[" + i * 0.01 + ",0],[" + (i + 1) * 0.01 + ",0],[" + (i + 1) * 0.01 + ",1],["
                        + i * 0.01 + ",1],[" + i * 0.01 + ",0]]]")
                .collect(Collectors.joining(",", "[", "]"));
        Areas areas = of(polygon("'a'", parts).replace("'Polygon'", "'MultiPolygon'"));
        assertEquals(1, areas.repairs().size());
        assertEquals(30, areas.list().get(0).geometry().getArea(), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "1e999", "-Infinity", "180.1"})
    void refusesALongitudeThatCannotBe(String lon) {
        String message = refusalOf(polygon("'a'", "[[[116,40],[" + lon + ",40],[117,41],[116,40]]]"));
        assertEquals(
                "areas.geojson: feature 1 'a': ring 1, position 2: longitude " + Double.parseDouble(lon)
                        + " is not within -180…180 degrees; GeoJSON takes longitude first, in degrees",
                message);
    }

    @Test
    void refusesLatitudeFirst() {
        assertEquals(
                "areas.geojson: feature 1 'a': ring 1, position 1: latitude 116.0 is not within -90…90 degrees;"
                        + " GeoJSON takes longitude first, in degrees",
                refusalOf(polygon("'a'", "[[[40,116],[41,116],[41,117],[40,116]]]")));
    }

    @Test
    void tellsAllProblemsTogether() {
        assertEquals(
                "areas.geojson: 4 problems:\n"
                        + "- feature 2 'a': an earlier feature has the same id; merge the two into a MultiPolygon\n"
                        + "- feature 3: property 'code' that names the area is missing or empty; known: name\n"
                        + "- feature 4 'p': geometry type is 'Point'; allowed: Polygon, MultiPolygon\n"
                        + "- feature 5 'n': there is no geometry; leave the feature out",
                refusalOf(
                        polygon("'a'", SQUARE),
                        polygon("'a'", SQUARE),
                        polygon("'a'", SQUARE).replace("code", "name"),
                        polygon("'p'", "[116,40]").replace("'Polygon'", "'Point'"),
                        "{'type':'Feature','properties':{'code':'n'},'geometry':null}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[]]", "[[[1,1],[2,2]]]", "[1,2]", "[[1,2],[3,4]]", "[[[[1,2]]]]", "null", "7"})
    void refusesCoordinatesThatMakeNoPolygon(String coordinates) {
        String message = refusalOf(polygon("'a'", coordinates));
        assertTrue(message.startsWith("areas.geojson: feature 1"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[[['x',1],[2,2]]]", "[[[null,1],[2,2]]]", "[[[1],[2,2]]]", "[[[{},1],[2,2]]]", "[[[1,2],3]]"})
    void refusesPositionsThatAreNoNumbers(String coordinates) {
        String message = refusalOf(polygon("'a'", coordinates));
        assertTrue(message.startsWith("areas.geojson: feature 1: "), message);
        assertTrue(message.contains(" hold"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "7",
                "null",
                "{",
                "{}",
                "{'type':'Feature'}",
                "{'type':'FeatureCollection','features':{}}",
                "{'type':'FeatureCollection','features':[7]}",
                "{'type':'FeatureCollection','features':[]}",
                "{'type':'FeatureCollection'}",
                "{'type':'FeatureCollection','type':'FeatureCollection'}",
                "{'type':'FeatureCollection','features':[]} {}",
                "\u0000\u0001",
                "<xml/>"
            })
    void refusesWhatIsNoFeatureCollection(String text) {
        String message = refusal(text);
        assertTrue(message.startsWith("areas.geojson: "), message);
    }

    @Test
    void refusesAFileThatNestsTooDeep() {
        String message = refusal(COLLECTION + polygon("'a'", "[".repeat(100_000)) + "]}");
        assertEquals("areas.geojson: feature 1: coordinates lie deeper than those of a MultiPolygon", message);
        String elsewhere = refusal("{'x':" + "[".repeat(100_000));
        assertTrue(elsewhere.contains("64 levels of nesting"), elsewhere);
    }

    @Test
    void refusesAFileWithTooManyPositions() {
        String message = refusal(
                COLLECTION + polygon("'a'", "[[" + "[1,2],".repeat(GeoJsonParser.MOST_VERTICES) + "[1,2]]]") + "]}");
        assertEquals("areas.geojson: more than 2000000 positions; simplify the boundaries or split the file", message);
    }

    @Test
    void refusesAFileThatNamesAnotherSystem() {
        String head = "{'type':'FeatureCollection','crs':{'type':'name','properties':{'name':'";
        String tail = "'}},'features':[" + polygon("'a'", SQUARE) + "]}";
        assertEquals(
                "areas.geojson: member 'crs' says 'GCJ-02', but WGS84 is declared for the file; correct the one that is wrong",
                refusal(head + "GCJ-02" + tail));
        String planar = refusal(head + "urn:ogc:def:crs:EPSG::3857" + tail);
        assertTrue(planar.startsWith("areas.geojson: member 'crs': coordinate system"), planar);
        assertEquals(
                1,
                read(head + "urn:ogc:def:crs:OGC:1.3:CRS84" + tail, Crs.WGS84)
                        .list()
                        .size());
    }

    @Test
    void neverFailsOtherwiseThanByRefusal() {
        String good = COLLECTION + polygon("'a'", SQUARE) + "," + polygon("'b'", "[[[1,1],[2,1],[2,2],[1,1]]]") + "]}";
        String parts = "{}[]\",:0.e-9truenull\\";
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int at = random.nextInt(text.length());
                if (random.nextBoolean()) {
                    text.setCharAt(at, parts.charAt(random.nextInt(parts.length())));
                } else {
                    text.delete(at, Math.min(text.length(), at + random.nextInt(1, 30)));
                }
            }
            try {
                read(text.toString(), Crs.WGS84);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("areas.geojson: "), e.getMessage());
            }
        }
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
