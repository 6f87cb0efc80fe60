package io.plumbline.stats;

/**
 * Mid-p residuals of Poisson counts under one spread, by interpolation: the sums behind them are the same for a family
 * of a thousand and one of a million.
 *
 * <p>The residual of a count k at a location is close to t = (log(k + ½) - location) / √(spread² + 1 / (k + ½)), and a
 * smooth function of t and log(k + ½): Chebyshev polynomials in t, cubics over the {@link CountGrid}. Error below 1e-5 for residuals between -2.5 and 2.5; beyond the
 * ends of t the ends count.
 */
final class ResidualTable {
    private static final CountLaw LAW = new CountLaw.Events();
    private static final int TERMS = 20;
    private static final double LEAST = -3.2;
    private static final double MOST = 4.2;
    private final double spread;
    private final double[][] rows = new double[CountGrid.ROWS][];

    ResidualTable(double spread) {
        this.spread = spread;
    }

    double residual(long k, double location) {
        double place = CountGrid.place(k);
        double t = (place - location) / width(place);
        double at = Math.min(1, Math.max(-1, (2 * t - LEAST - MOST) / (MOST - LEAST)));
        return CountGrid.at(k, row -> value(row, at));
    }

    /** Clenshaw's sum. */
    private double value(int row, double at) {
        if (rows[row] == null) {
            rows[row] = series(row);
        }
        double[] series = rows[row];
        double next = 0;
        double afterNext = 0;
        for (int n = TERMS - 1; n > 0; n--) {
            double here = 2 * at * next - afterNext + series[n];
            afterNext = next;
            next = here;
        }
        return at * next - afterNext + series[0];
    }

    private double[] series(int row) {
        double place = CountGrid.place(CountGrid.count(row));
        double[] values = new double[TERMS];
        for (int j = 0; j < TERMS; j++) {
            double at = Math.cos(Math.PI * (j + 0.5) / TERMS);
            double t = 0.5 * (at * (MOST - LEAST) + LEAST + MOST);
            values[j] = new MixedCount(LAW, place - t * width(place), spread).residual(CountGrid.count(row));
        }
        double[] series = new double[TERMS];
        for (int n = 0; n < TERMS; n++) {
            for (int j = 0; j < TERMS; j++) {
                series[n] += values[j] * Math.cos(Math.PI * n * (j + 0.5) / TERMS) * (n == 0 ? 1 : 2) / TERMS;
            }
        }
        return series;
    }

    private double width(double place) {
        return Math.sqrt(spread * spread + Math.exp(-place));
    }
}
