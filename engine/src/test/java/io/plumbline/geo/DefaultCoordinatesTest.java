package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultCoordinatesTest {
    /** Ordinary points with one or two places and a handful of records. */
    private static List<PointLoad> city(int points, boolean named) {
        List<PointLoad> city = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            long records = 2 + i % 12;
            city.add(new PointLoad(116 + i * 1e-4, 40, records, named ? 1 + i % 2 : PointLoad.UNKNOWN));
        }
        return city;
    }

    private static List<PointLoad> among(List<PointLoad> city, PointLoad... more) {
        List<PointLoad> all = new ArrayList<>(city);
        all.addAll(List.of(more));
        return DefaultCoordinates.among(all);
    }

    @Test
    void findsAPointWithThePlacesOfAWholeCity() {
        PointLoad cityCentre = new PointLoad(116.4, 39.9, 900, 500);
        assertEquals(List.of(cityCentre), among(city(3_000, true), cityCentre));
    }

    @Test
    void leavesABigBuildingWithOneAddressAlone() {
        assertEquals(List.of(), among(city(3_000, true), new PointLoad(116.4, 39.9, 20_000, 1)));
    }

    @Test
    void leavesAMarketWithAFewAddressesAlone() {
        assertEquals(List.of(), among(city(3_000, true), new PointLoad(116.4, 39.9, 300, 15)));
    }

    @Test
    void leavesCoarselyRoundedCoordinatesAlone() {
        List<PointLoad> rounded = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            rounded.add(new PointLoad(116 + i * 0.01, 40, 200, 30 + i % 60));
        }
        assertEquals(List.of(), DefaultCoordinates.among(rounded));
    }

    @Test
    void findsTwoDefaultsOfTwoSystemsAmongFewPoints() {
        PointLoad one = new PointLoad(116.4, 39.9, 900, 500);
        PointLoad other = new PointLoad(116.3, 39.9, 800, 400);
        assertEquals(List.of(one, other), among(city(5, true), other, one));
    }

    @Test
    void findsAGrossExcessWhereNoPlacesAreNamed() {
        PointLoad cityCentre = new PointLoad(116.4, 39.9, 3_000, PointLoad.UNKNOWN);
        assertEquals(List.of(cityCentre), among(city(3_000, false), cityCentre));
    }

    @ParameterizedTest
    @CsvSource({"3000, 200", "3000, 100", "50, 3000"})
    void leavesALesserExcessAloneWhereNoPlacesAreNamed(int points, long records) {
        assertEquals(List.of(), among(city(points, false), new PointLoad(116.4, 39.9, records, PointLoad.UNKNOWN)));
    }

    @Test
    void findsNullIslandAtOnce() {
        PointLoad island = new PointLoad(0, 0, 1, 1);
        assertEquals(List.of(island), among(city(10, true), island));
    }

    @Test
    void findsNothingAmongNothing() {
        assertEquals(List.of(), DefaultCoordinates.among(List.of()));
    }

    @Test
    void takesTheOnlyPointOfASourceWithManyPlacesForADefault() {
        PointLoad only = new PointLoad(116.4, 39.9, 60, 40);
        assertEquals(List.of(only), DefaultCoordinates.among(List.of(only)));
    }

    @Test
    void refusesAPointThatIsNoNumber() {
        String message = assertThrows(IllegalArgumentException.class, () -> new PointLoad(Double.NaN, 40, 1, 1))
                .getMessage();
        assertEquals("point NaN, 40.0 is not a pair of finite numbers; leave it out", message);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "5, 6", "5, -2"})
    void refusesCountsThatCannotBe(long records, long places) {
        String message = assertThrows(IllegalArgumentException.class, () -> new PointLoad(116, 40, records, places))
                .getMessage();
        assertEquals(
                "point 116.0, 40.0: " + records + " records with " + places
                        + " places; allowed: records from 0, places from 0 to records, or -1 when unknown",
                message);
    }
}
