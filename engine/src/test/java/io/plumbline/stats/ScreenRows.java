package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Rows that a test adds one by one. */
final class ScreenRows {
    private final List<String> organizations = new ArrayList<>();
    private final List<String> periods = new ArrayList<>();
    private final List<Double> numerators = new ArrayList<>();
    private final List<Double> denominators = new ArrayList<>();

    ScreenRows add(String organization, String period, double numerator, double denominator) {
        organizations.add(organization);
        periods.add(period);
        numerators.add(numerator);
        denominators.add(denominator);
        return this;
    }

    /** Organizations A00, A01, … with shares of about a tenth among 400. */
    ScreenRows ordinary(int count, String period) {
        for (int i = 0; i < count; i++) {
            add(String.format("A%02d", i), period, 40 + i % 5, 400);
        }
        return this;
    }

    ScreenRows shuffled(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, periods.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        ScreenRows other = new ScreenRows();
        order.forEach(i -> other.add(organizations.get(i), periods.get(i), numerators.get(i), denominators.get(i)));
        return other;
    }

    Observations shares() {
        return Observations.shares(names(), times(), numbers(numerators), numbers(denominators));
    }

    Observations rates() {
        return Observations.rates(names(), times(), numbers(numerators), numbers(denominators));
    }

    String[] names() {
        return organizations.toArray(String[]::new);
    }

    String[] times() {
        return periods.toArray(String[]::new);
    }

    double[] numerators() {
        return numbers(numerators);
    }

    double[] denominators() {
        return numbers(denominators);
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Screened one(Screening screening, String organization, String period) {
        return screening.results().stream()
                .filter(found -> found.organization().equals(organization)
                        && found.period().equals(period))
                .findFirst()
                .orElseThrow();
    }
}
