package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * 校准分箱 (calibration): what share of places held a true problem, by bins of the score from low to high, of about equally many
 * places; equal scores are never parted.
 */
public final class ScoreBins {
    private static final int MOST = 10;
    private static final int LEAST_IN_BIN = 10;

    private ScoreBins() {}

    /**
     * One bin.
     *
     * @param from the lowest score in it
     * @param to the highest
     * @param mean the mean score
     * @param positives true problems
     * @param of places
     */
    public record Bin(double from, double to, double mean, int positives, int of) {}

    /** The bins: at most ten, of at least ten places each unless there are fewer in all. */
    public static List<Bin> of(double[] score, boolean[] positive) {
        Demand.sameLength(score.length, positive.length);
        Values.finite(score, "score");
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> score[i]));
        int wanted = Math.max(1, Math.min(MOST, score.length / LEAST_IN_BIN));
        List<Bin> bins = new ArrayList<>();
        int from = 0;
        for (int bin = 1; bin <= wanted; bin++) {
            int to = (int) ((long) score.length * bin / wanted);
            while (to < order.length && to > 0 && score[order[to]] == score[order[to - 1]]) {
                to++;
            }
            if (to > from) {
                bins.add(bin(score, positive, Arrays.copyOfRange(order, from, to)));
                from = to;
            }
        }
        return bins;
    }

    private static Bin bin(double[] score, boolean[] positive, Integer[] members) {
        double sum = 0;
        int positives = 0;
        for (int i : members) {
            sum += score[i];
            positives += positive[i] ? 1 : 0;
        }
        double from = score[members[0]];
        double to = score[members[members.length - 1]];
        double mean = Math.max(from, Math.min(to, sum / members.length));
        return new Bin(from, to, mean, positives, members.length);
    }

    /** Brier's score (1950): the mean square of probability less outcome; 0 is perfect, saying the average always is p(1−p). */
    public static double brier(double[] probability, boolean[] positive) {
        Demand.sameLength(probability.length, positive.length);
        double[] squares = new double[probability.length];
        for (int i = 0; i < squares.length; i++) {
            Demand.probability(probability[i], "probability[" + i + "]");
            double off = probability[i] - (positive[i] ? 1 : 0);
            squares[i] = off * off;
        }
        Arrays.sort(squares);
        return Arrays.stream(squares).sum() / squares.length;
    }
}
