package io.plumbline.stats;

import java.util.stream.IntStream;

/**
 * 多重比较校正: p-values adjusted for the size of their family. A family is one run and one check: adding another check
 * must not change its leads. NaN (not tested) stays NaN and does not count towards the family. The order of the answer
 * is that of the argument.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Benjamini and Hochberg's q-values (1995): flagging q ≤ 0.1 keeps the mean share of false flags at 0.1 or below.
     * Valid for independent p-values and for those that move together.
     */
    public static double[] benjaminiHochberg(double... p) {
        return stepUp(p, 1);
    }

    /** Benjamini and Yekutieli's q-values (2001): valid whatever the dependence, larger by 1 + ½ + … + 1/m. */
    public static double[] benjaminiYekutieli(double... p) {
        int tested = sorted(p).ascending().length;
        double harmonic =
                IntStream.rangeClosed(1, tested).mapToDouble(i -> 1.0 / i).sum();
        return stepUp(p, harmonic);
    }

    /** Holm's adjusted p-values (1979): flagging those ≤ α keeps the chance of any false flag at α, whatever the dependence. */
    public static double[] holm(double... p) {
        SortedProbabilities sorted = sorted(p);
        double[] ascending = sorted.ascending();
        double[] adjusted = new double[ascending.length];
        double most = 0;
        for (int i = 0; i < adjusted.length; i++) {
            most = Math.max(most, Math.min(1, ascending[i] * (adjusted.length - i)));
            adjusted[i] = most;
        }
        return each(p, sorted, adjusted);
    }

    private static double[] stepUp(double[] p, double factor) {
        SortedProbabilities sorted = sorted(p);
        double[] ascending = sorted.ascending();
        double[] adjusted = new double[ascending.length];
        double least = 1;
        for (int i = adjusted.length - 1; i >= 0; i--) {
            least = Math.min(least, ascending[i] * factor * adjusted.length / (i + 1));
            adjusted[i] = least;
        }
        return each(p, sorted, adjusted);
    }

    private static SortedProbabilities sorted(double[] p) {
        for (int i = 0; i < p.length; i++) {
            if (!(p[i] >= 0 && p[i] <= 1) && !Double.isNaN(p[i])) {
                Demand.probability(p[i], "p[" + i + "]");
            }
        }
        return new SortedProbabilities(p);
    }

    /** What stands at each p; of equal ones at any, since they are adjusted alike. */
    private static double[] each(double[] p, SortedProbabilities sorted, double[] adjusted) {
        double[] each = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            each[i] = Double.isNaN(p[i]) ? Double.NaN : adjusted[sorted.place(p[i])];
        }
        return each;
    }
}
