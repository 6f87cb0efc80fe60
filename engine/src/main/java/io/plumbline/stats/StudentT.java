package io.plumbline.stats;

/**
 * 学生 t 分布: Student's distribution.
 *
 * <p>Source: P(T &gt; t) = ½ I_x(df/2, ½) with x = df / (df + t²) for t ≥ 0 (Abramowitz and Stegun 26.7.1). Valid for
 * positive finite df.
 */
public final class StudentT {
    private StudentT() {}

    /** P(T ≤ t). */
    public static double cdf(double t, double df) {
        return survival(-t, df);
    }

    /** P(T &gt; t). */
    public static double survival(double t, double df) {
        Demand.positive(df, "df");
        double x = df / (df + t * t);
        double tail = 0.5 * Logs.exp(IncompleteBeta.log(df / 2, 0.5, x, t * t / (df + t * t)));
        return t >= 0 ? tail : 1 - tail;
    }

    /** The t with P(T ≤ t) = p; infinite for 0 and 1. */
    public static double quantile(double p, double df) {
        Demand.probability(p, "p");
        Demand.positive(df, "df");
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (p == 0.5) {
            return 0;
        }
        double tail = Math.min(p, 1 - p);
        double logTail = Math.log(tail);
        double high = 1;
        while (survival(Math.exp(high), df) > tail) {
            high += 2;
        }
        double t = Math.exp(Root.between(-745, high, u -> Math.log(survival(Math.exp(u), df)) - logTail));
        return p < 0.5 ? -t : t;
    }
}
