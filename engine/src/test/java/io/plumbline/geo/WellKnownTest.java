package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTWriter;

class WellKnownTest {
    private static final String SQUARE = "POLYGON ((116 40, 117 40, 117 41, 116 41, 116 40))";

    private static Areas wkt(String text) {
        return wkt(text, Crs.WGS84);
    }

    private static Areas wkt(String text, Crs crs) {
        Map<String, String> one = new HashMap<>();
        one.put("a", text);
        return Areas.fromWkt(one, "areas.csv", crs);
    }

    private static Areas wkb(byte[] bytes) {
        Map<String, byte[]> one = new HashMap<>();
        one.put("a", bytes);
        return Areas.fromWkb(one, "areas.parquet", Crs.WGS84);
    }

    private static Geometry only(Areas areas) {
        return areas.list().get(0).geometry();
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> wkt(text)).getMessage();
    }

    @Test
    void readsWhatJtsWrites() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 60; i++) {
            Geometry star = Shapes.star("a", 116, 40, 0.1, random.nextInt(3, 60), random.nextLong())
                    .geometry();
            Geometry both = star.getFactory().createMultiPolygon(new Polygon[] {
                (Polygon) star, (Polygon) Shapes.square("b", 118, 40, 0.5).geometry()
            });
            for (Geometry shape : List.of(star, both)) {
                assertTrue(shape.equalsExact(only(wkt(new WKTWriter().write(shape)))));
                for (int order : new int[] {ByteOrderValues.BIG_ENDIAN, ByteOrderValues.LITTLE_ENDIAN}) {
                    shape.setSRID(4326);
                    byte[] bytes = new WKBWriter(2, order, i % 2 == 0).write(shape);
                    assertTrue(shape.equalsExact(only(wkb(bytes))));
                    assertTrue(shape.equalsExact(only(wkt(HexFormat.of().formatHex(bytes)))));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "polygon((116 40,117 40,117 41,116 41,116 40))",
                "POLYGON Z ((116 40 5, 117 40 5, 117 41 5, 116 41 5, 116 40 5))",
                "POLYGON ZM((116 40 5 1, 117 40 5 1, 117 41 5 1, 116 41 5 1, 116 40 5 1))",
                "SRID=4326;POLYGON ((116 40, 117 40, 117 41, 116 41, 116 40))",
                "SRID=4490;MULTIPOLYGON(((116 40,117 40,117 41,116 41,116 40)))",
                " POLYGON\n((1.16e2 +40., 117 40, 117 41, 116 41, 116 40)) "
            })
    void readsTheWritingsInUse(String text) {
        assertEquals(1.0, only(wkt(text)).getArea());
    }

    @Test
    void readsIsoDimensionsInBinary() {
        Geometry square = only(wkt(SQUARE));
        for (var corner : square.getCoordinates()) {
            corner.setZ(5);
        }
        byte[] extended = new WKBWriter(3).write(square);
        assertEquals(1.0, only(wkb(extended)).getArea());
        byte[] iso = extended.clone();
        iso[1] = 0;
        iso[2] = 0;
        iso[3] = 1003 >> 8;
        iso[4] = (byte) 1003;
        assertEquals(1.0, only(wkb(iso)).getArea());
    }

    @Test
    void turnsBoundariesIntoWgs84() {
        double[] corner = Crs.GCJ02.toWgs84(116, 40);
        assertEquals(corner[0], only(wkt(SQUARE, Crs.GCJ02)).getCoordinates()[0].x);
    }

    @Test
    void closesOpenRingsAndRepairsCrossedOnesAndSaysSo() {
        Areas open = wkt("POLYGON ((116 40, 117 40, 117 41, 116 41))");
        assertEquals(List.of(new Repair("a", 1, "ring 1 was not closed: closed")), open.repairs());
        Areas crossed = wkt("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");
        assertEquals(2.0, only(crossed).getArea());
        assertTrue(crossed.repairs().get(0).what().startsWith("self-intersection at 1.0, 1.0: repaired, "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (1 2)|geometry type is 'POINT'; allowed: Polygon, MultiPolygon",
                "POLYGON EMPTY|a polygon has no ring",
                "POLYGON ((0 0, 1 1, 0 0))|ring 1 has 3 positions; a ring needs at least three corners and its first again",
                "POLYGON ((40 116, 41 116, 41 117, 40 116))|ring 1, position 1: latitude 116.0 is not within -90…90 degrees; WKT takes longitude first, in degrees",
                "POLYGON ((NaN 40, 41 40, 41 41, 40 40))|ring 1, position 1: longitude NaN is not within -180…180 degrees; WKT takes longitude first, in degrees",
                "POLYGON ((1 2, 3|not readable WKT at character 17: expected a number, found the end",
                "POLYGON ((1 2, 3 x, 4 5))|not readable WKT at character 18: expected a number, found 'x, 4 5))'",
                "POLYGON ((116 40, 117 40, 117 41, 116 40)) more|not readable WKT at character 44: expected the end, found 'more'",
                "not wkt at all|not readable WKT at character 1: expected POLYGON or MULTIPOLYGON, found 'not wkt at all'",
                "0103000|not readable WKB: an odd number of hexadecimal digits; the text was cut",
                "01030000000100000|not readable WKB: an odd number of hexadecimal digits; the text was cut",
                "0103000000FFFFFF7F|not readable WKB at byte 10: a count of 2147483647 where 0 bytes are left",
                "0103000000|not readable WKB at byte 6: it ends too early",
                "010100000000000000000000000000000000000000|geometry type is 'WKB type 1'; allowed: Polygon, MultiPolygon",
                "' '|there is no boundary; leave the area out"
            })
    void refusesByName(String text, String why) {
        assertEquals("areas.csv: feature 1 'a': " + why, refusal(text));
    }

    @Test
    void refusesAnotherSystemThanDeclared() {
        String planar = refusal("SRID=4548;" + SQUARE);
        assertTrue(
                planar.startsWith("areas.csv: feature 1 'a': SRID: coordinate system 'EPSG:4548' is a planar system"),
                planar);
        String message = assertThrows(IllegalArgumentException.class, () -> wkt("SRID=4326;" + SQUARE, Crs.GCJ02))
                .getMessage();
        assertEquals(
                "areas.csv: feature 1 'a': SRID says 'EPSG:4326', but GCJ02 is declared for the file; correct the one that is wrong",
                message);
    }

    @Test
    void tellsAllProblemsTogetherAndRefusesNothing() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("a", null);
        two.put("b", "POINT (1 2)");
        assertEquals(
                "areas.csv: 2 problems:\n- feature 1 'a': there is no boundary; leave the area out\n"
                        + "- feature 2 'b': geometry type is 'POINT'; allowed: Polygon, MultiPolygon",
                assertThrows(IllegalArgumentException.class, () -> Areas.fromWkt(two, "areas.csv", Crs.WGS84))
                        .getMessage());
        assertEquals(
                "areas.csv: there is no feature; at least one area is needed",
                assertThrows(IllegalArgumentException.class, () -> Areas.fromWkt(Map.of(), "areas.csv", Crs.WGS84))
                        .getMessage());
    }

    @Test
    void neverFailsOtherwiseThanByRefusal() {
        String good =
                "SRID=4326;MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3)), ((10 0, 11 0, 11 1, 10 0)))";
        byte[] bytes = new WKBWriter().write(only(wkt(good)));
        String parts = "(),. -+eEZMSRID=;0197";
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(good);
            byte[] broken = Arrays.copyOf(bytes, bytes.length - (random.nextInt(4) == 0 ? random.nextInt(60) : 0));
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                int at = random.nextInt(text.length());
                text.setCharAt(at, parts.charAt(random.nextInt(parts.length())));
                broken[random.nextInt(Math.min(60, broken.length))] = (byte) random.nextInt(256);
            }
            try {
                wkt(text.toString());
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("areas.csv: "), e.getMessage());
            }
            try {
                wkb(broken);
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("areas.parquet: "), e.getMessage());
            }
        }
    }
}
