package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TopShareTest {
    private static TopShare food() {
        double[] score = new double[1637];
        boolean[] positive = new boolean[1637];
        for (int i = 0; i < 1637; i++) {
            score[i] = -i;
            positive[i] = i < 42 || (i >= 100 && i < 316);
        }
        return TopShare.of(score, positive, 100);
    }

    /** The published figures of a city's food inspections: 42 of the first 100, 258 of 1,637 in all, which is a lift of 2.66 over all. */
    @Test
    void liftOverAllAndLiftOverTheRestAreTwoFigures() {
        assertEquals(0.42, food().precision());
        assertEquals(2.665, food().liftOverAll(), 0.001);
        assertEquals(0.42 / (216.0 / 1537), food().liftOverRest(), 1e-12);
        assertEquals(42.0 / 258, food().recall());
        assertEquals(Intervals.wilson(42, 100, 0.95), food().interval(0.95));
        assertEquals(Intervals.shareRatio(42, 100, 216, 1537, 0.95), food().liftInterval(0.95));
    }

    @Test
    void aCutThroughEqualScoresTakesTheAverageOfAllChoices() {
        double[] score = {9, 5, 5, 5, 5, 1};
        boolean[] positive = {true, true, false, false, false, true};
        TopShare cut = TopShare.of(score, positive, 3);
        assertEquals(1.5, cut.hits());
        assertEquals(Intervals.wilson(1, 3, 0.95).low(), cut.interval(0.95).low());
        assertEquals(Intervals.wilson(2, 3, 0.95).high(), cut.interval(0.95).high());
    }

    @Test
    void aCutBeyondTheListIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> TopShare.of(new double[1], new boolean[1], 2));
    }
}
