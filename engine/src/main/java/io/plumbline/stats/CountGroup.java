package io.plumbline.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Shares, rates and ratios of one peer group in one period. */
final class CountGroup implements ScreenGroup {
    private static final long OWN_TO = 300;
    private static final double STEP = 1.0 / 32;

    private final boolean isShare;
    private final long[] counts;
    private final double[] bases;
    private final Direction worse;
    private final double overall;
    private final boolean againstOne;
    private PeerFamily family;
    private PeerScreening screening;
    private PublishedOverdispersion published;
    private double[] p;
    private PeerLimits inner;
    private PeerLimits outer;
    private ShrunkenRatios shrunken;
    private ShrunkenRatios.Quantiles quantiles;
    private int quantilesOf = -1;

    CountGroup(Observations.Kind kind, long[] counts, double[] bases, Direction worse) {
        this.isShare = kind == Observations.Kind.SHARE;
        this.againstOne = kind == Observations.Kind.RATIO;
        this.counts = counts;
        this.bases = bases;
        this.worse = worse;
        this.overall = Arrays.stream(counts).sum() / Arrays.stream(bases).sum();
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public String unusable() {
        if (overall == 0) {
            return "none of the peers counts anything";
        }
        return isShare && overall == 1 ? "all that the peers have counts" : null;
    }

    private PeerFamily family() {
        if (family == null) {
            family = isShare ? PeerFamily.shares(counts, records()) : PeerFamily.counts(counts, bases);
        }
        return family;
    }

    private long[] records() {
        return Arrays.stream(bases).mapToLong(base -> (long) base).toArray();
    }

    @Override
    public double ownSpread() {
        return PeerScreening.of(family(), worse).spread().spread();
    }

    @Override
    public void fit(Double borrowed) {
        screening = borrowed == null
                ? PeerScreening.of(family(), worse)
                : PeerScreening.borrowing(family(), worse, borrowed);
        double logCentre = screening.spread().logCentre();
        shrunken = new ShrunkenRatios(spread(), ControlLimits.INNER);
        inner = new PeerLimits(screening.tail(), logCentre, ControlLimits.INNER);
        outer = new PeerLimits(screening.tail(), logCentre, ControlLimits.OUTER);
    }

    @Override
    public double centre() {
        return value(screening.spread().centre());
    }

    @Override
    public Interval centreInterval() {
        Interval interval = screening.spread().centreInterval(ControlLimits.INNER);
        return new Interval(value(interval.low()), value(interval.high()));
    }

    /** Centres of shares are odds. */
    private double value(double centre) {
        if (!isShare) {
            return centre;
        }
        return Double.isInfinite(centre) ? 1 : centre / (1 + centre);
    }

    @Override
    public double spread() {
        return screening.spread().spread();
    }

    @Override
    public double[] p() {
        if (p == null) {
            p = screening.p();
        }
        return p;
    }

    @Override
    public Significance[] classes() {
        return screening.classes(p());
    }

    @Override
    public double[] visible(double alpha) {
        double[] ratios = isShare ? ofShares(alpha) : screening.smallestRatios(alpha, SmallestEffect.POWER);
        double centre = screening.spread().centre();
        return Arrays.stream(ratios)
                .map(ratio -> ratio == 0 || Double.isInfinite(ratio) ? Double.NaN : value(centre * ratio))
                .toArray();
    }

    /** Among more than 300 records a few more or less make no difference: the next smaller of a row of numbers stands for all. */
    private double[] ofShares(double alpha) {
        long[] rows = Arrays.stream(bases).mapToLong(base -> row((long) base)).toArray();
        long[] distinct = Arrays.stream(rows).distinct().sorted().toArray();
        double[] ratios = PeerScreening.knowing(
                        PeerFamily.shares(new long[distinct.length], distinct), worse, screening.spread())
                .smallestRatios(alpha, SmallestEffect.POWER);
        Map<Long, Double> known = new TreeMap<>();
        for (int i = 0; i < distinct.length; i++) {
            known.put(distinct[i], ratios[i]);
        }
        return Arrays.stream(rows).mapToDouble(known::get).toArray();
    }

    private static long row(long n) {
        return n <= OWN_TO ? n : Math.max(OWN_TO, (long) Math.exp(Math.floor(Math.log((double) n) / STEP) * STEP));
    }

    @Override
    public Interval limits(int i, double level) {
        PeerLimits limits = level == ControlLimits.INNER ? inner : outer;
        if (isShare) {
            return limits.ofHits((long) bases[i]);
        }
        double centre = screening.spread().centre();
        Interval ratio = limits.ofEvents(centre * bases[i]);
        return new Interval(centre * ratio.low(), centre * ratio.high());
    }

    @Override
    public double shrunken(int i) {
        return value(screening.spread().centre() * quantiles(i).median());
    }

    @Override
    public Interval shrunkenInterval(int i) {
        ShrunkenRatios.Quantiles ratio = quantiles(i);
        double centre = screening.spread().centre();
        return new Interval(value(centre * ratio.low()), value(centre * ratio.high()));
    }

    private ShrunkenRatios.Quantiles quantiles(int i) {
        if (quantilesOf != i) {
            PeerSpread spread = screening.spread();
            boolean isTabled = !isShare && spread.spread() > 0 && spread.spread() <= ShrunkenRatios.LARGEST_SPREAD;
            quantiles = !isTabled
                    ? ShrunkenRatios.of(screening.posterior(i), ControlLimits.INNER)
                    : shrunken.of(counts[i], spread.logCentre() + family.offset(i));
            quantilesOf = i;
        }
        return quantiles;
    }

    @Override
    public Significance unadjusted(int i) {
        return isShare
                ? ControlLimits.ofShare(counts[i], (long) bases[i], overall)
                : ControlLimits.ofRatio(counts[i], expected(i));
    }

    private double expected(int i) {
        return againstOne ? bases[i] : bases[i] * overall;
    }

    @Override
    public PublishedOverdispersion published(ScreenCriterion.Published method) {
        if (published == null) {
            published = isShare ? PublishedOverdispersion.winsorisedShares(counts, records()) : ofCounts(method);
        }
        return published;
    }

    private PublishedOverdispersion ofCounts(ScreenCriterion.Published method) {
        double[] expected = new double[bases.length];
        Arrays.setAll(expected, this::expected);
        return method == ScreenCriterion.Published.WINSORISED
                ? PublishedOverdispersion.winsorisedRatios(counts, expected)
                : PublishedOverdispersion.truncatedLogRatios(counts, expected);
    }

    @Override
    public double fromPublished(double limit) {
        return isShare || againstOne ? limit : limit * overall;
    }
}
