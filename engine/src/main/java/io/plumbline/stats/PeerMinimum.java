package io.plumbline.stats;

/**
 * 同类组最低数: how many organizations a comparison with peers needs. A group of 20 shows how far apart its ordinary members are;
 * one of 8 to 19 needs a spread from several periods or one that is given; below 8 what is usual is itself a guess.
 */
public final class PeerMinimum {
    /** With fewer, what is usual among them is itself a guess. */
    public static final int FEWEST = 8;

    /** With fewer, how far apart they are cannot be told from one period. */
    public static final int FEWEST_FOR_SPREAD = 20;

    private PeerMinimum() {}

    /** Why nobody of a group without a spread can be judged. */
    public static String unjudged(int organizations) {
        return organizations < FEWEST
                ? "peers=" + Math.max(0, organizations - 1) + ", needs " + (FEWEST - 1)
                : "peers=" + (organizations - 1) + " in one period, needs " + (FEWEST_FOR_SPREAD - 1)
                        + ", further periods or a declared spread";
    }

    /**
     * The spread that the periods of one peer group show together, each around its own centre: their variances, weighted by how
     * many organizations each has. Null where they are too few, or of one period only, which shows no more than itself.
     *
     * @param organizations of each period; periods with fewer than {@link #FEWEST} are left out
     * @param spreads the spread that each period shows on its own
     */
    public static Double pooledSpread(int[] organizations, double[] spreads) {
        Values.sameLength(organizations.length, "periods", spreads.length, "spreads");
        double variances = 0;
        int all = 0;
        int pooled = 0;
        for (int i = 0; i < spreads.length; i++) {
            if (organizations[i] >= FEWEST) {
                variances += organizations[i] * spreads[i] * spreads[i];
                all += organizations[i];
                pooled++;
            }
        }
        return pooled < 2 || all < FEWEST_FOR_SPREAD ? null : Double.valueOf(Math.sqrt(variances / all));
    }
}
