package io.plumbline.stats;

/**
 * 核验样本: how many of a known whole are refuted, from a sample of it that was verified.
 *
 * <p>Source: the exact hypergeometric interval (Buonaccorsi 1987): all numbers of refuted items under which the sample's
 * tail is above half of what the level leaves. Valid for samples drawn without replacement and without regard to the
 * answer; where the sample is a large part of the whole it is much narrower than an interval of a share of an endless
 * one.
 */
public final class VerificationSample {
    private VerificationSample() {}

    /**
     * The interval of the number refuted in the whole.
     *
     * @param refuted how many of the sample were refuted
     * @param sample how many were verified
     * @param whole how many there are, the sample among them
     */
    public static Interval refuted(long refuted, long sample, long whole, double level) {
        Demand.partOf(refuted, sample);
        Demand.partOf(sample, whole);
        Demand.inside(level, "level");
        double tail = (1 - level) / 2;
        long most = whole - (sample - refuted);
        double scale = 1 + (most - refuted) / 4.0;
        double near = whole * (refuted + 0.5) / (sample + 1.0);
        long up = Counts.smallest(
                i -> refuted + i >= most || law(whole, refuted + i, sample).atLeast(refuted) > tail,
                Math.max(0, near - refuted),
                scale);
        long down = Counts.smallest(
                i -> most - i <= refuted || law(whole, most - i, sample).atMost(refuted) > tail,
                Math.max(0, most - near),
                scale);
        return new Interval(refuted + up, most - down);
    }

    /** The same as a share of the whole, which must not be empty. */
    public static Interval refutedShare(long refuted, long sample, long whole, double level) {
        Demand.positive((double) whole, "whole");
        Interval hits = refuted(refuted, sample, whole, level);
        return new Interval(hits.low() / whole, hits.high() / whole);
    }

    private static Hypergeometric law(long whole, long hits, long sample) {
        return new Hypergeometric(whole, hits, sample);
    }
}
