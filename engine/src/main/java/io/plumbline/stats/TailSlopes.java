package io.plumbline.stats;

/**
 * A tail and how it moves with the normal law of the locations.
 *
 * @param log the logarithm of the tail
 * @param byLocation the slope of the logarithm by the mean of the locations
 * @param byVariance its slope by their variance
 */
record TailSlopes(double log, double byLocation, double byVariance) {}
