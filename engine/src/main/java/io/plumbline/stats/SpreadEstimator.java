package io.plumbline.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The centre and the spread under which winsorised residuals have the mean and the mean square that they would have if
 * the family followed its law: a joint M-estimate by mid-p residuals.
 *
 * <p>Source: Huber 1964 (proposal 2) with the consistency constants of {@link Winsor}; residuals are normal deviates of
 * the mid-p (Dunn and Smyth 1996 without the randomisation) instead of scaled differences, since the spread of real
 * organizations is skewed on every scale on which chance is not. Solved by Newton's method with the slopes that normal
 * residuals would have; for hits, whose residuals no table holds, by {@link AnchoredResiduals} and, beside an anchor, by the
 * slopes there.
 */
final class SpreadEstimator {
    /** Below this variance of the count itself a mid-p residual is too coarse to be taken for normal. */
    private static final double LEAST_INFORMATION = 5;

    private static final int FEWEST = 5;
    private static final int MOST_ROUNDS = 200;
    private static final double MOST_CHANGE = 5;
    private static final double PRECISION = 1e-6;

    /** Of a step, where whole ones lead round in a circle, as some of few organizations are drawn in at one end of it alone. */
    private static final double SHORT = 0.3;

    /** Of the start, where residuals are not yet exact. */
    private static final double ROUGH = 1e-4;

    /** Beside an anchor, so that what is left is far below {@link #PRECISION}. */
    private static final double FINE = 1e-10;

    /** How far from the anchor of its residuals an answer may lie. */
    private static final double NEAR = 2e-4;

    private static final int MOST_ANCHORS = 10;

    /** Of so many organizations a part says what the expansion misses. */
    private static final int MANY = 800;

    private static final int PART = 8;

    private final PeerFamily family;
    private final Winsor exact;
    private final ResidualSums sums;
    private int[] used;
    private final double lowest;
    private final double highest;
    private final double startingCentre;
    private final boolean informed;

    /** At the starting centre: events, or the odds of hits. */
    private final double[] expected;

    private AnchoredResiduals anchored;
    private double precision = PRECISION;
    private double centre;
    private double variance;

    private SpreadEstimator(PeerFamily family, Winsor winsor, Winsor exact) {
        this.family = family;
        this.sums = new ResidualSums(winsor);
        this.exact = exact;
        double[] locations = family.ownLocations();
        this.startingCentre = Values.median(locations);
        this.centre = startingCentre;
        this.expected = family.expected(centre);
        int[] informative = family.informative(expected, LEAST_INFORMATION);
        this.informed = informative.length >= FEWEST;
        this.used = informed ? informative : family.judgeable();
        this.variance = family.aboutVariance(used, centre, expected);
        this.lowest = Arrays.stream(locations).min().orElseThrow();
        this.highest = Arrays.stream(locations).max().orElseThrow();
    }

    /**
     * An estimate.
     *
     * @param residuals the mid-p residuals under it, to 1e-5 between the exact limits, of those beyond only the side; null where a
     *     table gives them or each takes sums of its own, NaN for organizations on which the estimate does not rest
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Estimate(PeerSpread spread, double[] residuals) {}

    /**
     * The centre and the spread.
     *
     * @param winsor how residuals are drawn in
     * @param exact limits, not within those, beyond which only the side of a residual counts
     */
    static Estimate estimate(PeerFamily family, Winsor winsor, Winsor exact) {
        SpreadEstimator estimator = new SpreadEstimator(family, winsor, exact);
        estimator.fit(true);
        return new Estimate(estimator.result(true), estimator.residuals());
    }

    /** The centre alone, with a spread known from elsewhere. */
    static Estimate estimate(PeerFamily family, Winsor winsor, Winsor exact, double spread) {
        SpreadEstimator estimator = new SpreadEstimator(family, winsor, exact);
        estimator.variance = spread * spread;
        estimator.fit(false);
        return new Estimate(estimator.result(false), estimator.residuals());
    }

    private void fit(boolean both) {
        double startingVariance = variance;
        if (informed && family.isOfHits() && settles(both)) {
            return;
        }
        anchored = null;
        precision = PRECISION;
        centre = startingCentre;
        variance = startingVariance;
        solveAll(both);
    }

    /** Whether the answer came to stay beside the anchor of its residuals. */
    private boolean settles(boolean both) {
        double startingVariance = variance;
        anchored = new AnchoredResiduals(family, used, exact);
        precision = ROUGH;
        if (!solveByAnchor(both)) {
            return false;
        }
        precision = FINE;
        if (used.length >= MANY && variance > 0) {
            moveAsPart(both);
        }
        for (int anchor = 0; anchor < MOST_ANCHORS; anchor++) {
            double before = centre;
            double spread = Math.sqrt(variance);
            anchored.anchor(used, centre, variance);
            variance = both && variance == 0 ? startingVariance : variance;
            if (!solveByAnchor(both)) {
                return false;
            }
            if (Math.abs(centre - before) <= NEAR && Math.abs(Math.sqrt(variance) - spread) <= NEAR) {
                return true;
            }
        }
        return false;
    }

