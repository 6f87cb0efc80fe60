package io.plumbline.stats;

import java.util.SplittableRandom;

/** Organizations with a lognormal spread, expected counts log-uniform from 2 to 500. */
record Panel(long[] counts, double[] expected) {
    static Panel draw(SplittableRandom random, int organizations, double spread) {
        long[] counts = new long[organizations];
        double[] expected = new double[organizations];
        for (int i = 0; i < organizations; i++) {
            expected[i] = 2 * Math.pow(250, random.nextDouble());
            counts[i] = count(random, expected[i], spread);
        }
        return new Panel(counts, expected);
    }

    static long count(SplittableRandom random, double mean, double spread) {
        double z = Gaussian.quantile(random.nextDouble(Double.MIN_NORMAL, 1));
        return Poisson.quantile(random.nextDouble(), mean * Math.exp(spread * z));
    }

    PeerFamily family() {
        return PeerFamily.counts(counts, expected);
    }

    PeerScreening screened() {
        return PeerScreening.of(family(), Direction.HIGH);
    }
}
