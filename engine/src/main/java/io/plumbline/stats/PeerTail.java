package io.plumbline.stats;

import java.util.List;

/**
 * How rare a count is among ordinary peers whose spread is itself an estimate.
 *
 * <p>Source: the mid-p averaged over the estimate's error by Gauss and Hermite's three points, at the variance and √3
 * standard errors on both sides, not below 0. Without it a family of thirty would take every second underestimate of the
 * spread for a finding. Within one standard deviation of the centre the averaging changes nothing worth its cost: there
 * the mid-p is flat in the spread.
 *
 * @param spread the standard deviation of locations between ordinary organizations
 * @param varianceError the standard error of its square; 0 if it is known
 */
record PeerTail(double spread, double varianceError) {
    private static final double LOG_MIDDLE_WEIGHT = Math.log(2.0 / 3);
    private static final double LOG_SIDE_WEIGHT = Math.log(1.0 / 6);
    private static final double LOG_TAIL_OF_ONE = Gaussian.logSurvival(1);

    /** log of P(X &gt; k) + ½ P(X = k). */
    double logUpper(CountLaw law, double location, long k) {
        return log(1, law, location, k);
    }

    /** log of P(X &lt; k) + ½ P(X = k). */
    double logLower(CountLaw law, double location, long k) {
        return log(-1, law, location, k);
    }

    private double log(int side, CountLaw law, double location, long k) {
        DensityRow row = varianceError > 0 ? row(law, k) : null;
        double known = log(side, law, location, k, spread, row);
        return averages(known)
                ? averaged(known, log(side, law, location, k, side(-1), row), log(side, law, location, k, side(1), row))
                : known;
    }

    /** What the three sums of a count of hits have in common; null where they have nothing, or it is kept elsewhere. */
    private DensityRow row(CountLaw law, long k) {
        if (law instanceof CountLaw.Events || k == 0 || k == law.most()) {
            return null;
        }
        LatentDensity density = law.reaching(k);
        double narrowest = side(-1);
        return NarrowMixture.mayFit(density, narrowest) ? null : DensityRow.ofMidP(density, narrowest);
    }

    private static double log(int side, CountLaw law, double location, long k, double spread, DensityRow row) {
        double log = row == null ? Double.NaN : row.logTail(side, location, spread);
        if (!Double.isNaN(log)) {
            return log;
        }
        MixedCount mixed = new MixedCount(law, location, spread);
        return side > 0 ? mixed.logMidUpper(k) : mixed.logMidLower(k);
    }

    /** A spread that the estimate may stand for, and how much of it. */
    record Point(double spread, double weight) {}

    /** The spreads that are averaged over; one where it is known. */
    List<Point> points() {
        return varianceError == 0
                ? List.of(new Point(spread, 1))
                : List.of(new Point(side(-1), 1.0 / 6), new Point(spread, 2.0 / 3), new Point(side(1), 1.0 / 6));
    }

    /** The largest spread that counts. */
    double widest() {
        return side(1);
    }

    private boolean averages(double logTail) {
        return varianceError > 0 && logTail < LOG_TAIL_OF_ONE;
    }

    private double side(int way) {
        return Math.sqrt(Math.max(0, spread * spread + way * Math.sqrt(3) * varianceError));
    }

    private static double averaged(double middle, double narrower, double wider) {
        double largest = Math.max(middle, Math.max(narrower, wider));
        double sum = Math.exp(LOG_MIDDLE_WEIGHT + middle - largest)
                + Math.exp(LOG_SIDE_WEIGHT + narrower - largest)
                + Math.exp(LOG_SIDE_WEIGHT + wider - largest);
        // Keeps p in the order of the counts where the averaging sets in.
        return Math.min(LOG_TAIL_OF_ONE, largest + Math.log(sum));
    }
}