    /** From the answer of the expansion by as much as exact residuals move that of every so many organizations. */
    private void moveAsPart(boolean both) {
        int[] all = used;
        double ofAll = centre;
        double varianceOfAll = variance;
        used = IntStream.range(0, all.length / PART).map(i -> all[i * PART]).toArray();
        boolean solved = solveByAnchor(both) && variance > 0;
        double ofPart = centre;
        double varianceOfPart = variance;
        anchored.anchor(used, centre, variance);
        solved = solved && solveByAnchor(both) && variance > 0;
        used = all;
        centre = solved ? ofAll + centre - ofPart : ofAll;
        variance = solved ? varianceOfAll * (variance / varianceOfPart) : varianceOfAll;
    }

    /** Rounds by anchored residuals cost little, so that short steps are tried as well. */
    private boolean solveByAnchor(boolean both) {
        return solveAll(both) || (both && solve(true, SHORT));
    }

    /** Whether the equations hold where it ended. */
    private boolean solveAll(boolean both) {
        return solve(both, 1) || (both && withoutSpread());
    }

    private double[] residuals() {
        return anchored == null ? null : anchored.of(used, centre, variance);
    }

    /** Where organizations differ less than chance lets them no spread fits: then the centre is found with none, if so it is. */
    private boolean withoutSpread() {
        double reachedCentre = centre;
        double reachedVariance = variance;
        centre = startingCentre;
        variance = 0;
        boolean solved = solve(false, 1);
        if (sums.spreadsMore()) {
            centre = reachedCentre;
            variance = reachedVariance;
            return false;
        }
        return solved;
    }

    /**
     * Whether it came to an end.
     *
     * @param stride which share of each step is taken
     */
    private boolean solve(boolean both, double stride) {
        if (anchored != null) {
            weigh();
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            measure();
            double towards = both && variance > 0 ? jointStep(stride) : centreStep(stride);
            if (towards <= precision * stride) {
                return true;
            }
        }
        return false;
    }

    private double centreStep(double stride) {
        return moveCentre(stride * limited(sums.centreStep(), 1));
    }

    private double jointStep(double stride) {
        if (!sums.tellsApart()) {
            centreStep(stride);
            return changeVariance(sums.spreadsMore() ? Double.POSITIVE_INFINITY : 0);
        }
        double move = sums.jointCentreStep();
        double grow = sums.jointVarianceStep();
        return Math.max(moveCentre(stride * limited(move, 0.5)), changeVariance(variance + stride * grow));
    }

    /** The change of the centre, which stays among the organizations: where none has a hit it would run to no rate at all. */
    private double moveCentre(double move) {
        double before = centre;
        centre = Math.max(lowest, Math.min(highest, centre + move));
        return Math.abs(centre - before);
    }

    /** The change of the spread. */
    private double changeVariance(double wanted) {
        double before = variance;
        variance = Math.max(variance / MOST_CHANGE, Math.min(variance * MOST_CHANGE, wanted));
        if (variance < PRECISION) {
            variance = 0;
            return 1;
        }
        return Math.abs(Math.sqrt(variance) - Math.sqrt(before));
    }

    private void measure() {
        sums.clear(used.length);
        if (anchored != null && anchored.isNear(centre, variance)) {
            for (int i : used) {
                sums.add(anchored.of(i, centre, variance), anchored.byCentre(i), anchored.byVariance(i));
            }
        } else {
            measureByNormal();
        }
    }

    private void measureByNormal() {
        sums.clearScales();
        double spread = Math.sqrt(variance);
        double growth = Math.exp(centre - startingCentre);
        ResidualTable table = family.residualTable(spread);
        for (int i : used) {
            double residual = residual(i, table, spread);
            double scale = scale(i, growth);
            sums.addScale(scale);
            sums.add(residual, -scale, -0.5 * residual * scale * scale);
        }
    }

    /** Takes the scales that slopes at an anchor do not need. */
    private void weigh() {
        sums.clearScales();
        double growth = Math.exp(centre - startingCentre);
        for (int i : used) {
            sums.addScale(scale(i, growth));
        }
    }

    /** 1 over the standard deviation of a location, where what is expected has grown so much from the start. */
    private double scale(int i, double growth) {
        return 1 / Math.sqrt(variance + family.noise(i, expected[i] * growth));
    }

    private double residual(int i, ResidualTable table, double spread) {
        if (table != null) {
            return table.residual(family.count(i), centre + family.offset(i));
        }
        return anchored == null
                ? family.mixed(i, centre, spread).residual(family.count(i))
                : anchored.of(i, centre, variance);
    }

    private PeerSpread result(boolean both) {
        if (anchored != null) {
            weigh();
        }
        SpreadErrors errors = sums.errors(used.length);
        return both ? errors.both(centre, variance) : errors.centreAlone(centre, variance);
    }

    private static double limited(double move, double most) {
        return Math.max(-most, Math.min(most, move));
    }
}
