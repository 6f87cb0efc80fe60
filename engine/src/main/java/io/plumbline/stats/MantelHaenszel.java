package io.plumbline.stats;

/**
 * 分层合并比: the ratio that an organization and others show within strata, put together so that the strata's own levels cancel.
 *
 * <p>Source: Mantel and Haenszel 1959 for odds, Rothman and Boice 1979 for rates over exposures. Valid for sparse strata too;
 * a stratum in which one side has nothing adds nothing. NaN where no stratum says anything, infinity where only the others
 * have no hit.
 */
public final class MantelHaenszel {
    private MantelHaenszel() {}

    /** The odds ratio of x of n against y of m, by stratum. */
    public static double oddsRatio(long[] x, long[] n, long[] y, long[] m) {
        Demand.sameLength(x.length, n.length);
        Demand.sameLength(x.length, y.length);
        Demand.sameLength(x.length, m.length);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            Demand.partOf(x[i], n[i]);
            Demand.partOf(y[i], m[i]);
            double all = (double) n[i] + m[i];
            if (all > 0) {
                above += x[i] * ((m[i] - y[i]) / all);
                below += y[i] * ((n[i] - x[i]) / all);
            }
        }
        return above / below;
    }

    /** The ratio of the rates of x over t against y over u, by stratum. */
    public static double rateRatio(long[] x, double[] t, long[] y, double[] u) {
        Demand.sameLength(x.length, t.length);
        Demand.sameLength(x.length, y.length);
        Demand.sameLength(x.length, u.length);
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            Demand.notNegative(t[i], "t", i);
            Demand.notNegative(u[i], "u", i);
            double all = t[i] + u[i];
            if (all > 0) {
                above += x[i] * (u[i] / all);
                below += y[i] * (t[i] / all);
            }
        }
        return above / below;
    }
}
