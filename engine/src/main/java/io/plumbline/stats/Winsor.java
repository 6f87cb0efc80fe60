package io.plumbline.stats;

/** Limits to which standard residuals are drawn in, and what that leaves of a standard normal law. */
record Winsor(double low, double high) {
    /** A value drawn in. */
    double of(double value) {
        return Math.min(high, Math.max(low, value));
    }

    boolean keeps(double value) {
        return low < value && value < high;
    }

    /** E[wᵖ] of a standard normal variable drawn in to w. */
    double moment(int power) {
        return Math.pow(low, power) * Gaussian.cdf(low)
                + Math.pow(high, power) * Gaussian.survival(high)
                + inside(power);
    }

    /** E[zᵖ; z kept] of a standard normal variable, by parts from the power two below. */
    double inside(int power) {
        if (power == 0) {
            return Gaussian.cdf(high) - Gaussian.cdf(low);
        }
        double ends =
                Math.pow(low, power - 1) * Gaussian.density(low) - Math.pow(high, power - 1) * Gaussian.density(high);
        return power == 1 ? ends : ends + (power - 1) * inside(power - 2);
    }
}
