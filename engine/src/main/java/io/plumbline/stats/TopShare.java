package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * 前k项命中率 (precision@k): of the k places that an order puts first, how many held a true problem, beside the others. Where several
 * places share the score at the cut, the cut takes the average of all choices among them (McSherry and Najork 2008), so that the
 * order of the input decides nothing.
 *
 * @param k places taken
 * @param hits true problems among them; a fraction where the cut goes through equal scores
 * @param of places in all
 * @param positives true problems in all
 */
public record TopShare(int k, double hits, int of, int positives) {
    /**
     * Cuts an order.
     *
     * @param score higher means looked at earlier
     * @param k from 1 to the number of places
     */
    public static TopShare of(double[] score, boolean[] positive, int k) {
        Demand.sameLength(score.length, positive.length);
        Values.finite(score, "score");
        if (k < 1 || k > score.length) {
            throw new IllegalArgumentException("k is " + k + "; it must be from 1 to " + score.length);
        }
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -score[i]));
        double cut = score[order[k - 1]];
        int above = 0;
        int level = 0;
        int hitsAbove = 0;
        int hitsLevel = 0;
        int positives = 0;
        for (int i = 0; i < score.length; i++) {
            int hit = positive[i] ? 1 : 0;
            positives += hit;
            if (score[i] > cut) {
                above++;
                hitsAbove += hit;
            } else if (score[i] == cut) {
                level++;
                hitsLevel += hit;
            }
        }
        return new TopShare(k, hitsAbove + (double) (k - above) * hitsLevel / level, score.length, positives);
    }

    /** The share of true problems among the k. */
    public double precision() {
        return hits / k;
    }

    /** The part of all true problems that lies among the k; no number when there are none. */
    public double recall() {
        return hits / positives;
    }

    /** Wilson's interval of the precision; where the hits are a fraction, it covers those of both neighbours. */
    public Interval interval(double level) {
        return new Interval(
                Intervals.wilson((long) Math.floor(hits), k, level).low(),
                Intervals.wilson((long) Math.ceil(hits), k, level).high());
    }

    /** Precision over the share in the rest, the places that the cut leaves out; infinite or no number when the rest has no problem. */
    public double liftOverRest() {
        return precision() / ((positives - hits) / (of - k));
    }

    /** Koopman's interval of the lift over the rest; where the hits are a fraction, it covers those of both neighbours. */
    public Interval liftInterval(double level) {
        long low = (long) Math.floor(hits);
        long high = (long) Math.ceil(hits);
        return new Interval(
                Intervals.shareRatio(low, k, positives - low, (long) of - k, level)
                        .low(),
                Intervals.shareRatio(high, k, positives - high, (long) of - k, level)
                        .high());
    }

    /** Precision over the share in all places, those of the cut included; published figures often mean this one. */
    public double liftOverAll() {
        return precision() / ((double) positives / of);
    }
}
