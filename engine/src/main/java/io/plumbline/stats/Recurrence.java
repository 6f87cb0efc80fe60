package io.plumbline.stats;

import java.util.Arrays;

/**
 * 复发: how many closed matters came back, against how many come back anyway. Where many matters are closed one or more
 * return by chance, so that a recurrence alone says little.
 *
 * <p>Source: the law of independent closures of known probabilities: binomial where they are equal, else its
 * generalization by Poisson (1837), summed exactly. Valid where the background rate comes from like objects or peers
 * over the same span, seen as closely: who looks more finds more.
 *
 * @param closures how many matters were closed
 * @param recurrences how many came back
 * @param expected how many the background rate gives
 * @param atLeastOne how probable at least one is under the background rate
 * @param p how probable as many or more are under the background rate
 */
public record Recurrence(long closures, long recurrences, double expected, double atLeastOne, double p) {
    /**
     * Against one known rate.
     *
     * @param rate the share of all closures that come back in the same span
     */
    public static Recurrence againstRate(long recurrences, long closures, double rate) {
        Demand.partOf(recurrences, closures);
        Demand.probability(rate, "rate");
        return new Recurrence(
                closures,
                recurrences,
                closures * rate,
                Binomial.atLeast(1, closures, rate),
                ExactTest.binomial(recurrences, closures, rate, Direction.HIGH));
    }

    /**
     * Against the peers' closures, the organization's not among them; p is Fisher's, because their rate is an estimate
     * too. Without any closure of peers nothing is expected and p is 1.
     */
    public static Recurrence againstPeers(long recurrences, long closures, long peerRecurrences, long peerClosures) {
        Demand.partOf(peerRecurrences, peerClosures);
        if (peerClosures == 0) {
            Demand.partOf(recurrences, closures);
            return new Recurrence(closures, recurrences, Double.NaN, Double.NaN, 1);
        }
        Recurrence atRate = againstRate(recurrences, closures, (double) peerRecurrences / peerClosures);
        double p = ExactTest.fisher(
                recurrences, closures, recurrences + peerRecurrences, closures + peerClosures, Direction.HIGH);
        return new Recurrence(closures, recurrences, atRate.expected, atRate.atLeastOne, p);
    }

    /**
     * Against a rate of each closure's own object.
     *
     * @param rates for each closure the share of like objects' that come back
     */
    public static Recurrence againstMatched(long recurrences, double... rates) {
        Demand.partOf(recurrences, rates.length);
        double[] law = law(rates);
        double p = Arrays.stream(law, (int) recurrences, law.length).sum();
        double none = law[0];
        return new Recurrence(rates.length, recurrences, Arrays.stream(rates).sum(), 1 - none, Math.min(1, p));
    }

    /** The probability of each number of recurrences. */
    private static double[] law(double... rates) {
        double[] law = new double[rates.length + 1];
        law[0] = 1;
        for (int i = 0; i < rates.length; i++) {
            Demand.probability(rates[i], "rates[" + i + "]");
            for (int k = i + 1; k >= 0; k--) {
                law[k] = law[k] * (1 - rates[i]) + (k == 0 ? 0 : law[k - 1] * rates[i]);
            }
        }
        return law;
    }
}
