package io.plumbline.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * 随机效应模型: estimates that differ by more than their own errors, and by how much.
 *
 * <p>Each estimate yᵢ has a known error variance vᵢ; the true values differ between units with variance τ². Weights are
 * 1 / (vᵢ + τ²). Valid where the errors are about normal and vᵢ does not depend on the true value; τ² is never below 0.
 * These fits trust every unit: a few wild ones inflate τ². To find wild ones among peers, use {@link Overdispersion}.
 */
public final class RandomEffects {
    private static final double HIGHEST_STEP = 4;
    private static final int MOST_ROUNDS = 10_000;
    private static final double PRECISION = 1e-14;

    private final double[] estimates;
    private final double[] variances;
    private final double tauSquared;
    private final double mean;
    private final double error;
    private final double q;

    private RandomEffects(double[] estimates, double[] variances, double tauSquared) {
        this.estimates = estimates;
        this.variances = variances;
        this.tauSquared = tauSquared;
        this.mean = mean(estimates, variances, tauSquared);
        this.error = Math.sqrt(1 / weights(variances, tauSquared));
        this.q = squares(estimates, variances, 0);
    }

    /** DerSimonian and Laird's moment estimate of τ² (1986), in closed form. */
    public static RandomEffects derSimonianLaird(double[] estimates, double[] variances) {
        check(estimates, variances);
        double sum = 0;
        double sumOfSquares = 0;
        for (double v : variances) {
            sum += 1 / v;
            sumOfSquares += 1 / (v * v);
        }
        double excess = squares(estimates, variances, 0) - (estimates.length - 1);
        return fitted(estimates, variances, Math.max(0, excess / (sum - sumOfSquares / sum)));
    }

    /** Paule and Mandel's τ² (1982): the one under which Q equals its expectation, units less one; 0 if even 0 is below. */
    public static RandomEffects pauleMandel(double[] estimates, double[] variances) {
        check(estimates, variances);
        double wanted = estimates.length - 1.0;
        return fitted(estimates, variances, zero(t -> squares(estimates, variances, t) - wanted, variances));
    }

    /**
     * The τ² of restricted maximum likelihood (Patterson and Thompson 1971) by Fisher scoring (Viechtbauer 2005, eq. 11),
     * run until it stands still.
     */
    public static RandomEffects restrictedMaximumLikelihood(double[] estimates, double[] variances) {
        check(estimates, variances);
        double tauSquared = derSimonianLaird(estimates, variances).tauSquared;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double next = scored(estimates, variances, tauSquared);
            if (Math.abs(next - tauSquared) <= PRECISION * (1 + tauSquared)) {
                return fitted(estimates, variances, next);
            }
            tauSquared = next;
        }
        throw new IllegalArgumentException("restricted maximum likelihood does not settle on these estimates; τ² is "
                + tauSquared + " after " + MOST_ROUNDS + " rounds");
    }

    /** The variance between units, τ². */
    public double tauSquared() {
        return tauSquared;
    }

    /** The mean of the true values. */
    public double mean() {
        return mean;
    }

    /** The standard error of the mean. */
    public double error() {
        return error;
    }

    /** Cochran's Q (1954): χ² with one degree of freedom less than units if the true values are all the same. */
    public double q() {
        return q;
    }

    /** I²: which share of the variation is more than error, 0 to 1 (Higgins and Thompson 2002). */
    public double inconsistency() {
        return q == 0 ? 0 : Math.max(0, (q - (estimates.length - 1)) / q);
    }

    /** Each unit's best linear unbiased prediction: mean + τ² / (τ² + vᵢ) (yᵢ - mean), in the order of the estimates. */
    public double[] shrunken() {
        double[] shrunken = new double[estimates.length];
        for (int i = 0; i < shrunken.length; i++) {
            double kept = tauSquared / (tauSquared + variances[i]);
            shrunken[i] = mean + kept * (estimates[i] - mean);
        }
        return shrunken;
    }

    private static RandomEffects fitted(double[] estimates, double[] variances, double tauSquared) {
        return new RandomEffects(estimates.clone(), variances.clone(), tauSquared);
    }

    private static double scored(double[] y, double[] variances, double tauSquared) {
        double mean = mean(y, variances, tauSquared);
        double weights = 0;
        double squares = 0;
        double above = 0;
        for (int i = 0; i < y.length; i++) {
            double w = 1 / (variances[i] + tauSquared);
            double residual = y[i] - mean;
            weights += w;
            squares += w * w;
            above += w * w * (residual * residual - variances[i]);
        }
        return Math.max(0, above / squares + 1 / weights);
    }

    private static double zero(DoubleUnaryOperator falling, double[] variances) {
        if (falling.applyAsDouble(0) <= 0) {
            return 0;
        }
        double high = Arrays.stream(variances).max().orElseThrow();
        while (falling.applyAsDouble(high) > 0) {
            high *= HIGHEST_STEP;
        }
        return Root.between(0, high, falling);
    }

    private static double weights(double[] variances, double tauSquared) {
        double sum = 0;
        for (double v : variances) {
            sum += 1 / (v + tauSquared);
        }
        return sum;
    }

    private static double mean(double[] y, double[] variances, double tauSquared) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] / (variances[i] + tauSquared);
        }
        return sum / weights(variances, tauSquared);
    }

    private static double squares(double[] y, double[] variances, double tauSquared) {
        double mean = mean(y, variances, tauSquared);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (y[i] - mean) * (y[i] - mean) / (variances[i] + tauSquared);
        }
        return sum;
    }

    private static void check(double[] estimates, double[] variances) {
        if (estimates.length != variances.length || estimates.length < 2) {
            throw new IllegalArgumentException(estimates.length + " estimates with " + variances.length
                    + " variances; there must be as many of the one as of the other, at least 2");
        }
        for (int i = 0; i < estimates.length; i++) {
            Demand.finite(estimates[i], "estimates[" + i + "]");
            Demand.positive(variances[i], "variances", i);
        }
    }
}
