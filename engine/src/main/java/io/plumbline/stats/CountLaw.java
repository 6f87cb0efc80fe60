package io.plumbline.stats;

import java.util.function.DoubleBinaryOperator;

/** The law of a count, given where its organization lies: at a log rate, or at a logit. */
sealed interface CountLaw {
    /** The largest possible count. */
    long most();

    /** The law of the location at which a count of k, 1 to {@link #most()}, is reached. */
    LatentDensity reaching(long k);

    /** log P(X ≥ k) at a location. */
    double logAtLeast(long k, double location);

    /** log P(X &lt; k) at a location. */
    double logBelow(long k, double location);

    /** log P(X = k) at a location. */
    double logProbability(long k, double location);

    /** The mean at a location. */
    double mean(double location);

    /** Fisher's information on the location, which is the count's variance there. */
    double information(double location);

    /** By d and e^d - 1: log P(X = k) at location + d less that at the location. */
    DoubleBinaryOperator logGain(long k, double location);

    /** The location at which the mean is about k, kept finite for none and all. */
    double locationOf(long k);

    /** A Poisson count whose location is the logarithm of its mean. */
    record Events() implements CountLaw {
        @Override
        public long most() {
            return Long.MAX_VALUE;
        }

        @Override
        public LatentDensity reaching(long k) {
            return LatentDensity.logGamma((double) k);
        }

        @Override
        public double logAtLeast(long k, double location) {
            return Poisson.logSurvival(k - 1, Math.exp(location));
        }

        @Override
        public double logBelow(long k, double location) {
            return k <= 0 ? Double.NEGATIVE_INFINITY : IncompleteGamma.logUpper((double) k, Math.exp(location));
        }

        @Override
        public double logProbability(long k, double location) {
            double mean = Math.exp(location);
            return k == 0 ? -mean : IncompleteGamma.logFactor((double) k, mean);
        }

        @Override
        public double mean(double location) {
            return Math.exp(location);
        }

        @Override
        public double information(double location) {
            return Math.exp(location);
        }

        @Override
        public DoubleBinaryOperator logGain(long k, double location) {
            double mean = Math.exp(location);
            return (d, growth) -> k * d - mean * growth;
        }

        @Override
        public double locationOf(long k) {
            return Math.log(k + 0.5);
        }
    }

    /** A binomial count of n whose location is the logit of its share. */
    record Hits(long n) implements CountLaw {
        @Override
        public long most() {
            return n;
        }

        @Override
        public LatentDensity reaching(long k) {
            return LatentDensity.logitBeta((double) k, n - k + 1.0);
        }

        @Override
        public double logAtLeast(long k, double location) {
            return IncompleteBeta.log((double) k, n - k + 1.0, share(location), share(-location));
        }

        @Override
        public double logBelow(long k, double location) {
            return IncompleteBeta.log(n - k + 1.0, (double) k, share(-location), share(location));
        }

        @Override
        public double logProbability(long k, double location) {
            double p = share(location);
            double q = share(-location);
            if (k == 0 || k == n) {
                return n * Math.log(k == 0 ? q : p);
            }
            return IncompleteBeta.logFactor((double) k, (double) (n - k), p, q);
        }

        @Override
        public double mean(double location) {
            return n * share(location);
        }

        @Override
        public double information(double location) {
            double odds = Math.exp(-Math.abs(location));
            return n * odds / ((1 + odds) * (1 + odds));
        }

        @Override
        public DoubleBinaryOperator logGain(long k, double location) {
            double share = share(location);
            return (d, growth) -> k * d - n * Logs.onePlus(share * growth);
        }

        @Override
        public double locationOf(long k) {
            return Math.log((k + 0.5) / (n - k + 0.5));
        }

        static double share(double logit) {
            return 1 / (1 + Math.exp(-logit));
        }
    }
}
