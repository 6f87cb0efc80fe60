package io.plumbline.check;

import io.plumbline.pack.Indicator;
import io.plumbline.stats.BeforeAfter;
import java.util.ArrayList;
import java.util.List;

/**
 * 前后参数: where a pair's numbers stand. The check's own indicator is a ratio of rows on the days that matter to rows on the days
 * they are held against; {@code exposure} names the like ratio of days, {@code control} that of the rows of untreated keys.
 *
 * @param exposure the indicator of days
 * @param control the indicator of untreated keys; null where none is named
 * @param q up to which a departure is flagged
 */
record Pairs(String exposure, String control, double q, Settings.InForce valid) {
    private static final double Q = 0.1;

    static Pairs of(Settings settings, boolean needsControl) {
        Double q = settings.number("q", Q, 0.001, 0.2);
        return new Pairs(
                settings.indicator("exposure", true),
                settings.indicator("control", needsControl),
                q == null ? Q : q,
                settings.validity());
    }

    /** Names an indicator that is no ratio of counts. */
    static void check(Settings settings, Indicator indicator) {
        if (indicator.kind() != Indicator.Kind.RATIO) {
            settings.problem("indicator: rows on some days are held against rows on others; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: ratio");
        }
    }

    List<String> beside() {
        List<String> named = new ArrayList<>();
        if (exposure != null) {
            named.add(exposure);
        }
        if (control != null) {
            named.add(control);
        }
        return named;
    }

    /** One number as a pair, or why it is none. */
    record Entry(Pair pair, String unmet) {
        double p(java.util.function.ToDoubleFunction<Pair> test) {
            return pair == null ? Double.NaN : test.applyAsDouble(pair);
        }
    }

    /** The pairs of a family, in order. */
    List<Entry> entries(List<Measure> family, Beside beside) {
        return family.stream().map(measure -> entry(measure, beside)).toList();
    }

    private Entry entry(Measure measure, Beside beside) {
        if (measure.n() == 0 || measure.numerator() == null || measure.denominator() == null) {
            return new Entry(null, "no comparable record");
        }
        String misses = valid.misses(measure);
        if (misses != null) {
            return new Entry(null, misses);
        }
        Measure days = beside.of(exposure, measure);
        if (!counted(days) || days.numerator() <= 0 || days.denominator() <= 0) {
            return new Entry(null, "no days to count over");
        }
        BeforeAfter own = pair(measure, days);
        if (own.before() + own.after() == 0) {
            return new Entry(null, "nothing counted on any of the days");
        }
        Measure untreated = control == null ? null : beside.of(control, measure);
        if (control != null && (!counted(untreated) || untreated.numerator() + untreated.denominator() == 0)) {
            return new Entry(null, "nothing counted at untreated places, so the common change is unknown");
        }
        return new Entry(new Pair(own, untreated == null ? null : pair(untreated, days)), null);
    }

    private static boolean counted(Measure measure) {
        return measure != null && measure.numerator() != null && measure.denominator() != null;
    }

    private static BeforeAfter pair(Measure rows, Measure days) {
        return new BeforeAfter(
                Math.round(rows.denominator()), days.denominator(), Math.round(rows.numerator()), days.numerator());
    }

    static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
