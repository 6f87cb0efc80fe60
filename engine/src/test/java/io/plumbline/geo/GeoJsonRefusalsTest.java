package io.plumbline.geo;

import static io.plumbline.geo.GeoJsonText.COLLECTION;
import static io.plumbline.geo.GeoJsonText.SQUARE;
import static io.plumbline.geo.GeoJsonText.polygon;
import static io.plumbline.geo.GeoJsonText.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoJsonRefusalsTest {
    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text, Crs.WGS84))
                .getMessage();
    }

    private static String refusalOf(String... features) {
        return refusal(COLLECTION + String.join(",", features) + "]}");
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
}
