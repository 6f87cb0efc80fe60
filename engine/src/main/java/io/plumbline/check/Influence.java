package io.plumbline.check;

import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * 影响力: whether a finding still stands without the reporter, the place or the day on which most of it rests, each taken out on
 * its own and judged as before. Sixty-five complaints about one block on one day are one event, not a way of working.
 *
 * <p>A family in which each number rests on one reporter, place or day alone (a ledger that one post fills in, a table with one
 * day a month) is made that way: there the part is no event, and taking it out asks nothing.
 */
final class Influence {
    private static final double NOTHING = 1e-9;

    private final Indicator indicator;
    private final List<Kind> asked;

    private Influence(Indicator indicator, List<Kind> asked) {
        this.indicator = indicator;
        this.asked = asked;
    }

    private record Kind(String name, Function<Measure, Measure.Part> part) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("reporter", Measure::reporter), new Kind("place", Measure::place), new Kind("day", Measure::day));

    /** What may be taken out of the numbers of a family. */
    static Influence in(Indicator indicator, List<Measure> family) {
        List<Measure> counted = family.stream()
                .filter(measure -> Sample.missing(indicator, measure, 1) == null)
                .toList();
        List<Kind> asked = new ArrayList<>();
        for (Kind kind : KINDS) {
            boolean alone = counted.size() > 1
                    && counted.stream()
                            .allMatch(measure -> kind.part.apply(measure) != null
                                    && left(Sample.of(indicator, measure), kind.part.apply(measure)) == null);
            if (!alone) {
                asked.add(kind);
            }
        }
        return new Influence(indicator, asked);
    }

    /**
     * The verdict, not flagged where the finding does not stand without one of its parts.
     *
     * @param own what was judged
     * @param stands whether what is left of it would be flagged too
     */
    Verdict upheld(Verdict verdict, Measure measure, Sample own, Predicate<Sample> stands) {
        if (verdict.state() != Verdict.State.FLAGGED) {
            return verdict;
        }
        List<String> falls = new ArrayList<>();
        for (Kind kind : asked) {
            Measure.Part part = kind.part.apply(measure);
            Sample left = part == null ? null : left(own, part);
            if (part != null && (left == null || !stands.test(left))) {
                falls.add("on one " + kind.name + ": " + said(measure, part));
            }
        }
        return falls.isEmpty() ? verdict : verdict.notFlagged("rests " + String.join(", ", falls));
    }

    /** What is left without a part; null where nothing is. */
    private static Sample left(Sample own, Measure.Part part) {
        double base = own.base() - part.base();
        long hits = Math.max(0, own.hits() - Math.round(part.numerator()));
        return base <= NOTHING * own.base()
                ? null
                : new Sample(own.isShare(), own.isShare() ? Math.min(hits, (long) base) : hits, base);
    }

    private String said(Measure measure, Measure.Part part) {
        long hits = Math.round(part.numerator());
        long all = Math.round(measure.numerator());
        if (indicator.worse() != Indicator.Worse.LOW) {
            return hits + " of " + all;
        }
        return indicator.kind() == Indicator.Kind.SHARE
                ? Math.round(part.base()) - hits + " of " + (measure.n() - all) + " that do not count"
                : String.format(Locale.ROOT, "%.0f %% of the exposure", 100 * part.base() / measure.denominator());
    }
}
