package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected numbers: {@code farrington} of {@code surveillance} 1.20.3 on its dataset {@code salmonella.agona}. */
class FarringtonTest {
    @Test
    void everyPublishedBoundIsMet() throws IOException {
        long[] series = OracleTable.read("salmonella_agona_series.csv").counts("observed");
        OracleTable bounds = OracleTable.read("salmonella_agona_farrington.csv");
        double[] weeks = bounds.column("t");
        double[] upper = bounds.column("upper");
        for (int i = 0; i < weeks.length; i++) {
            Farrington.Bound bound = Farrington.weekly().at(series, (int) weeks[i] - 1);
            if (upper[i] == 0) {
                assertEquals(Farrington.State.TOO_FEW_RECENT, bound.state(), "week " + weeks[i]);
            } else {
                assertEquals(upper[i], bound.upper(), 1e-12 * upper[i], "week " + weeks[i]);
            }
        }
    }

    @Test
    void thePublishedWeeksAlarm() throws IOException {
        long[] series = OracleTable.read("salmonella_agona_series.csv").counts("observed");
        List<Integer> alarms = new ArrayList<>();
        for (int week = 261; week <= 312; week++) {
            if (Farrington.weekly().at(series, week - 1).alarm()) {
                alarms.add(week);
            }
        }
        assertEquals(List.of(262, 263, 264, 284, 285), alarms);
    }

    @Test
    void aLastingRiseOfTheReferenceYearsIsExtrapolatedOnlyBelowTheirMost() {
        Farrington.Bound steady = Farrington.weekly().at(series(week -> 20 + week % 3), 259);
        Farrington.Bound falling =
                Farrington.weekly().at(series(week -> Math.round(200 * Math.exp(-week / 100.0))), 259);
        Farrington.Bound rising = Farrington.weekly().at(series(week -> Math.round(5 * Math.exp(week / 100.0))), 259);
        assertFalse(steady.trend());
        assertTrue(falling.trend());
        assertEquals(200 * Math.exp(-2.59), falling.expected(), 0.5);
        assertFalse(rising.trend());
    }

    @Test
    void anOldOutbreakDoesNotHideANewOne() {
        long[] series = series(week -> 10 + week % 4);
        long[] struck = series.clone();
        struck[259 - 104] = 90;
        Farrington plain = new Farrington(4, 3, 0.01, false, false, 52, 5, 4);
        double clean = Farrington.weekly().at(series, 259).upper();
        assertTrue(plain.at(struck, 259).upper() > 1.7 * clean);
        assertTrue(Farrington.weekly().at(struck, 259).upper() < 1.2 * clean);
    }

    @Test
    void aSeriesThatIsTooShortOrEmptyIsNotJudged() {
        assertEquals(
                Farrington.State.NO_HISTORY,
                Farrington.weekly().at(new long[] {7}, 0).state());
        assertEquals(
                Farrington.State.NO_HISTORY,
                Farrington.weekly()
                        .at(series(week -> week == 259 ? 40 : 0), 259)
                        .state());
        Farrington.Bound few = Farrington.weekly().at(series(week -> 1), 259);
        assertEquals(Farrington.State.TOO_FEW_RECENT, few.state());
        assertTrue(Double.isNaN(few.upper()));
        assertFalse(few.alarm());
    }

    @Test
    void onePeriodAYearIsFittedWithoutTrendAndWindow() {
        Farrington yearly = new Farrington(4, 0, 0.01, false, false, 1, 0, 1);
        Farrington.Bound bound = yearly.at(new long[] {8, 10, 12, 10, 30}, 4);
        assertEquals(10, bound.expected(), 1e-9);
        assertTrue(bound.alarm());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "period is 3; the series has periods 0 to 1",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Farrington.weekly().at(new long[2], 3))
                        .getMessage());
        assertEquals(
                "alpha is 1.0; it must be above 0 and below 1",
                assertThrows(IllegalArgumentException.class, () -> new Farrington(4, 3, 1, true, true, 52, 5, 4))
                        .getMessage());
    }

    private static long[] series(IntToLongFunction count) {
        return IntStream.range(0, 260).mapToLong(count).toArray();
    }
}
