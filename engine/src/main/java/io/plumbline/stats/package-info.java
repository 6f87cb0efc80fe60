/**
 * Statistics of screening: distributions and intervals; organizations against their peers, exactly or with the peers' own
 * spread; corrections for many comparisons; changes over time; the integrity of reported numbers; what became of something
 * after it was reported as put right. Plain Java without dependencies; every method is pure and safe to call from many
 * threads. Probabilities lie in 0 to 1, arguments outside a function's domain are refused with an
 * {@link java.lang.IllegalArgumentException}.
 */
package io.plumbline.stats;
