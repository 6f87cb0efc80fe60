package io.plumbline.stats;

import io.plumbline.text.Hashes;
import java.util.List;
import java.util.SplittableRandom;

/**
 * 同类筛查: which organizations of a family differ from its centre by more than ordinary ones do.
 *
 * <p>Counts follow their law at a location, and locations of ordinary organizations a normal law on the log (logit)
 * scale; p is the mid-p of that mixture, to be adjusted over the family by {@link FalseDiscovery}. It says how rare such
 * a count is among ordinary peers, not how probable a fault is.
 *
 * <p>Centre and spread come from residuals drawn in to limits (see {@link SpreadEstimator}). In a large family the
 * limits are asymmetric, -2 to ½ towards the worse side, so that even a fifth of the peers acting together hardly
 * moves them; that costs precision which a small family does not have, so up to 30 organizations the limits are ±1.645,
 * with a transition until 200. Valid for at least 20 organizations with a spread of their own; with 8 to 19 borrow the
 * spread; below 8 do not flag.
 */
public final class PeerScreening {
    /** The ratio above which an organization counts as clearly worse than its peers. */
    public static final double CLEARLY_WORSE = 1.5;

    private static final double SYMMETRIC = 1.645;
    private static final double LAX = 2;
    private static final double STRICT = 0.5;
    private static final double SMALL = 30;
    private static final double LARGE = 200;

    /** Residuals towards the worse side of organizations that no flag can concern, and whose p a table gives. */
    private static final double TABLED_FROM = -2.5;

    private static final double TABLED_TO = 1;

    /**
     * A residual nearer to 0 lies within the 95 % limits whatever the error of the spread: averaging over it leaves at least two
     * thirds of a tail, here of 4 %.
     */
    private static final double SURELY_WITHIN = 1.75;

    private final PeerFamily family;
    private final Direction worse;
    private final PeerSpread spread;

    /** About the mid-p residuals, NaN where only sums tell; null until they are asked for. */
    private volatile double[] residuals;

    private PeerScreening(PeerFamily family, Direction worse, SpreadEstimator.Estimate estimate) {
        this.family = family;
        this.worse = worse;
        this.spread = estimate.spread();
        this.residuals = estimate.residuals();
    }

    /** Screens a family by its own centre and spread. */
    public static PeerScreening of(PeerFamily family, Direction worse) {
        Winsor drawn = winsor(family, worse);
        return new PeerScreening(family, worse, SpreadEstimator.estimate(family, drawn, exact(drawn, worse)));
    }

    /** Screens a family by its own centre and a spread borrowed from the check's history. */
    public static PeerScreening borrowing(PeerFamily family, Direction worse, double spread) {
        Demand.notNegative(spread, "spread");
        Winsor drawn = winsor(family, worse);
        return new PeerScreening(family, worse, SpreadEstimator.estimate(family, drawn, exact(drawn, worse), spread));
    }

    /** Screens a family by a centre and a spread that are known. */
    public static PeerScreening knowing(PeerFamily family, Direction worse, PeerSpread spread) {
        return new PeerScreening(family, worse, new SpreadEstimator.Estimate(spread, null));
    }

    /** The centre and the spread. */
    public PeerSpread spread() {
        return spread;
    }

    /**
     * Each organization's p in the direction that is worse, twice the smaller one where both count; NaN if not judgeable.
     * Below 0.15 exact to all digits that matter, in the middle to three or more.
     */
    public double[] p() {
        double[] known = residuals();
        double[] p = new double[family.size()];
        for (int i = 0; i < p.length; i++) {
            double residual = known[i];
            double towardsWorse = switch (worse) {
                case HIGH -> residual;
                case LOW -> -residual;
                case BOTH -> Math.abs(residual);
            };
            boolean ordinary = TABLED_FROM < towardsWorse && towardsWorse < TABLED_TO;
            p[i] = ordinary ? sides() * MillsRatio.survival(towardsWorse) : Math.exp(logP(i));
            p[i] = Math.min(1, p[i]);
        }
        return p;
    }

    /**
     * Each organization's class against the limits that these tails pass with 2.5 % and 0.1 %.
     *
     * @param p of {@link #p}
     */
    Significance[] classes(double[] p) {
        double[] known = residuals();
        Significance[] classes = new Significance[p.length];
        for (int i = 0; i < p.length; i++) {
            double residual = known[i];
            classes[i] = Math.abs(residual) < SURELY_WITHIN ? Significance.WITHIN : significance(i, residual, p[i]);
        }
        return classes;
    }

    private Significance significance(int i, double residual, double p) {
        boolean isKnown = worse == Direction.HIGH ? residual > TABLED_TO : -residual > TABLED_TO;
        if (worse != Direction.BOTH && isKnown) {
            return Significance.ofTail(2 * p, residual > 0);
        }
        CountLaw law = family.law(i);
        double location = spread.logCentre() + family.offset(i);
        double upper = tail().logUpper(law, location, family.count(i));
        double lower = tail().logLower(law, location, family.count(i));
        return Significance.ofTail(2 * Math.exp(Math.min(upper, lower)), upper < lower);
    }

