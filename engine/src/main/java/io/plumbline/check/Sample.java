package io.plumbline.check;

import io.plumbline.pack.Indicator;
import io.plumbline.stats.Binomial;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.Poisson;
import io.plumbline.stats.SmallestEffect;

/**
 * 样本: a number seen as hits among records (a share) or as hits over an exposure (a rate), the two kinds whose chance is known
 * from what is kept of them.
 *
 * @param isShare whether it is a share
 * @param hits records that count
 * @param base records that take part, or the exposure
 */
record Sample(boolean isShare, long hits, double base) {
    private static final double LEVEL = 0.95;

    /** The chance, at most, that a bound of the interval is passed without reason. */
    private static final double ALPHA = (1 - LEVEL) / 2;

    /** The sample behind a number of which {@link #missing} says nothing. */
    static Sample of(Indicator indicator, Measure measure) {
        boolean isShare = indicator.kind() == Indicator.Kind.SHARE;
        return new Sample(isShare, Math.round(measure.numerator()), isShare ? measure.n() : measure.denominator());
    }

    /** Names an indicator that is no sample. */
    static void check(Settings settings, Indicator indicator, String criterion) {
        if (indicator.kind() != Indicator.Kind.SHARE && indicator.kind() != Indicator.Kind.RATE) {
            settings.problem("indicator: " + criterion + " needs to know how far chance reaches; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: share, rate");
        }
    }

    /** Why a number is no sample large enough; null when it is. What was not counted is never taken for none. */
    static String missing(Indicator indicator, Measure measure, long minN) {
        if (measure.n() == 0 || measure.numerator() == null) {
            return "no comparable record";
        }
        if (measure.n() < minN) {
            return "n=" + measure.n() + ", needs " + minN;
        }
        boolean isExposed = measure.denominator() != null && measure.denominator() > 0;
        return indicator.kind() == Indicator.Kind.RATE && !isExposed ? "no exposure" : null;
    }

    double value() {
        return hits / base;
    }

    /** The exact 95 % interval: Clopper and Pearson's of a share, Garwood's of a rate. */
    Interval interval() {
        return isShare ? Intervals.clopperPearson(hits, (long) base, LEVEL) : Intervals.poisson(hits, base, LEVEL);
    }

    /** The chance of as many hits, or as few, were the true value the threshold itself: exact, binomial or Poisson. */
    double beyond(double threshold, boolean above) {
        if (isShare) {
            return above ? Binomial.atLeast(hits, (long) base, threshold) : Binomial.cdf(hits, (long) base, threshold);
        }
        return above ? Poisson.atLeast(hits, threshold * base) : Poisson.cdf(hits, threshold * base);
    }

    /** The value nearest to a threshold whose interval would have cleared it with 80 % power; null when none would. */
    Double visible(double threshold, boolean above) {
        double visible;
        if (isShare) {
            visible = above
                    ? SmallestEffect.shareAbove((long) base, threshold, ALPHA, SmallestEffect.POWER)
                    : SmallestEffect.shareBelow((long) base, threshold, ALPHA, SmallestEffect.POWER);
        } else {
            double expected = threshold * base;
            visible = threshold
                    * (above
                            ? SmallestEffect.ratioAbove(expected, ALPHA, SmallestEffect.POWER)
                            : SmallestEffect.ratioBelow(expected, ALPHA, SmallestEffect.POWER));
        }
        return Double.isInfinite(visible) || visible == 0 ? null : visible;
    }
}
