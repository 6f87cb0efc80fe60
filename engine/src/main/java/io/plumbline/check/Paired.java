package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.PeerFamily;
import java.util.List;
import java.util.Locale;

/**
 * 成对计数: what one source holds of something against what an independent one holds of the same, for an organization and period:
 * findings of the own patrol and complaints, entries of a ledger and lifts of a scale. No two sources hold the same number, and
 * by how much they differ is no one's departure until it differs from the usual ratio ρ of the peers by more than ordinary
 * organizations do, see {@link PeerFamily#pairs}. A ratio is blind to what all do alike, so ρ is told with every answer, and may
 * itself be held against a yardstick: where its 95 % interval lies beyond it, that is said of every organization of the group, as
 * a pattern common to them, and flags none of them.
 *
 * <p>The indicator is a pair: the first source above, the second below, as a rule {@code left_n} and {@code right_n} of a balance
 * with {@code min_rows: 0} where a source that is silent on a place counts as none of it. Worse is low where the first source is
 * feared to hold too little. The effect is the ratio of the two over ρ, with the exact 95 % interval of the pair (Clopper and
 * Pearson's of the first source's part); it has no value where the second source holds none.
 *
 * <p>Settings: those of the kind peer, {@code min_n} for both counts together; {@code exposure}, how many times as much (time,
 * places) the first source watches as the second, or the indicator whose value says so for each organization, 1 unless said; {@code
 * usual_below} or {@code usual_above}, the yardstick of ρ.
 */
final class Paired implements CheckKind {
    private static final double LEVEL = 0.95;

    @Override
    public String name() {
        return "paired";
    }

    @Override
    public Family family() {
        return Family.CONTRADICTION;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        PeerCriterion.of(settings, indicator);
        Usual.of(settings);
        if (settings.has("usual_below") && settings.has("usual_above")) {
            settings.problem(
                    "flag: " + flag + " sets both of usual_below and usual_above; set the one that is worth a look");
        }
        if (indicator.kind() != Indicator.Kind.PAIR) {
            settings.problem("indicator: two sources are compared by what each of them counts; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: pair");
        }
        return settings.problems();
    }

    @Override
    public List<String> beside(JsonNode flag) {
        return Usual.of(new Settings(flag)).exposure().beside();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Settings settings = new Settings(check.flag());
        PeerCriterion criterion = PeerCriterion.of(settings, indicator);
        Usual usual = Usual.of(settings);
        return Peers.judge(
                family,
                measure -> entry(measure, usual.exposure().of(measure, beside), criterion),
                Paired::law,
                criterion,
                standing -> usual.told(verdict(criterion, standing), standing.group()));
    }

    /** What the two sources hold. */
    private record Pair(long first, long second, double exposure) {
        long both() {
            return first + second;
        }

        /** The ratio of the rates that a share of all that both hold comes to. */
        double ratio(double share) {
            return share / (1 - share) / exposure;
        }
    }

    private static Peers.Entry<Pair> entry(Measure measure, Double exposure, PeerCriterion criterion) {
        if (measure.n() == 0 || measure.numerator() == null || measure.denominator() == null) {
            return new Peers.Entry<>(null, "no comparable record");
        }
        if (exposure == null) {
            return new Peers.Entry<>(null, "no exposure");
        }
        double first = measure.numerator();
        double second = measure.denominator();
        if (first < 0 || second < 0 || first != Math.rint(first) || second != Math.rint(second)) {
            return new Peers.Entry<>(null, "no two counts: " + first + " and " + second);
        }
        Pair pair = new Pair((long) first, (long) second, exposure);
        if (pair.both() == 0) {
            return new Peers.Entry<>(null, "neither source holds any");
        }
        String few = pair.both() < criterion.minN() ? "n=" + pair.both() + ", needs " + criterion.minN() : null;
        String alone = measure.peerGroup() == null
                ? "no peer group"
                : criterion.valid().misses(measure);
        return new Peers.Entry<>(pair, few == null ? alone : few);
    }

    private static PeerFamily law(List<Pair> pairs) {
        return PeerFamily.pairs(
                pairs.stream().mapToLong(Pair::first).toArray(),
                pairs.stream().mapToDouble(Pair::exposure).toArray(),
                pairs.stream().mapToLong(Pair::second).toArray(),
                pairs.stream().mapToDouble(pair -> 1).toArray());
    }

    private static Verdict verdict(PeerCriterion criterion, Peers.Standing<Pair> standing) {
        Pair pair = standing.own();
        double usual = standing.group().centre();
        Interval share = Intervals.clopperPearson(pair.first(), pair.both(), LEVEL);
        return criterion.verdict(
                standing,
                pair.both(),
                pair.ratio((double) pair.first() / pair.both()) / usual,
                new Interval(pair.ratio(share.low()) / usual, pair.ratio(share.high()) / usual),
                usual * pair.exposure() * pair.second(),
                usual * pair.exposure(),
                usual * pair.exposure(),
                criterion.visible(standing.smallest()));
    }

    /**
     * 通常比值: what is said of the usual ratio itself.
     *
     * @param exposure how many times as much the first source watches as the second
     * @param below worth a look where ρ lies below; null where not said
     * @param above worth a look where ρ lies above; null where not said
     */
    private record Usual(Amount exposure, Double below, Double above) {
        static Usual of(Settings settings) {
            return new Usual(
                    settings.amount("exposure", 1.0, 1e-6, 1e6),
                    settings.number("usual_below", null, 1e-6, 1e6),
                    settings.number("usual_above", null, 1e-6, 1e6));
        }

        Verdict told(Verdict verdict, PeerGroup<Pair> group) {
            Interval interval = group.centreInterval();
            boolean low = below != null && interval.high() < below;
            boolean high = above != null && interval.low() > above;
            if (verdict.state() == Verdict.State.NOT_JUDGEABLE || !(low || high)) {
                return verdict;
            }
            String common = String.format(
                    Locale.ROOT,
                    "common pattern: usual ratio %.3g (%.3g to %.3g) of %d organizations, %s %s",
                    group.centre(),
                    interval.low(),
                    interval.high(),
                    group.size(),
                    low ? "below" : "above",
                    low ? below : above);
            return verdict.because(verdict.reason() == null ? common : verdict.reason() + "; " + common);
        }
    }
}
