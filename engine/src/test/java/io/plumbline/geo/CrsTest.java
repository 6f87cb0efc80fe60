package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsTest {
    private static final double WEST = 116.03;
    private static final double EAST = 116.39;
    private static final double SOUTH = 39.88;
    private static final double NORTH = 40.16;

    @Test
    void movesBeijingStationToWhereMapsDrawIt() {
        double[] drawn = Crs.GCJ02.fromWgs84(116.42079, 39.90105);
        assertEquals(116.42703, drawn[0], 0.00001);
        assertEquals(39.90245, drawn[1], 0.00001);
    }

    @Test
    void offsetInHaidianHasTheMeanAndRangeMeasuredElsewhere() {
        double[] stats = offsets(Crs.GCJ02);
        assertEquals(547, stats[0], 1.0);
        assertEquals(531.6, stats[1], 1.5);
        assertEquals(562.7, stats[2], 1.5);
    }

    @Test
    void offsetOfBaiduInHaidianHasTheMeanMeasuredElsewhere() {
        assertEquals(1353, offsets(Crs.BD09)[0], 3.0);
    }

    /** Mean, least and greatest distance in metres between the two readings of a point. */
    private static double[] offsets(Crs crs) {
        SplittableRandom random = new SplittableRandom(1);
        int points = 50_000;
        double sum = 0;
        double least = Double.MAX_VALUE;
        double greatest = 0;
        for (int i = 0; i < points; i++) {
            double lon = random.nextDouble(WEST, EAST);
            double lat = random.nextDouble(SOUTH, NORTH);
            double[] moved = crs.fromWgs84(lon, lat);
            double metres = Distance.haversineM(lon, lat, moved[0], moved[1]);
            sum += metres;
            least = Math.min(least, metres);
            greatest = Math.max(greatest, metres);
        }
        return new double[] {sum / points, least, greatest};
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void comesBackToWithinFiveMillimetresAllOverChina(Crs crs) {
        SplittableRandom random = new SplittableRandom(2);
        double[] there = new double[2];
        double[] back = new double[2];
        for (int i = 0; i < 20_000; i++) {
            double lon = random.nextDouble(73.5, 135.0);
            double lat = random.nextDouble(3.5, 53.5);
            crs.fromWgs84(lon, lat, there);
            crs.toWgs84(there[0], there[1], back);
            double metres = Distance.haversineM(lon, lat, back[0], back[1]);
            assertTrue(metres <= 0.005, () -> lon + "," + lat + " came back " + metres + " m away");
        }
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void comesBackToWithinFiveMillimetresAtTwoHundredThousandPointsOfHaidian(Crs crs) {
        SplittableRandom random = new SplittableRandom(4);
        double[] at = new double[2];
        double worst = 0;
        for (int i = 0; i < 200_000; i++) {
            double lon = random.nextDouble(WEST, EAST);
            double lat = random.nextDouble(SOUTH, NORTH);
            crs.fromWgs84(lon, lat, at);
            crs.toWgs84(at[0], at[1], at);
            worst = Math.max(worst, Distance.haversineM(lon, lat, at[0], at[1]));
        }
        assertEquals(0, worst, 0.005);
    }

    @Test
    void leavesPointsOutsideChinaWhereTheyAre() {
        assertArrayEquals(new double[] {-71.0587, 42.3594}, Crs.GCJ02.toWgs84(-71.0587, 42.3594));
        assertArrayEquals(new double[] {-71.0587, 42.3594}, Crs.GCJ02.fromWgs84(-71.0587, 42.3594));
    }

    @ParameterizedTest
    @EnumSource(Crs.class)
    void keepsWhatIsNotANumber(Crs crs) {
        assertTrue(Double.isNaN(crs.toWgs84(Double.NaN, 40)[0]));
        assertTrue(Double.isNaN(crs.fromWgs84(116, Double.NaN)[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "WGS84, WGS84",
        "wgs-84, WGS84",
        "WGS 1984, WGS84",
        "EPSG:4326, WGS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84, WGS84",
        "urn:ogc:def:crs:EPSG::4326, WGS84",
        "OGC:CRS84, WGS84",
        "CRS84, WGS84",
        "WGS84坐标系, WGS84",
        "GCJ-02, GCJ02",
        "gcj_02, GCJ02",
        "高德, GCJ02",
        "火星坐标系, GCJ02",
        "ＢＤ－０９, BD09",
        "bd09ll, BD09",
        "百度坐标, BD09",
        "CGCS2000, CGCS2000",
        "EPSG 4490, CGCS2000",
        "国家2000坐标系, CGCS2000",
        "2000国家大地坐标系, CGCS2000"
    })
    void readsTheSpellingsInUse(String spelling, Crs crs) {
        assertEquals(crs, Crs.parse(spelling));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:3857",
                "CGCS2000 / 3-degree Gauss-Kruger CM 117E",
                "EPSG:4548",
                "WGS 84 / UTM zone 50N",
                "bd09mc",
                "EPSG:32650",
                "高斯投影"
            })
    void refusesPlanarSystemsWithTheReason(String spelling) {
        String message = assertThrows(IllegalArgumentException.class, () -> Crs.parse(spelling))
                .getMessage();
        assertEquals(
                "coordinate system '" + spelling
                        + "' is a planar system: metres on a projection, not degrees; allowed: WGS84, GCJ02, BD09, CGCS2000;"
                        + " ask the owner of the data which one it is, or to convert it",
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Beijing 1954", "北京54", "西安80坐标系", "EPSG:4610"})
    void refusesOlderDatumsWithTheReason(String spelling) {
        String message = assertThrows(IllegalArgumentException.class, () -> Crs.parse(spelling))
                .getMessage();
        assertTrue(message.contains("is an older national datum"), message);
    }

    @Test
    void refusesTheLocalGridOfBeijing() {
        String message = assertThrows(IllegalArgumentException.class, () -> Crs.parse("北京地方坐标系"))
                .getMessage();
        assertTrue(message.contains("is a local grid whose parameters are not public"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "EPSG:", "lonlat"})
    void refusesWhatItDoesNotKnow(String spelling) {
        String message = assertThrows(IllegalArgumentException.class, () -> Crs.parse(spelling))
                .getMessage();
        assertTrue(message.contains("is not known; allowed: WGS84, GCJ02, BD09, CGCS2000"), message);
    }

    @Test
    void refusesANullName() {
        assertThrows(IllegalArgumentException.class, () -> Crs.parse(null));
    }
}
