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
 * residuals would have; for hits, whose residuals no table holds, by {@link AnchoredResiduals}.
 */
final class SpreadEstimator {
    /** Below this variance of the count itself a mid-p residual is too coarse to be taken for normal. */
    private static final double LEAST_INFORMATION = 5;

    private static final int FEWEST = 5;
    private static final double MAD_OF_NORMAL = 0.674489750196;
    private static final int MOST_ROUNDS = 200;
    private static final double LEAST_SLOPE = 0.02;
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
    private final Winsor winsor;
    private int[] used;
    private final double lowest;
    private final double highest;
    private final double startingCentre;
    private final boolean informed;
    private AnchoredResiduals anchored;
    private double precision = PRECISION;
    private double centre;
    private double variance;

    /** Sums over the organizations at the current centre and variance, and their slopes by these. */
    private double excess;

    private double squareExcess;
    private double excessByCentre;
    private double excessByVariance;
    private double squareByCentre;
    private double squareByVariance;
    private double scales;
    private double squareScales;

    private SpreadEstimator(PeerFamily family, Winsor winsor) {
        this.family = family;
        this.winsor = winsor;
        double[] locations = family.ownLocations();
        this.startingCentre = Values.median(locations);
        this.centre = startingCentre;
        int[] informative = family.informative(centre, LEAST_INFORMATION);
        this.informed = informative.length >= FEWEST;
        this.used = informed ? informative : family.judgeable();
        this.variance = startingVariance();
        this.lowest = Arrays.stream(locations).min().orElseThrow();
        this.highest = Arrays.stream(locations).max().orElseThrow();
    }

    /**
     * An estimate.
     *
     * @param residuals the mid-p residuals under it, to 1e-5; null where a table gives them or each takes sums of its own, NaN for
     *     organizations on which the estimate does not rest
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Estimate(PeerSpread spread, double[] residuals) {}

    static Estimate estimate(PeerFamily family, Winsor winsor) {
        SpreadEstimator estimator = new SpreadEstimator(family, winsor);
        estimator.fit(true);
        return new Estimate(estimator.result(true), estimator.residuals());
    }

    /** The centre alone, with a spread known from elsewhere. */
    static Estimate estimate(PeerFamily family, Winsor winsor, double spread) {
        SpreadEstimator estimator = new SpreadEstimator(family, winsor);
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
        anchored = new AnchoredResiduals(family, used);
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
        if (squareExcess > 0) {
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
        // Where nearly all residuals are drawn in the slope vanishes although the way is clear.
        double slope = Math.max(-excessByCentre, LEAST_SLOPE * scales);
        return moveCentre(stride * limited(excess / slope, 1));
    }

    private double jointStep(double stride) {
        double determinant = excessByCentre * squareByVariance - excessByVariance * squareByCentre;
        if (!(determinant > LEAST_SLOPE * scales * squareScales)) {
            centreStep(stride);
            return changeVariance(squareExcess > 0 ? Double.POSITIVE_INFINITY : 0);
        }
        double move = -(excess * squareByVariance - squareExcess * excessByVariance) / determinant;
        double grow = -(squareExcess * excessByCentre - excess * squareByCentre) / determinant;
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
        excess = 0;
        squareExcess = 0;
        excessByCentre = 0;
        excessByVariance = 0;
        squareByCentre = 0;
        squareByVariance = 0;
        scales = 0;
        squareScales = 0;
        double spread = Math.sqrt(variance);
        ResidualTable table = family.residualTable(spread);
        for (int i : used) {
            double location = centre + family.offset(i);
            double residual = residual(i, table, spread);
            double drawn = winsor.of(residual);
            excess += drawn;
            squareExcess += drawn * drawn;
            double all = variance + 1 / family.law(i).information(location);
            scales += 1 / Math.sqrt(all);
            squareScales += 1 / all;
            if (winsor.keeps(residual)) {
                excessByCentre -= 1 / Math.sqrt(all);
                excessByVariance -= residual / (2 * all);
                squareByCentre -= 2 * residual / Math.sqrt(all);
                squareByVariance -= residual * residual / all;
            }
        }
        excess -= used.length * winsor.moment(1);
        squareExcess -= used.length * winsor.moment(2);
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
        SpreadErrors errors = new SpreadErrors(winsor, used.length, scales, squareScales);
        return both ? errors.both(centre, variance) : errors.centreAlone(centre, variance);
    }

    private double startingVariance() {
        double[] distances = Arrays.stream(used)
                .mapToDouble(i -> Math.abs(family.ownLocation(i) - centre))
                .toArray();
        double[] noises = Arrays.stream(used)
                .mapToDouble(i -> 1 / family.law(i).information(centre + family.offset(i)))
                .toArray();
        double deviation = Values.median(distances) / MAD_OF_NORMAL;
        double noise = Values.median(noises);
        return Math.max(0.1 * noise, deviation * deviation - noise);
    }

    private static double limited(double move, double most) {
        return Math.max(-most, Math.min(most, move));
    }
}
