package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationSampleTest {
    /** Four refuted of seven from twelve: at least a third, where Clopper and Pearson's bound is .23. */
    @Test
    void aLargeSampleOfASmallWholeSaysMore() {
        assertEquals(4.0 / 12, VerificationSample.refutedShare(4, 7, 12, 0.90).low(), 1e-15);
        assertEquals(0.23, Intervals.clopperPearson(4, 7, 0.90).low(), 0.005);
    }

    @ParameterizedTest
    @CsvSource({"0,5,30", "5,5,30", "2,10,40", "13,60,200", "1,1,2", "30,200,5000"})
    void theBoundsAreTheLastNumbersThatAreNotRejected(long refuted, long sample, long whole) {
        Interval hits = VerificationSample.refuted(refuted, sample, whole, 0.95);
        long low = (long) hits.low();
        long high = (long) hits.high();
        assertTrue(new Hypergeometric(whole, low, sample).atLeast(refuted) > 0.025);
        assertTrue(low == refuted || new Hypergeometric(whole, low - 1, sample).atLeast(refuted) <= 0.025);
        assertTrue(new Hypergeometric(whole, high, sample).atMost(refuted) > 0.025);
        boolean most = high == whole - (sample - refuted);
        assertTrue(most || new Hypergeometric(whole, high + 1, sample).atMost(refuted) <= 0.025);
    }

    @Test
    void aWholeThatWasVerifiedIsKnown() {
        assertEquals(new Interval(3, 3), VerificationSample.refuted(3, 9, 9, 0.95));
    }

    @Test
    void withoutASampleNothingIsKnown() {
        assertEquals(new Interval(0, 9), VerificationSample.refuted(0, 0, 9, 0.95));
        assertEquals(new Interval(0, 0), VerificationSample.refuted(0, 0, 0, 0.95));
    }

    @Test
    void fromAnEndlessWholeItIsClopperAndPearsons() {
        Interval exact = Intervals.clopperPearson(4, 7, 0.95);
        Interval share = VerificationSample.refutedShare(4, 7, 1_000_000, 0.95);
        assertEquals(exact.low(), share.low(), 1e-5);
        assertEquals(exact.high(), share.high(), 1e-5);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "13 of 12 is no share; the part must lie between 0 and the whole",
                assertThrows(IllegalArgumentException.class, () -> VerificationSample.refuted(4, 13, 12, 0.95))
                        .getMessage());
        assertEquals(
                "whole is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> VerificationSample.refutedShare(0, 0, 0, 0.95))
                        .getMessage());
    }
}
