package io.plumbline.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * 整改实效: whether what was to be put right has become rarer, by an exact interval of the rate after over the rate before.
 * "It got better" alone is worth nothing: the worst of many get better without anyone's doing; compare with
 * {@link StepChange} too.
 *
 * <p>Source: {@link Intervals#rateRatio}; the states and their order are this library's. Valid for independent events
 * and exposures that tell how much could have been seen; the date of the claim, its wash-out and the inspection's own
 * days belong to neither side.
 *
 * @param outcome the first state that holds, in the order of {@link Outcome}
 * @param holding all states that hold, in that order; never empty
 * @param ratio the rate after over the rate before; NaN without any event
 * @param ratioInterval its interval at the level asked for
 */
public record RealDrop(Outcome outcome, List<Outcome> holding, double ratio, Interval ratioInterval) {
    /** What a drop by a fifth leaves; more is hardly any drop. */
    public static final double HARDLY_ANY_DROP = 0.8;

    /** Keeps the states as they are. */
    public RealDrop {
        holding = List.copyOf(holding);
    }

    /** What the interval of the ratio says. */
    public enum Outcome {
        /** It lies below 1: the rate has fallen. */
        IMPROVED,
        /** It lies above what the claimed drop would leave: less was reached than claimed. */
        SHORT_OF_CLAIM,
        /** It lies above .8: a drop of a fifth or more is ruled out. */
        NOT_IMPROVED,
        /** None of these: too few events to say. */
        INSUFFICIENT
    }

    /**
     * Judges a claim of a drop.
     *
     * @param claimedDrop the share by which the rate is claimed to have fallen, above 0 and at most 1
     * @param level of the interval, such as 0.95
     */
    public static RealDrop of(BeforeAfter counts, double claimedDrop, double level) {
        Demand.positive(claimedDrop, "claimedDrop");
        Demand.probability(claimedDrop, "claimedDrop");
        Interval interval = counts.ratioInterval(level);
        List<Outcome> holding = new ArrayList<>();
        if (interval.high() < 1) {
            holding.add(Outcome.IMPROVED);
        }
        if (interval.low() > 1 - claimedDrop) {
            holding.add(Outcome.SHORT_OF_CLAIM);
        }
        if (interval.low() > HARDLY_ANY_DROP) {
            holding.add(Outcome.NOT_IMPROVED);
        }
        if (holding.isEmpty()) {
            holding.add(Outcome.INSUFFICIENT);
        }
        return new RealDrop(holding.get(0), holding, counts.ratio(), interval);
    }
}
