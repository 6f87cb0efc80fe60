package io.plumbline.stats;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * 莱尼控制图: p′ and u′ charts of shares and rates whose periods vary more (or less) than chance alone.
 *
 * <p>Source: Laney, "Improved control charts for attributes" (2002): the limits of a p or u chart, widened by the spread
 * of the standardized values from one period to the next, mean |z(i) - z(i - 1)| / (2/√π). Valid for large denominators
 * (small ones leave the standardized values far from normal) and best from some 20 periods on; a slow trend widens
 * nothing and is seen, a shift of level adds little.
 *
 * @param centre the share or rate of all periods together
 * @param spread what the limits are widened by; 1 where periods vary as chance has it
 * @param points the periods in order
 */
public record LaneyChart(double centre, double spread, List<Point> points) {
    private static final double WIDTH = 3;
    private static final double MEAN_DISTANCE = 2 / Math.sqrt(Math.PI);

    /** Keeps the points as they are. */
    public LaneyChart {
        points = List.copyOf(points);
    }

    /**
     * One period.
     *
     * @param value its share or rate; NaN without denominator
     * @param limits three widened standard deviations to either side of the centre, cut where no value can lie
     */
    public record Point(double value, Interval limits) {
        /** Whether the period lies outside its limits; one without denominator does not. */
        public boolean outside() {
            return value < limits.low() || value > limits.high();
        }
    }

    /** The p′ chart: hits of denominators. Empty with fewer than two denominators, or where all or none are hits. */
    public static Optional<LaneyChart> shares(long[] hits, long[] of) {
        Values.sameLength(hits.length, "hits", of.length, "denominators");
        IntStream.range(0, of.length).forEach(i -> Demand.partOf(hits[i], of[i]));
        double[] sizes = IntStream.range(0, of.length).mapToDouble(i -> of[i]).toArray();
        double centre = centre(hits, sizes);
        return chart(hits, sizes, centre, centre * (1 - centre), 1);
    }

    /**
     * The u′ chart: counts of exposures. Empty with fewer than two exposures, or without any count.
     *
     * @param exposures 0 where a period has none
     */
    public static Optional<LaneyChart> rates(long[] counts, double[] exposures) {
        Values.sameLength(counts.length, "counts", exposures.length, "exposures");
        Values.notNegative(counts, "counts");
        for (int i = 0; i < exposures.length; i++) {
            Demand.notNegative(exposures[i], "exposures", i);
            if (exposures[i] == 0 && counts[i] > 0) {
                throw new IllegalArgumentException("counts[" + i + "] is " + counts[i] + " without any exposure");
            }
        }
        double centre = centre(counts, exposures);
        return chart(counts, exposures, centre, centre, Double.POSITIVE_INFINITY);
    }

    private static double centre(long[] counts, double[] sizes) {
        double sum = 0;
        double size = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i];
            size += sizes[i];
        }
        return sum / size;
    }

    private static Optional<LaneyChart> chart(
            long[] counts, double[] sizes, double centre, double variance, double most) {
        double[] z = IntStream.range(0, counts.length)
                .filter(i -> sizes[i] > 0)
                .mapToDouble(i -> (counts[i] / sizes[i] - centre) / Math.sqrt(variance / sizes[i]))
                .toArray();
        if (z.length < 2 || !(variance > 0)) {
            return Optional.empty();
        }
        double spread = IntStream.range(1, z.length)
                        .mapToDouble(i -> Math.abs(z[i] - z[i - 1]))
                        .average()
                        .orElseThrow()
                / MEAN_DISTANCE;
        List<Point> points = IntStream.range(0, counts.length)
                .mapToObj(i -> point(counts[i] / sizes[i], centre, spread * Math.sqrt(variance / sizes[i]), most))
                .toList();
        return Optional.of(new LaneyChart(centre, spread, points));
    }

    private static Point point(double value, double centre, double deviation, double most) {
        double half = WIDTH * deviation;
        return Double.isNaN(value)
                ? new Point(value, new Interval(0, most))
                : new Point(value, new Interval(Math.max(0, centre - half), Math.min(most, centre + half)));
    }
}
