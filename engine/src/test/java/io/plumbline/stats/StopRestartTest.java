package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StopRestartTest {
    @Test
    void workThatStopsForTheInspectionAndIsSoonBackIsSeen() {
        StopRestart seen = look(days(60, 4, 10, 0, 20, 0, 40, 3));
        assertEquals(StopRestart.State.RESTARTED, seen.state());
        assertEquals(4, seen.base());
        assertEquals(Math.pow(60.0 / 70, 240), seen.stopP(), 1e-25);
        // From day 18 on a week holds five days of 3: at least half of 28.
        assertEquals(18, seen.restart());
    }

    @Test
    void workThatStaysStoppedIsToldSo() {
        StopRestart seen = look(days(60, 4, 10, 0, 60, 1));
        assertEquals(StopRestart.State.STOPPED, seen.state());
        assertEquals(-1, seen.restart());
        assertEquals(60, seen.followed());
    }

    @Test
    void workThatGoesOnIsNotStopped() {
        StopRestart seen = look(days(60, 4, 9, 0, 1, 1, 60, 4));
        assertEquals(StopRestart.State.NOT_STOPPED, seen.state());
        assertTrue(Double.isNaN(seen.stopP()));
    }

    @Test
    void littleWorkBeforeOrFewDaysAfterAreNotJudged() {
        long[] little = days(59, 0, 1, 3, 10, 0, 60, 4);
        assertEquals(StopRestart.State.NOT_JUDGEABLE, look(little).state());
        assertTrue(look(little).stopP() > 0.5);
        assertEquals(
                StopRestart.State.NOT_JUDGEABLE, look(days(60, 4, 10, 0, 6, 4)).state());
        assertEquals(
                StopRestart.State.NOT_JUDGEABLE, look(days(60, 0, 10, 0, 60, 0)).state());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "days 60 to 70 with 60 before do not lie in a series of 65 days",
                assertThrows(IllegalArgumentException.class, () -> look(new long[65]))
                        .getMessage());
    }

    private static StopRestart look(long[] counts) {
        return StopRestart.of(counts, 60, 70, 60, 60, 0.5);
    }

    /** So many days of so many events, one after the other. */
    private static long[] days(int... daysAndCounts) {
        long[] days = new long[0];
        for (int i = 0; i < daysAndCounts.length; i += 2) {
            int from = days.length;
            days = Arrays.copyOf(days, from + daysAndCounts[i]);
            Arrays.fill(days, from, days.length, daysAndCounts[i + 1]);
        }
        return days;
    }
}
