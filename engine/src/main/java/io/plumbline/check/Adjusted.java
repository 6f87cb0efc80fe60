package io.plumbline.check;

import io.plumbline.stats.FalseDiscovery;

/**
 * 校正: the p-values of one family after Benjamini and Hochberg.
 *
 * @param q by position; NaN where nothing was tested
 * @param tested how many were
 * @param alpha the p-value that one more finding would have needed beside those that were found
 */
record Adjusted(double[] q, long tested, double alpha) {
    /** Adjusts p-values, NaN where nothing was tested, for findings up to a limit of q. */
    static Adjusted of(double limit, double... p) {
        double[] q = FalseDiscovery.benjaminiHochberg(p);
        long tested = 0;
        long found = 0;
        for (double one : q) {
            tested += Double.isNaN(one) ? 0 : 1;
            found += one <= limit ? 1 : 0;
        }
        return new Adjusted(q, tested, tested == 0 ? limit : limit * Math.min(tested, found + 1) / tested);
    }
}
