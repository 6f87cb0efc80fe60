package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;
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
        int tested = ranks(p).length;
        double harmonic =
                IntStream.rangeClosed(1, tested).mapToDouble(i -> 1.0 / i).sum();
        return stepUp(p, harmonic);
    }

    /** Holm's adjusted p-values (1979): flagging those ≤ α keeps the chance of any false flag at α, whatever the dependence. */
    public static double[] holm(double... p) {
        int[] ranks = ranks(p);
        double[] adjusted = untested(p);
        double most = 0;
        for (int i = 0; i < ranks.length; i++) {
            most = Math.max(most, Math.min(1, p[ranks[i]] * (ranks.length - i)));
            adjusted[ranks[i]] = most;
        }
        return adjusted;
    }

    private static double[] stepUp(double[] p, double factor) {
        int[] ranks = ranks(p);
        double[] adjusted = untested(p);
        double least = 1;
        for (int i = ranks.length - 1; i >= 0; i--) {
            least = Math.min(least, p[ranks[i]] * factor * ranks.length / (i + 1));
            adjusted[ranks[i]] = least;
        }
        return adjusted;
    }

    private static int[] ranks(double[] p) {
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .peek(i -> Demand.probability(p[i], "p[" + i + "]"))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] untested(double[] p) {
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        return adjusted;
    }
}