    private double[] residuals() {
        double[] known = residuals;
        if (known == null) {
            known = new double[family.size()];
            ResidualTable table = family.residualTable(spread.spread());
            for (int i = 0; i < known.length; i++) {
                known[i] = table == null
                        ? Double.NaN
                        : table.residual(family.count(i), spread.logCentre() + family.offset(i));
            }
            residuals = known;
        }
        return known;
    }

    /** The logarithm of p, which does not underflow. */
    public double logP(int i) {
        if (!family.judgeable(i)) {
            return Double.NaN;
        }
        CountLaw law = family.law(i);
        double location = spread.logCentre() + family.offset(i);
        PeerTail tail = tail();
        long count = family.count(i);
        return Math.min(
                0,
                switch (worse) {
                    case HIGH -> tail.logUpper(law, location, count);
                    case LOW -> tail.logLower(law, location, count);
                    case BOTH ->
                        Math.log(sides())
                                + Math.min(tail.logUpper(law, location, count), tail.logLower(law, location, count));
                });
    }

    /** An organization's own ratio to the centre, shrunken towards it as far as its count allows. */
    public RatioPosterior posterior(int i) {
        return RatioPosterior.of(mixed(i), family.count(i));
    }

    /**
     * P(ratio &gt; x) of an organization, with the spread's own error in it: averaged over the three spreads of {@link
     * PeerTail}, each as far as the organization's count is likely under it. Where peers look alike, a spread estimated as 0
     * would say of everyone, whatever the count, that it is like them.
     */
    public double above(int i, double x) {
        long count = family.count(i);
        PeerTail tail = tail();
        double likeliest = family.mixed(i, spread.logCentre(), tail.widest()).logProbability(count);
        double weighted = 0;
        double all = 0;
        for (PeerTail.Point point : tail.points()) {
            MixedCount law = family.mixed(i, spread.logCentre(), point.spread());
            double weight = point.weight() * Math.exp(law.logProbability(count) - likeliest);
            weighted += weight * RatioPosterior.of(law, count).above(x);
            all += weight;
        }
        return weighted / all;
    }

    /**
     * For each organization the ratio nearest to 1, in the direction that is worse (upwards where both count), that would
     * have had p ≤ α with this power; infinity (or 0 downwards) where none would; NaN if not judgeable.
     */
    public double[] smallestRatios(double alpha, double power) {
        VisibleRatio visible = new VisibleRatio(tail(), worse != Direction.LOW, alpha / sides(), power);
        double[] ratios = new double[family.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] =
                    family.judgeable(i) ? visible.of(family.law(i), spread.logCentre() + family.offset(i)) : Double.NaN;
        }
        return ratios;
    }

    /**
     * The 5 to 95 % interval of each organization's rank, 1 for the highest ratio, over draws from the posteriors
     * (Goldstein and Spiegelhalter 1996): a rank without it says more than the data do. Organizations that a draw does not
     * tell apart share all the ranks that they take up together.
     *
     * @param ids of the organizations, by which each has draws of its own: their order decides nothing
     * @param draws how many, such as 1000
     * @param seed the same seed gives the same intervals
     */
    public Interval[] rankIntervals(List<String> ids, int draws, long seed) {
        Demand.positive((double) draws, "draws");
        Demand.sameLength(family.size(), ids.size());
        double[][] drawn = new double[draws][family.size()];
        for (int i = 0; i < family.size(); i++) {
            RatioPosterior posterior = posterior(i);
            SplittableRandom random = new SplittableRandom(seed ^ Hashes.number(ids.get(i)));
            for (int draw = 0; draw < draws; draw++) {
                drawn[draw][i] = posterior.quantile(random.nextDouble(Double.MIN_NORMAL, 1));
            }
        }
        return new RankTally(drawn).intervals();
    }

    private double sides() {
        return worse == Direction.BOTH ? 2 : 1;
    }

    /** How rare counts are under the spread. */
    PeerTail tail() {
        return new PeerTail(spread.spread(), spread.varianceError());
    }

    private MixedCount mixed(int i) {
        return family.mixed(i, spread.logCentre(), spread.spread());
    }

    private static Winsor winsor(PeerFamily family, Direction worse) {
        double towards = Math.log(family.size() / SMALL) / Math.log(LARGE / SMALL);
        double large = Math.max(0, Math.min(1, towards));
        double strict = SYMMETRIC + large * (STRICT - SYMMETRIC);
        double lax = SYMMETRIC + large * (LAX - SYMMETRIC);
        return switch (worse) {
            case HIGH -> new Winsor(-lax, strict);
            case LOW -> new Winsor(-strict, lax);
            case BOTH -> new Winsor(-SYMMETRIC, SYMMETRIC);
        };
    }

    /** Beyond these every residual is drawn in, and none stands for a p-value. */
    private static Winsor exact(Winsor drawn, Direction worse) {
        return switch (worse) {
            case HIGH -> new Winsor(Math.min(drawn.low(), TABLED_FROM), Math.max(drawn.high(), TABLED_TO));
            case LOW -> new Winsor(Math.min(drawn.low(), -TABLED_TO), Math.max(drawn.high(), -TABLED_FROM));
            case BOTH -> drawn;
        };
    }
}
