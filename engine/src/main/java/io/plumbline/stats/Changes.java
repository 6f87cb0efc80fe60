package io.plumbline.stats;

import java.util.Arrays;

/** What is said of the changes of rows, as columns: see {@link Standings}. */
final class Changes {
    private static final byte WITHHELD = 1;
    private static final byte FLAGGED = 2;
    private static final byte NOT_FLAGGED = 3;

    private final byte[] states;
    private final String[] reasons;
    private final double[] ratios;
    private final double[] lows;
    private final double[] highs;
    private final double[] visibles;
    private final double[] p;
    private double[] q;

    /** Of rows that are not told yet, with their p-values, which may still change. */
    Changes(double[] p) {
        this.p = p;
        states = new byte[p.length];
        reasons = new String[p.length];
        ratios = new double[p.length];
        lows = new double[p.length];
        highs = new double[p.length];
        visibles = new double[p.length];
    }

    /** Nothing is said of any row. */
    void withhold(String reason) {
        Arrays.fill(states, WITHHELD);
        Arrays.fill(reasons, reason);
    }

    /** Nothing is said of a row, for a reason that is not null. */
    void withhold(int row, String reason) {
        if (reason != null) {
            states[row] = WITHHELD;
            reasons[row] = reason;
        }
    }

    boolean isWithheld(int row) {
        return states[row] == WITHHELD;
    }

    void adjusted(double[] values) {
        q = values;
    }

    void tell(int row, boolean flagged, String reason, double ratio, double low, double high, double visible) {
        states[row] = flagged ? FLAGGED : NOT_FLAGGED;
        if (reason != null) {
            reasons[row] = reason;
        }
        ratios[row] = ratio;
        lows[row] = low;
        highs[row] = high;
        visibles[row] = visible;
    }

    Screened.State state(int row) {
        return switch (states[row]) {
            case FLAGGED -> Screened.State.FLAGGED;
            case NOT_FLAGGED -> Screened.State.NOT_FLAGGED;
            default -> Screened.State.NOT_JUDGEABLE;
        };
    }

    Screened.Change of(int row) {
        return isWithheld(row)
                ? Screened.Change.notJudgeable(reasons[row])
                : new Screened.Change(
                        state(row),
                        reasons[row],
                        ratios[row],
                        new Interval(lows[row], highs[row]),
                        p[row],
                        q[row],
                        visibles[row]);
    }
}
