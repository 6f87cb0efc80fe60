package io.plumbline.stats;

/** 过度离散: how organizations are judged that differ by more than chance. */
public enum Overdispersion {
    /**
     * As public bodies publish it: normal tails of winsorised, adjusted z-scores. To reproduce their figures, not to
     * flag: see {@link PublishedOverdispersion}.
     */
    PUBLISHED {
        @Override
        public double[] p(long[] counts, double[] expected, Direction worse) {
            return tails(PublishedOverdispersion.winsorisedRatios(counts, expected), worse);
        }

        @Override
        public double[] pOfShares(long[] x, long[] n, Direction worse) {
            return tails(PublishedOverdispersion.winsorisedShares(x, n), worse);
        }
    },
    /** By a resistant centre and spread and the tails of the mixture, the default: see {@link PeerScreening}. */
    ROBUST {
        @Override
        public double[] p(long[] counts, double[] expected, Direction worse) {
            return PeerScreening.of(PeerFamily.counts(counts, expected), worse).p();
        }

        @Override
        public double[] pOfShares(long[] x, long[] n, Direction worse) {
            return PeerScreening.of(PeerFamily.shares(x, n), worse).p();
        }
    };

    /** The p-values of counts against expected ones. */
    public abstract double[] p(long[] counts, double[] expected, Direction worse);

    /** The p-values of shares, x of n. */
    public abstract double[] pOfShares(long[] x, long[] n, Direction worse);

    private static double[] tails(PublishedOverdispersion fit, Direction worse) {
        double[] p = fit.adjusted();
        for (int i = 0; i < p.length; i++) {
            double z = p[i];
            p[i] = switch (worse) {
                case HIGH -> Gaussian.survival(z);
                case LOW -> Gaussian.cdf(z);
                case BOTH -> Math.min(1, 2 * Gaussian.survival(Math.abs(z)));
            };
        }
        return p;
    }
}
