package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArgmaxLawTest {
    private static final ArgmaxLaw EVEN = new ArgmaxLaw(new ArgmaxLaw.Side(0.5, 1), new ArgmaxLaw.Side(0.5, 1));

    /** The two-sided 90, 95 and 99 % points of Yao (1987) and Bai (1997): 7, 11 and 22, as whole numbers. */
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
}
