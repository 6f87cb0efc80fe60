/**
 * Statistics of screening: distributions, intervals, exact comparisons of an organization with its peers, and
 * corrections for many comparisons. Plain Java without dependencies; every method is pure and safe to call from many
 * threads. Probabilities lie in 0 to 1, arguments outside a function's domain are refused with an
 * {@link java.lang.IllegalArgumentException}.
 */
package io.plumbline.stats;
