package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * 重排 (what an order would have changed): the same visits on the same days, handed out in the order of a score instead of the order
 * actually used; whoever is first by score gets the first visit that was actually made. Equal scores keep the order actually used,
 * so that a score that says nothing moves nothing.
 *
 * @param positives true problems
 * @param earlier true problems moved to an earlier day
 * @param later true problems moved to a later day: the harm that an average hides
 * @param meanDays days by which true problems were found earlier, on average; below 0 for later
 * @param medianDays the same, median
 * @param firstHalfBefore true problems found in the first half of the visits, as actually ordered
 * @param firstHalfAfter the same, ordered by score
 */
public record Reordering(
        int positives,
        int earlier,
        int later,
        double meanDays,
        double medianDays,
        int firstHalfBefore,
        int firstHalfAfter) {
    /**
     * Replays the visits.
     *
     * @param score higher means looked at earlier
     * @param day of each visit as actually made, as a day number
     * @param order the order actually used inside a day, lower first; cases that agree in day and order keep their place in the arrays
     * @return null when there is no true problem
     */
    public static Reordering of(double[] score, boolean[] positive, long[] day, double[] order) {
        Demand.sameLength(score.length, positive.length);
        Demand.sameLength(score.length, day.length);
        Demand.sameLength(score.length, order.length);
        Values.finite(score, "score");
        Integer[] made = new Integer[score.length];
        Arrays.setAll(made, i -> i);
        Arrays.sort(made, Comparator.comparingLong((Integer i) -> day[i]).thenComparingDouble(i -> order[i]));
        Integer[] scored = made.clone();
        Arrays.sort(scored, Comparator.comparingDouble((Integer i) -> -score[i]));
        int half = score.length / 2;
        int before = 0;
        int after = 0;
        int earlier = 0;
        int later = 0;
        int found = 0;
        double[] gained = new double[score.length];
        for (int slot = 0; slot < score.length; slot++) {
            before += slot < half && positive[made[slot]] ? 1 : 0;
            if (positive[scored[slot]]) {
                after += slot < half ? 1 : 0;
                long days = day[scored[slot]] - day[made[slot]];
                earlier += days > 0 ? 1 : 0;
                later += days < 0 ? 1 : 0;
                gained[found++] = days;
            }
        }
        if (found == 0) {
            return null;
        }
        double[] days = Arrays.copyOf(gained, found);
        double mean = Arrays.stream(days).sum() / found;
        return new Reordering(found, earlier, later, mean, Values.median(days), before, after);
    }
}
