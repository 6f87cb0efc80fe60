package io.plumbline.check;

import io.plumbline.stats.FalseDiscovery;
import java.util.Arrays;

/** 校正: the p-values of one family after Benjamini and Hochberg. */
final class Adjusted {
    private final double limit;
    private final double[] q;

    private Adjusted(double limit, double... q) {
        this.limit = limit;
        this.q = q;
    }

    /** Adjusts p-values, NaN where nothing was tested, for findings up to a limit of q. */
    static Adjusted of(double limit, double... p) {
        return new Adjusted(limit, FalseDiscovery.benjaminiHochberg(p));
    }

    /** The q of a position; NaN where nothing was tested. */
    double q(int position) {
        return q[position];
    }

    /** How many were tested. */
    long tested() {
        return Arrays.stream(q).filter(one -> !Double.isNaN(one)).count();
    }

    /** The p-value that one more finding would have needed beside those that were found. */
    double alpha() {
        long tested = tested();
        long found = Arrays.stream(q).filter(one -> one <= limit).count();
        return tested == 0 ? limit : limit * Math.min(tested, found + 1) / tested;
    }
}
