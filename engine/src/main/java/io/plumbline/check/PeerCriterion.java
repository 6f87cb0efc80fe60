package io.plumbline.check;

import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Interval;
import io.plumbline.stats.PeerScreening;
import java.util.function.DoubleUnaryOperator;

/**
 * 同类标准: from what on a departure from peers is flagged.
 *
 * @param minN fewest records
 * @param minRatio the smallest ratio that matters, above 1; its inverse downwards
 * @param q up to which a departure is flagged
 * @param spread of ordinary organizations, declared from earlier rounds; null where none is
 */
record PeerCriterion(Direction worse, long minN, double minRatio, double q, Double spread, Settings.InForce valid) {
    private static final double RATIO = 1.5;
    private static final double Q = 0.1;

    static PeerCriterion of(Settings settings, Indicator indicator) {
        Double ratio = settings.number("min_ratio", RATIO, 1, Double.POSITIVE_INFINITY);
        Double q = settings.number("q", Q, 0.001, 0.2);
        Double spread = settings.number("spread", null, 0, 3);
        return new PeerCriterion(
                Direction.valueOf(indicator.worse().name()),
                settings.count("min_n", Threshold.FEW, 1),
                ratio == null ? RATIO : ratio,
                q == null ? Q : q,
                spread,
                settings.validity());
    }

    /** Why a number is not judged; null when it is. */
    String unmet(Indicator indicator, Measure measure) {
        String missing = Sample.missing(indicator, measure, minN);
        if (missing == null && measure.peerGroup() == null) {
            return "no peer group";
        }
        return missing == null ? valid.misses(measure) : missing;
    }

    /**
     * The verdict on a ratio.
     *
     * @param records the records it rests on
     * @param ratio to what is expected
     * @param interval of the ratio
     * @param expected in the unit of the numerator
     * @param yardstick what the value is expected to be
     * @param usual what is usual among the peers, in the unit of the value; null where that has no meaning
     * @param visible the smallest ratio that would have been seen; null where none would
     */
    Verdict verdict(
            Peers.Standing<?> standing,
            long records,
            double ratio,
            Interval interval,
            double expected,
            double yardstick,
            Double usual,
            Double visible) {
        double factor = isLow(ratio) ? 1 / minRatio : minRatio;
        boolean departs = standing.q() <= q;
        boolean matters = matters(ratio);
        if (!departs && visible == null && worse != Direction.BOTH) {
            return Verdict.notJudgeable("n=" + records + ", too few for any departure to show");
        }
        return new Verdict(
                departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                departs && !matters ? "departs by less than a ratio of " + factor : null,
                expected,
                usual,
                standing.peers(),
                finite(ratio),
                finite(interval.low()),
                finite(interval.high()),
                yardstick * factor,
                standing.p(),
                standing.q(),
                standing.tested(),
                visible);
    }

    /** Whether a ratio is far enough from what is expected to be worth a look. */
    boolean matters(double ratio) {
        return isLow(ratio) ? ratio <= 1 / minRatio : ratio >= minRatio;
    }

    private boolean isLow(double ratio) {
        return worse == Direction.LOW || (worse == Direction.BOTH && ratio < 1);
    }

    /** The smallest ratio that would have been seen and matters; null where none would. */
    Double visible(double smallest) {
        if (!Double.isFinite(smallest) || smallest == 0) {
            return null;
        }
        return worse == Direction.LOW ? Math.min(smallest, 1 / minRatio) : Math.max(smallest, minRatio);
    }

    /** The same verdict; of a flagged one also how probably it is clearly worse than its peers, by a ratio of 1.5 or its inverse. */
    static Verdict clearly(Verdict verdict, DoubleUnaryOperator beyond) {
        if (verdict.state() != Verdict.State.FLAGGED || verdict.effect() == null) {
            return verdict;
        }
        double ratio = verdict.effect() < 1 ? 1 / PeerScreening.CLEARLY_WORSE : PeerScreening.CLEARLY_WORSE;
        return verdict.clearlyWorse(beyond.applyAsDouble(ratio));
    }

    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
