package io.plumbline.stats;

import java.util.Arrays;

/**
 * 提升度 (lift): the share of true problems among places that were listed, over that among places drawn at random from the rest
 * (Bardsley et al. 2009: 26 % against 13 %). Only a random arm tells it without bias: places that somebody chose are no sample.
 *
 * @param listed true problems among the listed
 * @param listedOf listed places with an outcome
 * @param control the share in the random arm, each place weighted by one over the probability with which it was drawn (Hájek)
 * @param controlOf places of the random arm with an outcome
 * @param value the ratio; infinite or no number when the random arm holds no problem
 * @param interval of the ratio: Koopman's where all weights are equal or a side is empty of problems (then on the random arm's
 *     effective size, Kish 1965), else by linearization on the logarithm, which wants about ten problems on each side
 */
public record ControlLift(long listed, long listedOf, double control, int controlOf, double value, Interval interval) {
    /**
     * Compares.
     *
     * @param probability with which each place of the random arm was drawn, above 0 and at most 1
     * @return null when one side has no outcomes
     */
    public static ControlLift of(long listed, long listedOf, boolean[] positive, double[] probability, double level) {
        Demand.partOf(listed, listedOf);
        Demand.inside(level, "level");
        if (listedOf == 0 || positive.length == 0) {
            return null;
        }
        Demand.sameLength(positive.length, probability.length);
        double[] weight = Arrays.stream(probability).map(ControlLift::weight).toArray();
        double total = Arrays.stream(weight).sum();
        double squares = Arrays.stream(weight).map(w -> w * w).sum();
        double hits = 0;
        for (int i = 0; i < weight.length; i++) {
            hits += positive[i] ? weight[i] : 0;
        }
        double control = hits / total;
        double value = (double) listed / listedOf / control;
        boolean equal = Arrays.stream(weight).allMatch(w -> w == weight[0]);
        Interval interval = equal || listed == 0 || hits == 0 || hits == total
                ? score(listed, listedOf, control, equal ? weight.length : total * total / squares, level)
                : linearized(listed, listedOf, positive, weight, control, level);
        return new ControlLift(listed, listedOf, control, weight.length, value, interval);
    }

    private static double weight(double probability) {
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "selection probability is " + probability + "; it must be above 0 and at most 1");
        }
        return 1 / probability;
    }

    private static Interval score(long listed, long listedOf, double control, double size, double level) {
        long effective = Math.max(1, (long) Math.floor(size));
        return Intervals.shareRatio(listed, listedOf, Math.round(control * effective), effective, level);
    }

    private static Interval linearized(
            long listed, long listedOf, boolean[] positive, double[] weight, double control, double level) {
        double total = Arrays.stream(weight).sum();
        double squares = 0;
        for (int i = 0; i < weight.length; i++) {
            double residual = weight[i] * ((positive[i] ? 1 : 0) - control);
            squares += residual * residual;
        }
        double share = (double) listed / listedOf;
        double variance = (1 - share) / listed + squares / (total * total) / (control * control);
        double half = -Gaussian.quantile((1 - level) / 2) * Math.sqrt(variance);
        double ratio = share / control;
        return new Interval(ratio * Math.exp(-half), ratio * Math.exp(half));
    }
}
