package io.plumbline.stats;

import java.util.Arrays;

/**
 * 停后复启: activity that stops for the days of an inspection and is back soon after.
 *
 * <p>Source: the pattern of the central look-back inspections of 2018; that a stop is no chance by the conditional
 * binomial probability of no event: (days before / (days before + days during)) to the power of the events before. Valid
 * for activity that is recorded every day; a feed that fails during the inspection looks the same.
 *
 * @param state what is seen
 * @param base events per day before
 * @param stopP how probable no event during the inspection is at that rate; NaN where there were some
 * @param restart days from the end of the inspection to the first week that reaches the share asked for; -1 if none
 * @param followed for how many days after the inspection there are data, at most those asked for
 */
public record StopRestart(State state, double base, double stopP, int restart, int followed) {
    private static final double CHANCE = 0.05;
    private static final int WEEK = 7;
    private static final double ROUNDING = 1e-12;

    /** What is seen. */
    public enum State {
        /** No event during, and soon back. */
        RESTARTED,
        /** No event during, and not back as long as followed. */
        STOPPED,
        /** Events during. */
        NOT_STOPPED,
        /** Too little activity before for a stop to mean anything, or no whole week to follow. */
        NOT_JUDGEABLE
    }

    /**
     * Looks at the days before, during and after an inspection.
     *
     * @param counts of each day
     * @param from the first day of the inspection
     * @param to the day after its last
     * @param daysBefore how many days before give the base
     * @param daysAfter within how many days after it must be back
     * @param share of the base that counts as back, such as ½
     */
    public static StopRestart of(long[] counts, int from, int to, int daysBefore, int daysAfter, double share) {
        Values.notNegative(counts, "counts");
        Values.atLeast(daysBefore, 1, "daysBefore");
        Values.atLeast(daysAfter, WEEK, "daysAfter");
        Demand.positive(share, "share");
        if (from < daysBefore || to <= from || to > counts.length) {
            throw new IllegalArgumentException("days " + from + " to " + to + " with " + daysBefore
                    + " before do not lie in a series of " + counts.length + " days");
        }
        long before = Arrays.stream(counts, from - daysBefore, from).sum();
        long during = Arrays.stream(counts, from, to).sum();
        double base = (double) before / daysBefore;
        int followed = Math.min(daysAfter, counts.length - to);
        if (during > 0) {
            return new StopRestart(State.NOT_STOPPED, base, Double.NaN, -1, followed);
        }
        double stopP = Math.pow((double) daysBefore / (daysBefore + to - from), (double) before);
        if (stopP > CHANCE || followed < WEEK) {
            return new StopRestart(State.NOT_JUDGEABLE, base, stopP, -1, followed);
        }
        int restart = restart(counts, to, followed, share * base * WEEK * (1 - ROUNDING));
        return new StopRestart(restart < 0 ? State.STOPPED : State.RESTARTED, base, stopP, restart, followed);
    }

    private static int restart(long[] counts, int to, int followed, double enough) {
        for (int day = 0; day + WEEK <= followed; day++) {
            if (Arrays.stream(counts, to + day, to + day + WEEK).sum() >= enough) {
                return day;
            }
        }
        return -1;
    }
}
