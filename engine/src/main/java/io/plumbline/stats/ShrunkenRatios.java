package io.plumbline.stats;

/**
 * Three quantiles of the {@link RatioPosterior} of every count of events under one spread, by interpolation.
 *
 * <p>Given a count k and a normal law of mean m and variance s², the density of the location u is proportional to
 * exp(-e^u - (u - m - k s²)² / 2s²): it depends on m and k by one number alone, or by its peak. How far the quantiles lie from the
 * peak is a smooth function of that, interpolated by cubics: to 1e-7 of the ratio. Rows are filled when first asked for; one
 * thread uses an object.
 */
final class ShrunkenRatios {
    /** Beyond it the rows are too far apart. */
    static final double LARGEST_SPREAD = 2;

    private static final CountLaw LAW = new CountLaw.Events();
    private static final double PER_UNIT = 32;
    private static final int LEAST = -16;
    private static final int MOST = 32;

    private final double scale;
    private final double level;
    private final double[][] rows = new double[(int) (PER_UNIT * (MOST - LEAST))][];

    /**
     * The ratios under one spread.
     *
     * @param scale the spread, above 0 and at most {@link #LARGEST_SPREAD}
     * @param level the probability that the interval holds the ratio
     */
    ShrunkenRatios(double scale, double level) {
        this.scale = scale;
        this.level = level;
    }

    /**
     * The quantiles of a ratio.
     *
     * @param low the lower end of the interval
     * @param median the middle
     * @param high the upper end of the interval
     */
    record Quantiles(double low, double median, double high) {}

    /** The quantiles of the ratio of a count to e^location. */
    Quantiles of(long count, double location) {
        double peak = LocationPosterior.peak(LAW, count, location, scale);
        double place = (peak - LEAST) * PER_UNIT;
        int row = (int) place;
        if (!(place >= 1 && row + 2 < rows.length)) {
            return of(RatioPosterior.of(new MixedCount(LAW, location, scale), count), level);
        }
        double d = place - row;
        double first = -d * (d - 1) * (d - 2) / 6;
        double second = (d + 1) * (d - 1) * (d - 2) / 2;
        double third = -(d + 1) * d * (d - 2) / 2;
        double fourth = (d + 1) * d * (d - 1) / 6;
        double[] a = row(row - 1);
        double[] b = row(row);
        double[] c = row(row + 1);
        double[] e = row(row + 2);
        double from = peak - location;
        return new Quantiles(
                Math.exp(from + first * a[0] + second * b[0] + third * c[0] + fourth * e[0]),
                Math.exp(from + first * a[1] + second * b[1] + third * c[1] + fourth * e[1]),
                Math.exp(from + first * a[2] + second * b[2] + third * c[2] + fourth * e[2]));
    }

    static Quantiles of(RatioPosterior posterior, double level) {
        Interval interval = posterior.interval(level);
        return new Quantiles(interval.low(), posterior.quantile(0.5), interval.high());
    }

    private double[] row(int row) {
        if (rows[row] == null) {
            double peak = LEAST + row / PER_UNIT;
            double mean = Math.exp(peak);
            long count = Math.round(mean);
            double location = peak - scale * scale * (count - mean);
            Quantiles ratio = of(RatioPosterior.of(new MixedCount(LAW, location, scale), count), level);
            double from = location - peak;
            rows[row] = new double[] {
                from + Math.log(ratio.low()), from + Math.log(ratio.median()), from + Math.log(ratio.high())
            };
        }
        return rows[row];
    }
}
