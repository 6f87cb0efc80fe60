package io.plumbline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * The average run length of a chart of cumulated sums from 0, as its decision limit grows.
 *
 * <p>Source: Brook and Evans, "An approach to the probability distribution of cusum run length" (1972): the sum moves
 * on a lattice as a Markov chain that ends at the limit; the average run lengths solve (I - R) L = 1. R for a limit is
 * the upper left part of R for a larger one, so one triangular decomposition without pivots (I - R is diagonally
 * dominant) serves all limits. Exact where the increments lie on the lattice, rounded to it otherwise.
 */
final class RunLength {
    private static final int MOST_STATES = 1024;

    private final double width;
    /** P(increment ≤ (i + ½) width), for i from -MOST_STATES. */
    private final double[] upTo = new double[2 * MOST_STATES];

    private final double[][] lower = new double[MOST_STATES][];
    private final double[][] upper = new double[MOST_STATES][];
    private final double[] solved = new double[MOST_STATES];
    private int states;

    /** @param increment the probability that the sum grows by at most x in a period */
    RunLength(DoubleUnaryOperator increment, double width) {
        this.width = width;
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] = increment.applyAsDouble((i - MOST_STATES + 0.5) * width);
        }
    }

    /** The fewest states below the limit with which runs last {@code wanted} periods or longer on average. */
    int states(double wanted) {
        int enough = 1;
        while (average(enough) < wanted) {
            if (enough == MOST_STATES) {
                throw new IllegalArgumentException("no decision limit up to " + MOST_STATES * width
                        + " is reached only after " + wanted
                        + " periods; watch for a larger change, or allow shorter runs");
            }
            enough = Math.min(MOST_STATES, 2 * enough);
        }
        int few = enough / 2;
        while (enough - few > 1) {
            int middle = (few + enough) / 2;
            if (average(middle) >= wanted) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        return enough;
    }

    /** The average run length with this many states below the limit. */
    double average(int size) {
        while (states < size) {
            grow();
        }
        double[] lengths = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            double sum = solved[i];
            for (int j = i + 1; j < size; j++) {
                sum -= upper[j][i] * lengths[j];
            }
            lengths[i] = sum / upper[i][i];
        }
        return lengths[0];
    }

    /** Adds a row to the lower and a column to the upper triangle. */
    private void grow() {
        int n = states;
        double[] row = new double[n];
        double[] column = new double[n + 1];
        for (int j = 0; j < n; j++) {
            double below = -transition(n, j);
            double beside = -transition(j, n);
            for (int k = 0; k < j; k++) {
                below -= row[k] * upper[j][k];
                beside -= lower[j][k] * column[k];
            }
            row[j] = below / upper[j][j];
            column[j] = beside;
        }
        column[n] = 1 - transition(n, n);
        solved[n] = 1;
        for (int k = 0; k < n; k++) {
            column[n] -= row[k] * column[k];
            solved[n] -= row[k] * solved[k];
        }
        lower[n] = row;
        upper[n] = column;
        states++;
    }

    private double transition(int from, int to) {
        int step = MOST_STATES + to - from;
        return to == 0 ? upTo[step] : upTo[step] - upTo[step - 1];
    }
}
