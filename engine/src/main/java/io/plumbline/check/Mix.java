package io.plumbline.check;

import io.plumbline.pack.Indicator;
import io.plumbline.stats.IndirectStandardisation;
import io.plumbline.stats.MantelHaenszel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * 病例构成标准化: what each number of a family would be if in every stratum it were like its peers of the same period, and what the
 * comparison says without that. An organization is left out of its own yardstick where it has fewer than 30 peers.
 *
 * <p>Records whose stratum is not known, or in which no peer has anything, cannot be compared and are left out of hits and
 * expectation alike; where they are more than a fifth, nothing is.
 */
final class Mix {
    private static final int MANY = 30;
    private static final double MOST_OUTSIDE = 0.2;

    private final Map<Measure, Own> owns = new HashMap<>();
    private final List<String> strata;

    private Mix(List<String> strata) {
        this.strata = strata;
    }

    /**
     * One number by its mix.
     *
     * @param compared null where it cannot be
     * @param outside the part of its records or exposure that lies in no stratum with peers
     * @param within the ratio to the peers within strata, of odds or rates; NaN where unknown
     * @param reason why it cannot be compared; null when it can
     */
    record Own(Compared compared, double outside, double within, String reason) {}

    static Mix of(Indicator indicator, List<Measure> family) {
        Mix mix = new Mix(List.copyOf(indicator.strata().keySet()));
        Map<String, List<Measure>> groups = new TreeMap<>();
        for (Measure measure : family) {
            if (Sample.missing(indicator, measure, 1) == null && measure.peerGroup() != null) {
                groups.computeIfAbsent(measure.peerGroup() + "\n" + measure.from(), key -> new ArrayList<>())
                        .add(measure);
            }
        }
        groups.values().forEach(group -> mix.compare(indicator, group));
        return mix;
    }

    /** What is known of a number; null where it is not compared at all. */
    Own own(Measure measure) {
        return owns.get(measure);
    }

    private void compare(Indicator indicator, List<Measure> group) {
        group.sort(Comparator.comparing(Measure::organizationId));
        Map<String, Total> totals = new TreeMap<>();
        for (Measure measure : group) {
            for (Measure.Part part : known(measure)) {
                totals.computeIfAbsent(part.name(), name -> new Total()).add(part);
            }
        }
        boolean leavesOut = group.size() < MANY;
        boolean isShare = indicator.kind() == Indicator.Kind.SHARE;
        group.forEach(measure -> owns.put(measure, own(measure, totals, leavesOut, isShare)));
    }

    /** A stratum's sums over a group. */
    private static final class Total {
        private double hits;
        private double base;
        private int members;

        void add(Measure.Part part) {
            hits += part.numerator();
            base += part.base();
            members++;
        }
    }

    private static Own own(Measure measure, Map<String, Total> totals, boolean leavesOut, boolean isShare) {
        if (measure.strata() == null) {
            return new Own(null, 1, Double.NaN, "more strata than can be compared");
        }
        List<Measure.Part> parts = known(measure).stream()
                .filter(part -> totals.get(part.name()).members > 1 && totals.get(part.name()).base > part.base())
                .toList();
        double whole = isShare ? measure.n() : measure.denominator();
        double base = parts.stream().mapToDouble(Measure.Part::base).sum();
        double hits = parts.stream().mapToDouble(Measure.Part::numerator).sum();
        double outside = Math.max(0, 1 - base / whole);
        if (outside > MOST_OUTSIDE) {
            return new Own(
                    null,
                    outside,
                    Double.NaN,
                    String.format(
                            Locale.ROOT,
                            "%.0f %% in strata that are not known or without peers, at most %.0f %%",
                            100 * outside,
                            100 * MOST_OUTSIDE));
        }
        double expected = expected(parts, totals, leavesOut);
        if (expected <= 0 && leavesOut) {
            expected = expected(parts, totals, false);
        }
        if (expected <= 0 || (isShare && expected >= base)) {
            return new Own(
                    null,
                    outside,
                    Double.NaN,
                    "nothing else is expected of its strata than " + (expected <= 0 ? "none" : "all"));
        }
        Sample sample = new Sample(isShare, Math.round(hits), isShare ? Math.round(base) : base);
        return new Own(new Compared(sample, expected), outside, within(parts, totals, isShare), null);
    }

