package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DistanceTest {
    @Test
    void isADegreeOfTheMeridian() {
        assertEquals(111_195.08, Distance.haversineM(116, 40, 116, 41), 0.01);
    }

    @Test
    void isHalfTheGirthBetweenAntipodes() {
        assertEquals(Math.PI * 6_371_008.8, Distance.haversineM(0, 90, 0, -90), 1e-6);
        assertEquals(Math.PI * 6_371_008.8, Distance.haversineM(0, 0, 180, 0), 1e-6);
    }

    @Test
    void isTheSameFlatAndRoundWithinTenKilometres() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            double lon = random.nextDouble(73, 135);
            double lat = random.nextDouble(18, 53);
            double lon2 = lon + random.nextDouble(-0.06, 0.06);
            double lat2 = lat + random.nextDouble(-0.06, 0.06);
            double round = Distance.haversineM(lon, lat, lon2, lat2);
            assertEquals(round, Distance.flatM(lon, lat, lon2, lat2), round * 1e-6 + 1e-6);
        }
    }

    @Test
    void staysUnknownWhereAPositionIs() {
        assertTrue(Double.isNaN(Distance.haversineM(Double.NaN, 40, 116, 40)));
        assertTrue(Double.isNaN(Distance.flatM(116, 40, 116, Double.NaN)));
    }
}
