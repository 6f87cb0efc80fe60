package io.plumbline.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * 同类组: the counts of all organizations of one check and one period that are compared with each other.
 *
 * <p>A count has a law and an offset: the location of an organization like its peers is the family's centre plus the
 * offset. Without anything to count from (0 of 0) an organization is not judgeable: it gets NaN, never 0 or 1.
 */
public final class PeerFamily {
    private static final CountLaw EVENTS = new CountLaw.Events();
    private static final double MAD_OF_NORMAL = 0.674489750196;

    private final long[] counts;
    private final CountLaw[] laws;
    private final double[] offsets;

    private PeerFamily(long[] counts, CountLaw[] laws, double[] offsets) {
        this.counts = counts;
        this.laws = laws;
        this.offsets = offsets;
    }

    /** Counts against what is expected of each organization by its exposure or a model; only ratios of these matter. */
    public static PeerFamily counts(long[] counts, double[] expected) {
        Demand.sameLength(counts.length, expected.length);
        CountLaw[] laws = new CountLaw[counts.length];
        Arrays.fill(laws, EVENTS);
        double[] offsets = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            Demand.notNegative((double) counts[i], "counts", i);
            Demand.positive(expected[i], "expected", i);
            offsets[i] = Math.log(expected[i]);
        }
        return new PeerFamily(counts.clone(), laws, offsets);
    }

    /** Shares: x of n. Ratios to the centre are odds ratios. */
    public static PeerFamily shares(long[] x, long[] n) {
        Demand.sameLength(x.length, n.length);
        CountLaw[] laws = new CountLaw[x.length];
        for (int i = 0; i < x.length; i++) {
            Demand.partOf(x[i], n[i]);
            laws[i] = new CountLaw.Hits(n[i]);
        }
        return new PeerFamily(x.clone(), laws, new double[x.length]);
    }

    /**
     * Shares against the hits that are expected of each organization by its case mix: the logit of the share starts from that of
     * the expected share, and ratios to the centre are odds ratios. A count over strata of different shares varies less than the
     * binomial count that it is taken for (Hoeffding 1956), so p errs on the side of caution; the odds ratio of the whole lies
     * nearer to 1 than that of the strata. Both differ little where shares are small or the strata alike.
     *
     * @param expected above 0 and below n
     */
    public static PeerFamily shares(long[] x, long[] n, double[] expected) {
        Demand.sameLength(x.length, expected.length);
        PeerFamily family = shares(x, n);
        for (int i = 0; i < x.length; i++) {
            Demand.positive(expected[i], "expected", i);
            Demand.positive(n[i] - expected[i], "n - expected", i);
            family.offsets[i] = Math.log(expected[i]) - Math.log(n[i] - expected[i]);
        }
        return family;
    }

    /**
     * 两源成对计数: pairs of counts, a from one source and b from another, with what each is counted over. Given a + b, a
     * is binomial with the logit log(rate ratio) + log(exposure a / exposure b) (Przyborowski and Wilenski 1940), so the
     * centre is the ratio ρ of the rates that is usual among the peers, whatever zeros occur. A low pair says that the
     * first source holds less than the second in comparison with the peers; it is blind to what all do alike: publish ρ
     * and judge it on its own.
     */
    public static PeerFamily pairs(long[] a, double[] exposureA, long[] b, double[] exposureB) {
        Demand.sameLength(a.length, b.length);
        Demand.sameLength(a.length, exposureA.length);
        Demand.sameLength(a.length, exposureB.length);
        CountLaw[] laws = new CountLaw[a.length];
        double[] offsets = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            Demand.notNegative((double) a[i], "a", i);
            Demand.notNegative((double) b[i], "b", i);
            Demand.positive(exposureA[i], "exposureA", i);
            Demand.positive(exposureB[i], "exposureB", i);
            laws[i] = new CountLaw.Hits(a[i] + b[i]);
            offsets[i] = Math.log(exposureA[i]) - Math.log(exposureB[i]);
        }
        return new PeerFamily(a.clone(), laws, offsets);
    }

    /** How many organizations there are, judgeable or not. */
    public int size() {
        return counts.length;
    }

    /** Whether an organization has anything to count from. */
    public boolean judgeable(int i) {
        return laws[i].most() > 0;
    }

    /** The organizations that have anything to count from. */
    int[] judgeable() {
        return IntStream.range(0, size()).filter(this::judgeable).toArray();
    }

    /** Those of them whose count says at least so much of its location, where so much is {@link #expected}. */
    int[] informative(double[] expected, double least) {
        return Arrays.stream(judgeable())
                .filter(i -> noise(i, expected[i]) * least <= 1)
                .toArray();
    }

    /** What is expected of each organization at a centre: of events their mean, of hits their odds. */
    double[] expected(double centre) {
        double[] expected = new double[size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.exp(centre + offsets[i]);
        }
        return expected;
    }

    /** The variance of a location that a count tells, where so much is {@link #expected}: 1 over Fisher's information. */
    double noise(int i, double expected) {
        return laws[i] instanceof CountLaw.Hits hits ? (2 + expected + 1 / expected) / hits.n() : 1 / expected;
    }

    /** About the variance of the locations of some beyond noise, by medians; never next to none. */
    double aboutVariance(int[] some, double centre, double[] expected) {
        double[] distances = Arrays.stream(some)
                .mapToDouble(i -> Math.abs(ownLocation(i) - centre))
                .toArray();
        double[] noises =
                Arrays.stream(some).mapToDouble(i -> noise(i, expected[i])).toArray();
        double deviation = Values.median(distances) / MAD_OF_NORMAL;
        double noise = Values.median(noises);
        return Math.max(0.1 * noise, deviation * deviation - noise);
    }

    /** Where those that have anything to count from lie on their own. */
    double[] ownLocations() {
        double[] locations =
                Arrays.stream(judgeable()).mapToDouble(this::ownLocation).toArray();
        if (locations.length < 2) {
            throw new IllegalArgumentException(
                    locations.length + " organizations with anything to count; a spread needs at least 2");
        }
        return locations;
    }

    /** The residuals of all counts under one spread; null where each takes sums of its own. */
    ResidualTable residualTable(double spread) {
        return laws[0] == EVENTS && spread <= ResidualTable.LARGEST_SPREAD ? new ResidualTable(spread) : null;
    }

    /** Whether the counts are hits among a number of their own. */
    boolean isOfHits() {
        return laws[0] != EVENTS;
    }

    long count(int i) {
        return counts[i];
    }

    CountLaw law(int i) {
        return laws[i];
    }

    double offset(int i) {
        return offsets[i];
    }

    /** The law of an organization's count under a centre and a spread. */
    MixedCount mixed(int i, double logCentre, double spread) {
        return new MixedCount(laws[i], logCentre + offsets[i], spread);
    }

    /** Its own location less its offset: about the logarithm of its ratio to the centre plus the centre. */
    double ownLocation(int i) {
        return laws[i].locationOf(counts[i]) - offsets[i];
    }
}