    private static double expected(List<Measure.Part> parts, Map<String, Total> totals, boolean leavesOut) {
        int size = parts.size();
        double[] exposure = new double[size];
        double[] hits = new double[size];
        double[] base = new double[size];
        for (int i = 0; i < size; i++) {
            Measure.Part part = parts.get(i);
            Total total = totals.get(part.name());
            exposure[i] = part.base();
            hits[i] = total.hits - (leavesOut ? part.numerator() : 0);
            base[i] = total.base - (leavesOut ? part.base() : 0);
        }
        return IndirectStandardisation.expected(exposure, hits, base);
    }

    private static double within(List<Measure.Part> parts, Map<String, Total> totals, boolean isShare) {
        int size = parts.size();
        long[] x = new long[size];
        long[] y = new long[size];
        double[] t = new double[size];
        double[] u = new double[size];
        for (int i = 0; i < size; i++) {
            Measure.Part part = parts.get(i);
            Total total = totals.get(part.name());
            x[i] = Math.round(part.numerator());
            y[i] = Math.round(total.hits) - x[i];
            t[i] = part.base();
            u[i] = total.base - t[i];
        }
        return isShare ? MantelHaenszel.oddsRatio(x, whole(t), y, whole(u)) : MantelHaenszel.rateRatio(x, t, y, u);
    }

    private static long[] whole(double[] counts) {
        long[] whole = new long[counts.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(counts[i]);
        }
        return whole;
    }

    /** Parts with anything to count from, those of one name put together. */
    private static List<Measure.Part> known(Measure measure) {
        Map<String, Measure.Part> known = new TreeMap<>();
        for (Measure.Part part : Objects.requireNonNullElse(measure.strata(), List.<Measure.Part>of())) {
            if (part.name() != null && part.base() > 0) {
                known.merge(
                        part.name(),
                        part,
                        (one, other) -> new Measure.Part(
                                one.name(), one.numerator() + other.numerator(), one.base() + other.base()));
            }
        }
        return List.copyOf(known.values());
    }

    /**
     * 辛普森悖论防护: the verdicts by mix, those withheld that the mix alone explains (flagged without it, not flagged with it) or
     * that turn round within the strata.
     */
    List<Verdict> guarded(List<Measure> family, List<Verdict> crude, List<Verdict> standardised) {
        List<Verdict> guarded = new ArrayList<>();
        for (int i = 0; i < family.size(); i++) {
            guarded.add(guarded(owns.get(family.get(i)), crude.get(i), standardised.get(i)));
        }
        return guarded;
    }

    private Verdict guarded(Own own, Verdict crude, Verdict standardised) {
        Verdict verdict = standardised.standardised(
                new Verdict.Standard(strata, crude.effect(), own == null ? null : own.outside()));
        boolean vanishes = crude.state() == Verdict.State.FLAGGED && standardised.state() == Verdict.State.NOT_FLAGGED;
        boolean turns = standardised.state() == Verdict.State.FLAGGED && turns(standardised.effect(), own.within());
        if (!vanishes && !turns) {
            return verdict;
        }
        String ratios = "mix confounded: crude ratio " + ratio(crude.effect()) + ", standardised "
                + ratio(standardised.effect()) + (turns ? ", within strata " + ratio(own.within()) : "");
        return verdict.notFlagged(standardised.reason() == null ? ratios : standardised.reason() + "; " + ratios);
    }

    private static boolean turns(Double effect, double within) {
        return effect != null && (effect > 1 ? within <= 1 : within >= 1);
    }

    private static String ratio(Double ratio) {
        return ratio == null ? "unknown" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
