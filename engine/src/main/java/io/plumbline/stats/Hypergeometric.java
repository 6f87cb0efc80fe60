package io.plumbline.stats;

/**
 * 超几何分布: how many of the hits of a whole fall into a part of it that was drawn without regard to them.
 *
 * <p>Source: single probabilities as a ratio of three binomial ones (Loader 2000); tails are sums away from the mode,
 * each term from the one before. Valid for 0 ≤ hits, part ≤ whole.
 */
public final class Hypergeometric {
    private static final double PRECISION = 1e-17;

    private final long whole;
    private final long hits;
    private final long part;

    /**
     * The law of the hits in a part.
     *
     * @param whole how many there are
     * @param hits how many of them are hits
     * @param part how many were drawn
     */
    public Hypergeometric(long whole, long hits, long part) {
        Demand.partOf(hits, whole);
        Demand.partOf(part, whole);
        this.whole = whole;
        this.hits = hits;
        this.part = part;
    }

    /** P(X = k). */
    public double probability(long k) {
        if (k < least() || k > most()) {
            return 0;
        }
        double p = whole == 0 ? 0 : (double) part / whole;
        return Binomial.probability(k, hits, p)
                * Binomial.probability(part - k, whole - hits, p)
                / Binomial.probability(part, whole, p);
    }

    /** P(X ≥ k). */
    public double atLeast(long k) {
        if (k <= least()) {
            return 1;
        }
        return k > mode() ? up(k) : 1 - down(k - 1);
    }

    /** P(X ≤ k). */
    public double atMost(long k) {
        if (k >= most()) {
            return 1;
        }
        return k < mode() ? down(k) : 1 - up(k + 1);
    }

    /** The smallest number of hits that is possible. */
    public long least() {
        return Math.max(0, part + hits - whole);
    }

    /** The largest number of hits that is possible. */
    public long most() {
        return Math.min(part, hits);
    }

    /** The likeliest number of hits. */
    long mode() {
        double mode = Math.floor((part + 1.0) * (hits + 1.0) / (whole + 2.0));
        return Math.min(most(), Math.max(least(), (long) mode));
    }

    private double up(long k) {
        double sum = 0;
        double term = probability(k);
        for (long i = k; i <= most() && term > sum * PRECISION; i++) {
            sum += term;
            term *= (double) (hits - i) / (i + 1) * (part - i) / (whole - hits - part + i + 1);
        }
        return Math.min(1, sum);
    }

    private double down(long k) {
        double sum = 0;
        double term = probability(k);
        for (long i = k; i >= least() && term > sum * PRECISION; i--) {
            sum += term;
            term *= (double) i / (hits - i + 1) * (whole - hits - part + i) / (part - i + 1);
        }
        return Math.min(1, sum);
    }
}
