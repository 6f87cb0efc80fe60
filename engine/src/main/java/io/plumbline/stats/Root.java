package io.plumbline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * The zero of a function between two points at which its signs differ.
 *
 * <p>Source: T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm" (1997): inverse quadratic interpolation
 * where it is safe, bisection otherwise. Exact to the last few bits unless less is asked for; always ends.
 */
final class Root {
    private static final int MOST_STEPS = 2000;
    private static final double NEAR_END = 0.01;

    private Root() {}

    /**
     * The zero of a rising function about a guess: steps that double lead from there to a change of sign.
     *
     * @param step how far off the guess may be
     * @param low where the function is below 0
     * @param high where it is above
     * @param precision how far off the answer may be
     */
    static double rising(
            double guess, double step, double low, double high, double precision, DoubleUnaryOperator function) {
        double from = Math.max(low, Math.min(high, guess));
        double value = function.applyAsDouble(from);
        double sign = -Math.signum(value);
        for (double away = step; ; away *= 2) {
            double to = Math.max(low, Math.min(high, from + sign * away));
            double reached = function.applyAsDouble(to);
            if (Math.signum(reached) != -sign || to == low || to == high) {
                return between(from, value, to, reached, precision, straight(value, reached), function);
            }
            from = to;
            value = reached;
        }
    }

    static double between(double low, double high, DoubleUnaryOperator function) {
        return between(low, function.applyAsDouble(low), high, function.applyAsDouble(high), 0, 0.5, function);
    }

    /** Where a straight line is 0, but not at its ends. */
    private static double straight(double from, double to) {
        double share = from / (from - to);
        return share > NEAR_END && share < 1 - NEAR_END ? share : 0.5;
    }

    private static double between(
            double low,
            double atLow,
            double high,
            double atHigh,
            double precision,
            double firstShare,
            DoubleUnaryOperator function) {
        double x1 = low;
        double x2 = high;
        double f1 = atLow;
        double f2 = atHigh;
        double t = firstShare;
        for (int step = 0; step < MOST_STEPS && f1 != 0 && f2 != 0; step++) {
            double x = x1 + t * (x2 - x1);
            double f = function.applyAsDouble(x);
            double x3 = x1;
            double f3 = f1;
            if (Math.signum(f) != Math.signum(f1)) {
                x3 = x2;
                f3 = f2;
                x2 = x1;
                f2 = f1;
            }
            x1 = x;
            f1 = f;
            double best = Math.abs(f2) < Math.abs(f1) ? x2 : x1;
            double least = (precision / 2 + 2 * Math.ulp(best) + Double.MIN_NORMAL) / Math.abs(x2 - x1);
            if (least > 0.5) {
                break;
            }
            t = Math.min(1 - least, Math.max(least, share(x1, f1, x2, f2, x3, f3)));
        }
        return Math.abs(f2) < Math.abs(f1) ? x2 : x1;
    }

    private static double share(double x1, double f1, double x2, double f2, double x3, double f3) {
        double xi = (x1 - x2) / (x3 - x2);
        double phi = (f1 - f2) / (f3 - f2);
        boolean safe = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
        if (!safe) {
            return 0.5;
        }
        return f1 / (f2 - f1) * f3 / (f2 - f3) + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2);
    }
}
