package io.plumbline.check;

import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Numbers of organizations by the kinds of their dwellings, and what their peers say of them. */
final class StratifiedMeasures {
    private StratifiedMeasures() {}

    static Indicator stratified(Indicator of) {
        return new Indicator(
                of.title(),
                of.of(),
                of.kind(),
                of.where(),
                of.among(),
                of.numerator(),
                of.denominator(),
                of.period(),
                of.time(),
                of.worse(),
                of.at(),
                Map.of("dwelling", Numbers.WORDS));
    }

    static Measure measure(String organization, LocalDate from, double[] hits, double[] bases, boolean isShare) {
        List<Measure.Part> strata = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            strata.add(new Measure.Part("s" + i, hits[i], bases[i]));
        }
        double hit = Arrays.stream(hits).sum();
        double base = Arrays.stream(bases).sum();
        return measure(organization, from, hit, base, isShare ? Math.round(base) : 100, strata);
    }

    static Measure measure(
            String organization, LocalDate from, double hit, double base, long n, List<Measure.Part> strata) {
        return new Measure(organization, "street", from, from.plusMonths(1), hit, base, n, 0, 0, hit / base)
                .stratified(strata);
    }

    static Measure share(String organization, long[] hits, long[] of) {
        return measure(organization, Numbers.JANUARY, doubles(hits, 1), doubles(of, 1), true);
    }

    private static double[] doubles(long[] counts, int times) {
        return Arrays.stream(counts)
                .mapToDouble(count -> (double) count * times)
                .toArray();
    }

    static List<Verdict> judge(String settings, Indicator indicator, List<Measure> family) {
        return new Peer().judge(Numbers.check("peer", settings, Map.of()), stratified(indicator), family);
    }
}
