package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArgmaxLawTest {
    private static final ArgmaxLaw EVEN = new ArgmaxLaw(new ArgmaxLaw.Side(0.5, 1), new ArgmaxLaw.Side(0.5, 1));

    /** The two-sided 90 and 95 % points of the even law, 7.7 and 11.0 (Bai 1997). */
    @Test
    void evenSidesAgreeWithTheTable() {
        assertEquals(7.7, EVEN.quantileAfter(0.05), 0.05);
        assertEquals(11.0, EVEN.quantileAfter(0.025), 0.05);
        assertEquals(EVEN.quantileAfter(0.025), EVEN.quantileBefore(0.025), 1e-9);
    }

    @Test
    void theNoisierSideIsTheLikelierOne() {
        ArgmaxLaw law = new ArgmaxLaw(new ArgmaxLaw.Side(0.5, 3), new ArgmaxLaw.Side(0.5, 1));
        assertEquals(0.25, ArgmaxLaw.beyond(0, law.after(), law.before()), 1e-15);
        assertEquals(0.75, ArgmaxLaw.beyond(1e-12, law.before(), law.after()), 1e-5);
        assertEquals(0, law.quantileAfter(0.3));
    }

    /** Against a side that is almost sure to lie below 0, the other's own law: its first passages alone. */
    @Test
    void sidesOfVeryDifferentNoiseStaySmooth() {
        ArgmaxLaw.Side noisy = new ArgmaxLaw.Side(0.5, 1);
        double last = 1;
        for (double x = 0; x < 20; x += 0.5) {
            double beyond = ArgmaxLaw.beyond(x, noisy, new ArgmaxLaw.Side(0.5, 1e-9));
            assertTrue(beyond <= last, x + ": " + beyond);
            assertEquals(ArgmaxLaw.beyond(x, noisy, new ArgmaxLaw.Side(0.5, 1e-6)), beyond, 2e-6);
            last = beyond;
        }
    }

    @Test
    void aSimulatedWalkIsHighestWhereTheLawSays() {
        SplittableRandom random = new SplittableRandom(13);
        ArgmaxLaw law = new ArgmaxLaw(new ArgmaxLaw.Side(0.002, 0.01), new ArgmaxLaw.Side(0.004, 0.02));
        int rounds = 2000;
        int before = 0;
        int after = 0;
        for (int round = 0; round < rounds; round++) {
            double[] left = highest(random, law.before());
            double[] right = highest(random, law.after());
            before += left[0] >= right[0] && left[1] > 100 ? 1 : 0;
            after += right[0] > left[0] && right[1] > 100 ? 1 : 0;
        }
        assertEquals(ArgmaxLaw.beyond(100, law.before(), law.after()), (double) before / rounds, 0.035);
        assertEquals(ArgmaxLaw.beyond(100, law.after(), law.before()), (double) after / rounds, 0.035);
    }

    private static double[] highest(SplittableRandom random, ArgmaxLaw.Side side) {
        double at = 0;
        double[] highest = {0, 0};
        for (int step = 1; step <= 6000 && at > highest[0] - 6 / side.rate(); step++) {
            at += Math.sqrt(side.variance()) * random.nextGaussian() - side.drift();
            if (at > highest[0]) {
                highest[0] = at;
                highest[1] = step;
            }
        }
        return highest;
    }
}
