package io.plumbline.check;

import io.plumbline.check.Measure.ValueCount;
import io.plumbline.pack.Indicator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Values that organizations recorded one by one, and what {@link Integrity} says of them. */
final class RecordedValues {
    static final Indicator VALUES = Numbers.indicator(Indicator.Kind.VALUES, Indicator.Worse.HIGH);
    private static final Integrity INTEGRITY = new Integrity();

    private RecordedValues() {}

    static Measure values(String organization, double... values) {
        Map<Double, Long> counts = new TreeMap<>();
        DoubleStream.of(values).forEach(value -> counts.merge(value, 1L, Long::sum));
        return values(
                organization,
                counts.entrySet().stream()
                        .map(one -> new ValueCount(one.getKey(), null, one.getValue()))
                        .toList());
    }

    static Measure values(String organization, List<ValueCount> counts) {
        long n = counts == null
                ? 5
                : counts.stream().mapToLong(ValueCount::count).sum();
        return new Measure(
                        organization,
                        "street",
                        Numbers.JANUARY,
                        Numbers.JANUARY.plusMonths(1),
                        1.0,
                        (double) n,
                        n,
                        0,
                        0,
                        1.0)
                .valued(counts);
    }

    static Verdict judge(String settings, Measure measure) {
        return judge(settings, List.of(measure)).get(0);
    }

    static List<Verdict> judge(String settings, List<Measure> family) {
        return INTEGRITY.judge(Numbers.check("integrity", settings, Map.of()), VALUES, family);
    }

    /** So many values, each twice its place from a start on. */
    static double[] each(int n, double from, double step) {
        return IntStream.range(0, n).mapToDouble(i -> from + i * step).toArray();
    }

    static double[] with(double[] values, double value, int more) {
        return DoubleStream.concat(
                        DoubleStream.of(values),
                        DoubleStream.generate(() -> value).limit(more))
                .toArray();
    }
}
