package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ReorderingTest {
    /** Six visits on days 1 to 6; by score they would have been made in the order 5, 3, 1, 6, 2, 4. */
    @Test
    void theSameVisitsAreHandedOutByScore() {
        double[] score = {60, 20, 80, 10, 90, 50};
        boolean[] positive = {false, true, true, false, true, true};
        Reordering moved = Reordering.of(score, positive, new long[] {1, 2, 3, 4, 5, 6}, new double[6]);
        assertEquals(new Reordering(4, 3, 1, (4 + 1 + 2 - 3) / 4.0, 1.5, 2, 2), moved);
    }

    @Test
    void aScoreThatSaysNothingMovesNothing() {
        boolean[] positive = {false, true, true};
        Reordering moved = Reordering.of(new double[3], positive, new long[] {7, 5, 6}, new double[3]);
        assertEquals(new Reordering(2, 0, 0, 0, 0, 1, 1), moved);
    }

    @Test
    void visitsOfOneDayKeepTheOrderActuallyUsed() {
        double[] score = {1, 1, 2};
        boolean[] positive = {true, false, false};
        Reordering moved = Reordering.of(score, positive, new long[] {1, 1, 2}, new double[] {2, 1, 0});
        assertEquals(1, moved.later());
        assertEquals(-1, moved.meanDays());
    }

    @Test
    void withoutTrueProblemsNothingIsMoved() {
        assertNull(Reordering.of(new double[2], new boolean[2], new long[2], new double[2]));
    }
}
