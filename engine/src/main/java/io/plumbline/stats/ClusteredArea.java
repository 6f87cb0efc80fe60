package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * The interval of an area under the curve when cases come in clusters, such as visits to one organization, which are alike: whole
 * clusters are drawn with replacement, and the interval is that of the areas of the draws (cluster bootstrap, percentile; Davison and
 * Hinkley 1997, 3.8). Valid from about ten clusters on, and a little too narrow below thirty.
 */
public final class ClusteredArea {
    private static final int MOST_DRAWS = 2000;
    private static final int LEAST_DRAWS = 200;
    private static final double WORK = 2e8;

    private final double[] score;
    private final boolean[] positive;
    private final int[] stratum;
    private final int[] cluster;

    private ClusteredArea(double[] score, boolean[] positive, int[] stratum, int[] cluster) {
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingInt((Integer i) -> stratum[i]).thenComparingDouble(i -> score[i] + 0.0));
        this.score = new double[order.length];
        this.positive = new boolean[order.length];
        this.stratum = new int[order.length];
        this.cluster = new int[order.length];
        for (int at = 0; at < order.length; at++) {
            this.score[at] = score[order[at]] + 0.0;
            this.positive[at] = positive[order[at]];
            this.stratum[at] = stratum[order[at]];
            this.cluster[at] = cluster[order[at]];
        }
    }

    /**
     * The interval of {@link AreaUnderCurve#within}.
     *
     * @param cluster a number per case, from 0 without gaps; numbers must not depend on the order of the cases
     * @param seed of the draws; the same seed gives the same interval
     * @return null when no draw holds a pair
     */
    public static Interval of(
            double[] score, boolean[] positive, int[] stratum, int[] cluster, double level, long seed) {
        Demand.sameLength(score.length, positive.length);
        Demand.sameLength(score.length, stratum.length);
        Demand.sameLength(score.length, cluster.length);
        Demand.inside(level, "level");
        ClusteredArea area = new ClusteredArea(score, positive, stratum, cluster);
        int clusters = Arrays.stream(cluster).max().orElse(0) + 1;
        int draws = (int) Math.max(LEAST_DRAWS, Math.min(MOST_DRAWS, WORK / score.length));
        SplittableRandom random = new SplittableRandom(seed);
        double[] areas = new double[draws];
        int known = 0;
        for (int draw = 0; draw < draws; draw++) {
            int[] times = new int[clusters];
            for (int i = 0; i < clusters; i++) {
                times[random.nextInt(clusters)]++;
            }
            double value = area.value(times);
            if (!Double.isNaN(value)) {
                areas[known++] = value;
            }
        }
        if (known == 0) {
            return null;
        }
        double[] sorted = Arrays.copyOf(areas, known);
        Arrays.sort(sorted);
        int cut = (int) Math.floor((1 - level) / 2 * known);
        return new Interval(sorted[cut], sorted[known - 1 - cut]);
    }

    private double value(int[] times) {
        double won = 0;
        double pairs = 0;
        for (int from = 0, to; from < score.length; from = to) {
            double with = 0;
            double without = 0;
            for (to = from; to < score.length && stratum[to] == stratum[from]; ) {
                double withHere = 0;
                double withoutHere = 0;
                double here = score[to];
                for (; to < score.length && stratum[to] == stratum[from] && score[to] == here; to++) {
                    withHere += positive[to] ? times[cluster[to]] : 0;
                    withoutHere += positive[to] ? 0 : times[cluster[to]];
                }
                won += withHere * (without + withoutHere / 2);
                with += withHere;
                without += withoutHere;
            }
            pairs += with * without;
        }
        return pairs == 0 ? Double.NaN : won / pairs;
    }
}
