package io.plumbline.stats;

/** The law of the number of successes of independent unequal trials, trial by trial, with its derivatives by the slopes of their odds. */
final class SuccessCount {
    private final int most;
    private final int features;
    /** By count: the probability, its first derivatives, and the lower triangle of its second. */
    private final double[][] law;

    SuccessCount(int most, int features) {
        this.most = most;
        this.features = features;
        this.law = new double[most + 1][1 + features + features * (features + 1) / 2];
        law[0][0] = 1;
    }

    /** Adds a trial of success p and failure q = 1 − p. */
    void add(double p, double q, double[] x) {
        double[] none = new double[law[0].length];
        double pq = p * q;
        for (int count = most; count >= 0; count--) {
            double[] here = law[count];
            double[] below = count == 0 ? none : law[count - 1];
            double step = pq * (below[0] - here[0]);
            for (int j = 0, at = 1 + features; j < features; j++) {
                for (int k = 0; k <= j; k++, at++) {
                    double bend = pq * (x[j] * (below[1 + k] - here[1 + k]) + x[k] * (below[1 + j] - here[1 + j]));
                    here[at] = q * here[at] + p * below[at] + bend + (q - p) * step * x[j] * x[k];
                }
            }
            for (int j = 0; j < features; j++) {
                here[1 + j] = q * here[1 + j] + p * below[1 + j] + step * x[j];
            }
            here[0] = q * here[0] + p * below[0];
        }
    }

    /** The probability of the highest count kept. */
    double probability() {
        return law[most][0];
    }

    double first(int feature) {
        return law[most][1 + feature];
    }

    double second(int one, int other) {
        int j = Math.max(one, other);
        int k = Math.min(one, other);
        return law[most][1 + features + j * (j + 1) / 2 + k];
    }
}
