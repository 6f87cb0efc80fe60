package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Interval;
import io.plumbline.stats.RealDrop;
import io.plumbline.stats.RealDrop.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 整改实效: whether what was reported as put right has become rarer. The states are those of {@link RealDrop}, each by a one-sided
 * error of 5 % and the first that holds counting: improved; short of claim; not improved, which rules out a drop by a fifth; else
 * insufficient. A state must hold as counted and net of untreated keys that had about as much before: what is picked because it is
 * high falls by itself. Short of claim and not improved are flagged; improved is not, and is no credit; insufficient is not
 * judgeable. The effect is the rate after over the rate before, net of the untreated.
 *
 * <p>Settings: {@code exposure}, the indicator of days after and before; {@code control}, the indicator of the untreated;
 * {@code claimed}, the share by which it is claimed to have fallen, if any, or the indicator whose value says so for each
 * organization (the mean of what its items claim); {@code q} up to which it is flagged, 0.1 unless
 * said; {@code source} of these and the days from and to which they are {@code valid}.
 */
final class Drop implements CheckKind {
    /** The chance, at most, that one of the states is told without reason. */
    private static final double ERROR = 0.05;

    @Override
    public String name() {
        return "drop";
    }

    @Override
    public Family family() {
        return Family.TEMPORAL;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Pairs.of(settings, true);
        claimed(settings);
        Pairs.check(settings, indicator);
        return settings.problems();
    }

    @Override
    public List<String> beside(JsonNode flag) {
        Settings settings = new Settings(flag);
        List<String> beside = new ArrayList<>(Pairs.of(settings, true).beside());
        beside.addAll(claimed(settings).beside());
        return beside;
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Settings settings = new Settings(check.flag());
        Pairs pairs = Pairs.of(settings, true);
        Amount claimed = claimed(settings);
        List<Pairs.Entry> entries = pairs.entries(family, beside);
        List<Double> claims =
                family.stream().map(measure -> claimed.of(measure, beside)).toList();
        double[] p = new double[entries.size()];
        for (int i = 0; i < p.length; i++) {
            double left = left(claims.get(i));
            p[i] = entries.get(i).p(pair -> pair.above(left));
        }
        Adjusted adjusted = Adjusted.of(pairs.q(), p);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Pair pair = entries.get(i).pair();
            verdicts.add(
                    pair == null
                            ? Verdict.notJudgeable(entries.get(i).unmet())
                            : verdict(pair, left(claims.get(i)), claims.get(i), pairs.q(), adjusted, i));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    private static Amount claimed(Settings settings) {
        return settings.amount("claimed", null, 0.01, 1);
    }

    /** What at least would be left of it were the drop neither as large as claimed nor hardly any. */
    private static double left(Double claimed) {
        return claimed == null ? RealDrop.HARDLY_ANY_DROP : Math.min(1 - claimed, RealDrop.HARDLY_ANY_DROP);
    }

    private static Verdict verdict(
            Pair pair, double left, Double claimed, double limit, Adjusted adjusted, int position) {
        List<Outcome> holding = holding(pair, claimed);
        Outcome outcome = holding.get(0);
        boolean falls = outcome == Outcome.SHORT_OF_CLAIM || outcome == Outcome.NOT_IMPROVED;
        boolean flagged = falls && adjusted.q(position) <= limit;
        double visible = pair.visible(Direction.LOW, ERROR);
        Interval interval = pair.interval();
        return new Verdict(
                outcome == Outcome.INSUFFICIENT
                        ? Verdict.State.NOT_JUDGEABLE
                        : flagged ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                outcome == Outcome.INSUFFICIENT
                        ? insufficient(pair, visible)
                        : said(holding) + (falls && !flagged ? ", by less than so many comparisons bring about" : ""),
                Pairs.finite(pair.expected()),
                null,
                null,
                Pairs.finite(pair.ratio()),
                Pairs.finite(interval.low()),
                Pairs.finite(interval.high()),
                left,
                pair.above(left),
                adjusted.q(position),
                adjusted.tested(),
                visible == 0 ? null : visible);
    }

    /** The states that hold, in the order in which they count. */
    static List<Outcome> holding(Pair pair, Double claimed) {
        List<Outcome> holding = new ArrayList<>();
        if (pair.below(1) <= ERROR) {
            holding.add(Outcome.IMPROVED);
        }
        if (claimed != null && pair.above(1 - claimed) <= ERROR) {
            holding.add(Outcome.SHORT_OF_CLAIM);
        }
        if (pair.above(RealDrop.HARDLY_ANY_DROP) <= ERROR) {
            holding.add(Outcome.NOT_IMPROVED);
        }
        if (holding.isEmpty()) {
            holding.add(Outcome.INSUFFICIENT);
        }
        return holding;
    }

    private static String said(List<Outcome> holding) {
        return String.join(
                ", ",
                holding.stream()
                        .map(outcome -> Wording.of(outcome).replace('_', ' '))
                        .toList());
    }

    private static String insufficient(Pair pair, double visible) {
        return String.format(
                Locale.ROOT,
                "insufficient: before=%d, after=%d, %s",
                pair.own().before(),
                pair.own().after(),
                visible == 0
                        ? "no drop at all could have shown"
                        : String.format(Locale.ROOT, "no drop below %.0f %% could have shown", 100 * (1 - visible)));
    }
}
