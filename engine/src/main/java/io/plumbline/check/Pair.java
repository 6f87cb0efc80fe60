package io.plumbline.check;

import io.plumbline.stats.BeforeAfter;
import io.plumbline.stats.Direction;
import io.plumbline.stats.ExactTest;
import io.plumbline.stats.Interval;
import io.plumbline.stats.SmallestEffect;
import io.plumbline.stats.StepChange;
import io.plumbline.stats.VisibleChange;

/**
 * 前后一对: what was counted on the days that matter and on the days they are held against, and the same of untreated keys. What
 * is said must hold both as counted and net of what the untreated did: of two p-values the larger counts, so that neither a
 * season nor a fall of what was picked because it was high is anyone's doing.
 *
 * @param own before: the days held against; after: the days that matter
 * @param control the same of untreated keys; null where there is none
 */
record Pair(BeforeAfter own, BeforeAfter control) {
    private static final double LEVEL = 0.95;

    long events() {
        return own.before() + own.after();
    }

    /** How probable so many or more are if the rate has become at most so many times what it was. */
    double above(double ratio) {
        return p(ratio, Direction.HIGH);
    }

    /** How probable so few are if the rate has become at least so many times what it was. */
    double below(double ratio) {
        return p(ratio, Direction.LOW);
    }

    private double p(double ratio, Direction worse) {
        if (ratio == 0) {
            return worse == Direction.HIGH && own.after() > 0 ? 0 : 1;
        }
        BeforeAfter scaled =
                new BeforeAfter(own.before(), own.exposureBefore(), own.after(), own.exposureAfter() * ratio);
        double share = scaled.exposureAfter() / (scaled.exposureAfter() + scaled.exposureBefore());
        double counted = ExactTest.binomial(own.after(), events(), share, worse);
        return control == null
                ? counted
                : Math.max(counted, StepChange.exact(scaled, control, worse).p());
    }

    /** The rate on the days that matter over that on the others, net of the control where there is one. */
    double ratio() {
        return control == null ? own.ratio() : own.ratio() / control.ratio();
    }

    /** The exact 95 % interval of the ratio. */
    Interval interval() {
        return control == null
                ? own.ratioInterval(LEVEL)
                : StepChange.exact(own, control, Direction.BOTH).ratioInterval();
    }

    /** How many are expected on the days that matter if nothing but the common change happened. */
    double expected() {
        double usual = own.before() / own.exposureBefore() * own.exposureAfter();
        return control == null ? usual : usual * control.ratio();
    }

    /** The smallest ratio that would have been seen; infinity, or 0 downwards, where none would. */
    double visible(Direction worse, double alpha) {
        double counted = VisibleChange.counted(own, worse, alpha, SmallestEffect.POWER);
        if (control == null) {
            return counted;
        }
        double net = VisibleChange.net(own, control, worse, alpha, SmallestEffect.POWER);
        return worse == Direction.HIGH ? Math.max(counted, net) : Math.min(counted, net);
    }
}
