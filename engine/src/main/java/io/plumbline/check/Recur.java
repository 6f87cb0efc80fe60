package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.Recurrence;
import io.plumbline.stats.SmallestEffect;
import java.util.ArrayList;
import java.util.List;

/**
 * 复发超常: closed matters come back more often than such matters come back anyway. Where many are closed some return by chance: of
 * 20 at a background of 8.7 % at least one does in 84 of 100 cases. The background is measured at untreated places of the same
 * data, and the test is Fisher's, because it is an estimate too; or it is a declared rate, and the test is binomial. The effect is
 * the share over the background, with Koopman's 95 % interval (of a declared rate Clopper and Pearson's).
 *
 * <p>Settings: {@code control}, the indicator of untreated places that have a record in the same days, a ratio of two counts of
 * places, or {@code rate}, a background from elsewhere; {@code min_ratio}, 1.5 unless said; {@code q} up to which it is flagged,
 * 0.1 unless said; {@code source} of these and the days from and to which they are {@code valid}.
 */
final class Recur implements CheckKind {
    private static final double LEVEL = 0.95;
    private static final double RATIO = 1.5;
    private static final double Q = 0.1;

    @Override
    public String name() {
        return "recurrence";
    }

    @Override
    public Family family() {
        return Family.PEER;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Criterion criterion = Criterion.of(settings);
        if ((criterion.control() == null) == (criterion.rate() == null)) {
            settings.problem("flag: " + flag + " sets " + (criterion.rate() == null ? "neither" : "both")
                    + " of control and rate; set the one that tells how often such matters come back anyway");
        }
        if (criterion.rate() != null && !settings.has("source")) {
            settings.problem("flag.source: missing; say where the rate comes from");
        }
        if (indicator.kind() != Indicator.Kind.SHARE) {
            settings.problem("indicator: a recurrence is a share of what was closed; its indicator is a "
                    + Wording.of(indicator.kind()) + ", allowed: share");
        }
        return settings.problems();
    }

    @Override
    public List<String> beside(JsonNode flag) {
        String control = Criterion.of(new Settings(flag)).control();
        return control == null ? List.of() : List.of(control);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Criterion criterion = Criterion.of(new Settings(check.flag()));
        List<Entry> entries =
                family.stream().map(measure -> criterion.entry(measure, beside)).toList();
        Adjusted adjusted = Adjusted.of(
                criterion.q(),
                entries.stream()
                        .mapToDouble(
                                entry -> entry.unmet() == null ? entry.found().p() : Double.NaN)
                        .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            verdicts.add(
                    entry.unmet() != null
                            ? Verdict.notJudgeable(entry.unmet())
                            : criterion.verdict(entry, adjusted, i));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    /**
     * Returns of closings against the background.
     *
     * @param background how often such matters come back anyway
     * @param interval of the share over the background
     */
    private record Entry(Recurrence found, double background, Interval interval, String unmet) {
        static Entry not(String unmet) {
            return new Entry(null, Double.NaN, null, unmet);
        }
    }

    private record Criterion(String control, Double rate, double minRatio, double q, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            Double ratio = settings.number("min_ratio", RATIO, 1, Double.POSITIVE_INFINITY);
            Double q = settings.number("q", Q, 0.001, 0.2);
            return new Criterion(
                    settings.indicator("control", false),
                    settings.number("rate", null, 0.0001, 0.9999),
                    ratio == null ? RATIO : ratio,
                    q == null ? Q : q,
                    settings.validity());
        }

        Entry entry(Measure measure, Beside beside) {
            if (measure.n() == 0 || measure.numerator() == null) {
                return Entry.not("no comparable record");
            }
            String misses = valid.misses(measure);
            if (misses != null) {
                return Entry.not(misses);
            }
            long returns = Math.round(measure.numerator());
            if (rate != null) {
                Interval share = Intervals.clopperPearson(returns, measure.n(), LEVEL);
                return new Entry(
                        Recurrence.againstRate(returns, measure.n(), rate),
                        rate,
                        new Interval(share.low() / rate, share.high() / rate),
                        null);
            }
            Measure untreated = beside.of(control, measure);
            if (untreated == null || untreated.denominator() == null || untreated.denominator() <= 0) {
                return Entry.not("no untreated place, so the background is unknown");
            }
            long places = Math.round(untreated.denominator());
            long again = Math.round(untreated.numerator());
            return new Entry(
                    Recurrence.againstPeers(returns, measure.n(), again, places),
                    (double) again / places,
                    Intervals.shareRatio(returns, measure.n(), again, places, LEVEL),
                    null);
        }

        Verdict verdict(Entry entry, Adjusted adjusted, int position) {
            Recurrence found = entry.found();
            double ratio = (double) found.recurrences() / found.closures() / entry.background();
            boolean departs = adjusted.q(position) <= q;
            double visible = SmallestEffect.shareAbove(
                            found.closures(), entry.background(), adjusted.alpha(), SmallestEffect.POWER)
                    / entry.background();
            boolean blind = !Double.isFinite(visible);
            if (blind && !departs) {
                return Verdict.notJudgeable("n=" + found.closures() + ", too few for any share to show");
            }
            boolean matters = !(ratio < minRatio);
            return new Verdict(
                    departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    departs && !matters ? "departs by less than a ratio of " + minRatio : null,
                    found.expected(),
                    null,
                    null,
                    Pairs.finite(ratio),
                    Pairs.finite(entry.interval().low()),
                    Pairs.finite(entry.interval().high()),
                    entry.background() * minRatio,
                    found.p(),
                    adjusted.q(position),
                    adjusted.tested(),
                    blind ? null : Math.max(visible, minRatio));
        }
    }
}
