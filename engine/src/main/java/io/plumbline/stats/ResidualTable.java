package io.plumbline.stats;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Mid-p residuals of Poisson counts under one spread, by interpolation from a table that all families share: its sums
 * are done once, whatever the number of families and organizations.
 *
 * <p>The residual of a count k at a location is close to t = (log(k + ½) - location) / √(spread² + 1 / (k + ½)), and a
 * smooth function of t, of log(k + ½) and of the spread: Chebyshev polynomials in t, cubics over the {@link CountGrid}
 * and over spreads. Error below 1e-4 for residuals between -2.5 and 2.5 (1e-3 for counts of ten thousands under a spread
 * below 0.01); beyond the ends of t the ends count. Valid for spreads up to {@link #LARGEST_SPREAD}. Rows are filled when first asked for; whoever fills them, they are the same.
 */
final class ResidualTable {
    static final double LARGEST_SPREAD = 8;

    private static final CountLaw LAW = new CountLaw.Events();
    private static final int TERMS = 20;
    private static final double LEAST = -3.2;
    private static final double MOST = 4.2;

    /** Spreads of the table are FINEST (e^(j GROWTH) - 1): even steps near 0, even ratios beyond. */
    private static final double FINEST = 0.03;

    private static final double GROWTH = 0.18;
    private static final int SPREADS = 34;

    /** Smaller counts occur again and again, and what is interpolated for them is kept. */
    private static final int KEPT = 1 << 12;

    private static final AtomicReferenceArray<double[]> SHARED = new AtomicReferenceArray<>(SPREADS * CountGrid.ROWS);

    private final double spread;
    private final int firstSpread;
    private final double[] weights = new double[4];
    private final double[][] rows = new double[CountGrid.ROWS][];
    private final OfCount[] counts = new OfCount[KEPT];

    ResidualTable(double spread) {
        this.spread = spread;
        double place = Math.log1p(spread / FINEST) / GROWTH;
        this.firstSpread = Math.max(0, Math.min(SPREADS - 4, (int) place - 1));
        for (int i = 0; i < 4; i++) {
            weights[i] = 1;
            for (int j = 0; j < 4; j++) {
                weights[i] *= j == i ? 1 : (place - firstSpread - j) / (i - j);
            }
        }
    }

    double residual(long k, double location) {
        if (k >= KEPT) {
            return ofCount(k).residual(location);
        }
        if (counts[(int) k] == null) {
            counts[(int) k] = ofCount(k);
        }
        return counts[(int) k].residual(location);
    }

    private OfCount ofCount(long k) {
        CountGrid.Weights grid = CountGrid.weights(k);
        double[] series = new double[TERMS];
        for (int i = 0; i < grid.weights().length; i++) {
            int row = grid.first() + i;
            if (rows[row] == null) {
                rows[row] = between(row);
            }
            for (int n = 0; n < TERMS; n++) {
                series[n] += grid.weights()[i] * rows[row][n];
            }
        }
        double place = CountGrid.place(k);
        return new OfCount(series, place, width(place, spread));
    }

    /** The residuals of one count. */
    private static final class OfCount {
        private final double[] series;
        private final double place;
        private final double scale;

        OfCount(double[] series, double place, double width) {
            this.series = series;
            this.place = place;
            this.scale = 2 / (width * (MOST - LEAST));
        }

        /** Clenshaw's sums of the even and of the odd terms, which do not wait for each other: in steps of T₂. */
        double residual(double location) {
            double t = (place - location) * scale - (LEAST + MOST) / (MOST - LEAST);
            double at = Math.min(1, Math.max(-1, t));
            double twice = 4 * at * at - 2;
            double even = 0;
            double evenBefore = 0;
            double odd = 0;
            double oddBefore = 0;
            for (int n = TERMS - 2; n > 0; n -= 2) {
                double nextEven = series[n] - evenBefore + twice * even;
                evenBefore = even;
                even = nextEven;
                double nextOdd = series[n + 1] - oddBefore + twice * odd;
                oddBefore = odd;
                odd = nextOdd;
            }
            double nextOdd = series[1] - oddBefore + twice * odd;
            return series[0] - evenBefore + 0.5 * twice * even + at * (nextOdd - odd);
        }
    }

    private double[] between(int row) {
        double[] series = new double[TERMS];
        for (int i = 0; i < 4; i++) {
            double[] shared = shared(firstSpread + i, row);
            for (int n = 0; n < TERMS; n++) {
                series[n] += weights[i] * shared[n];
            }
        }
        return series;
    }

    private static double[] shared(int spread, int row) {
        int place = spread * CountGrid.ROWS + row;
        double[] series = SHARED.get(place);
        if (series == null) {
            series = series(row, FINEST * Math.expm1(GROWTH * spread));
            SHARED.set(place, series);
        }
        return series;
    }

    private static double[] series(int row, double spread) {
        double place = CountGrid.place(CountGrid.count(row));
        double[] values = new double[TERMS];
        for (int j = 0; j < TERMS; j++) {
            double at = Math.cos(Math.PI * (j + 0.5) / TERMS);
            double t = 0.5 * (at * (MOST - LEAST) + LEAST + MOST);
            values[j] = new MixedCount(LAW, place - t * width(place, spread), spread).residual(CountGrid.count(row));
        }
        double[] series = new double[TERMS];
        for (int n = 0; n < TERMS; n++) {
            for (int j = 0; j < TERMS; j++) {
                series[n] += values[j] * Math.cos(Math.PI * n * (j + 0.5) / TERMS) * (n == 0 ? 1 : 2) / TERMS;
            }
        }
        return series;
    }

    private static double width(double place, double spread) {
        return Math.sqrt(spread * spread + Math.exp(-place));
    }
}
