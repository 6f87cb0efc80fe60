package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VisitActivityTest {
    @Test
    void aCleanUpBeforeGuestsIsSeen() {
        long[] counts = new long[121];
        Arrays.fill(counts, 1);
        Arrays.fill(counts, 53, 61, 5);
        VisitActivity activity = VisitActivity.around(counts, covered(121), 60, 7, 60, Direction.HIGH);
        assertEquals(8 * 5 + 7, activity.inside());
        assertEquals(106, activity.outside());
        assertEquals(15, activity.insideExposure());
        assertEquals(47.0 / 15, activity.ratio(), 1e-14);
        assertEquals(ExactTest.binomial(47, 153, 15.0 / 121, Direction.HIGH), activity.p());
        assertTrue(activity.p() < 1e-8 && activity.ratioInterval().low() > 2);
    }

    @Test
    void daysWithoutCoverageAreNotZero() {
        long[] counts = {2, 2, 2, 0, 2, 2, 2};
        double[] coverage = {1, 1, 1, 0, 1, 1, 1};
        VisitActivity activity = VisitActivity.around(counts, coverage, 3, 1, 3, Direction.BOTH);
        assertEquals(4, activity.inside());
        assertEquals(2, activity.insideExposure());
        assertEquals(1, activity.ratio(), 1e-15);
        assertEquals(1, activity.p());
    }

    @Test
    void theWindowEndsWithTheSeries() {
        VisitActivity activity = VisitActivity.around(new long[] {3, 0, 1, 1}, covered(4), 0, 1, 60, Direction.HIGH);
        assertEquals(3, activity.inside());
        assertEquals(2, activity.outsideExposure());
    }

    @Test
    void aPartWithoutCoverageLeavesNothingToCompare() {
        VisitActivity activity = VisitActivity.around(new long[5], new double[5], 2, 1, 2, Direction.HIGH);
        assertEquals(1, activity.p());
        assertTrue(Double.isNaN(activity.ratio()));
        assertEquals(
                1,
                VisitActivity.around(new long[0], new double[0], 2, 1, 2, Direction.HIGH)
                        .p());
    }

    @Test
    void noEventAtAllIsNoEvidence() {
        VisitActivity activity = VisitActivity.around(new long[9], covered(9), 4, 1, 4, Direction.BOTH);
        assertEquals(1, activity.p());
        assertTrue(Double.isNaN(activity.ratio()));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "reach is 7; it must be 8 or more",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> VisitActivity.around(new long[1], covered(1), 0, 7, 7, Direction.HIGH))
                        .getMessage());
    }

    private static double[] covered(int days) {
        double[] coverage = new double[days];
        Arrays.fill(coverage, 1);
        return coverage;
    }
}
