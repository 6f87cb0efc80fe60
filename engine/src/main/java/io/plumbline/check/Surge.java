package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * 两窗突变: more (or less, where low is worse) on the days that matter than the other days explain, such as activity around a visit
 * ({@code visit}, 迎检活动) or complaints at the neighbours after a closing ({@code displacement}, 问题转移). Given the sum, the
 * count of the days that matter is binomial by exposure; net of untreated keys it follows Fisher's noncentral hypergeometric law,
 * so that what happened to all is taken out. Both must say so, and the ratio must matter. The effect is that ratio, net of the
 * untreated where there are any, with its exact 95 % interval. Valid for independent events: count once a day where one event
 * brings others.
 *
 * <p>Settings: {@code exposure}, the indicator of days; {@code control}, the indicator of the untreated, which displacement cannot
 * do without; {@code min_ratio}, 1.5 unless said (its inverse where low is worse); {@code q} up to which it is flagged, 0.1 unless
 * said; {@code source} of these and the days from and to which they are {@code valid}.
 *
 * @param name the kind's name
 */
record Surge(String name) implements CheckKind {
    private static final double RATIO = 1.5;

    @Override
    public Family family() {
        return Family.TEMPORAL;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        pairs(settings);
        minRatio(settings);
        Pairs.check(settings, indicator);
        if (indicator.worse() == Indicator.Worse.BOTH) {
            settings.problem("indicator: its worse is both, allowed: high, low");
        }
        return settings.problems();
    }

    @Override
    public List<String> beside(JsonNode flag) {
        return pairs(new Settings(flag)).beside();
    }

    private Pairs pairs(Settings settings) {
        return Pairs.of(settings, name.equals("displacement"));
    }

    private static double minRatio(Settings settings) {
        Double ratio = settings.number("min_ratio", RATIO, 1, Double.POSITIVE_INFINITY);
        return ratio == null ? RATIO : ratio;
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Settings settings = new Settings(check.flag());
        Pairs pairs = pairs(settings);
        Direction worse = Direction.valueOf(indicator.worse().name());
        double factor = worse == Direction.HIGH ? minRatio(settings) : 1 / minRatio(settings);
        List<Pairs.Entry> entries = pairs.entries(family, beside);
        Adjusted adjusted = Adjusted.of(
                pairs.q(),
                entries.stream()
                        .mapToDouble(entry -> entry.p(pair -> p(pair, worse)))
                        .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Pair pair = entries.get(i).pair();
            boolean departs = adjusted.q(i) <= pairs.q();
            verdicts.add(
                    pair == null
                            ? Verdict.notJudgeable(entries.get(i).unmet())
                            : verdict(pair, worse, factor, departs, adjusted, i));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    private static double p(Pair pair, Direction worse) {
        return worse == Direction.HIGH ? pair.above(1) : pair.below(1);
    }

    private static Verdict verdict(
            Pair pair, Direction worse, double factor, boolean departs, Adjusted adjusted, int position) {
        double visible = pair.visible(worse, adjusted.alpha());
        boolean blind = visible == 0 || Double.isInfinite(visible);
        if (blind && !departs) {
            return Verdict.notJudgeable("events=" + pair.events() + ", too few for any ratio to show");
        }
        // Nothing on the days held against is an infinite ratio; where both sides are empty there is no pair.
        boolean matters = worse == Direction.HIGH ? !(pair.ratio() < factor) : pair.ratio() <= factor;
        double seen = worse == Direction.HIGH ? Math.max(visible, factor) : Math.min(visible, factor);
        Interval interval = pair.interval();
        return new Verdict(
                departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                departs && !matters ? "departs by less than a ratio of " + factor : null,
                Pairs.finite(pair.expected()),
                null,
                null,
                Pairs.finite(pair.ratio()),
                Pairs.finite(interval.low()),
                Pairs.finite(interval.high()),
                factor,
                p(pair, worse),
                adjusted.q(position),
                adjusted.tested(),
                blind ? null : seen);
    }
}
