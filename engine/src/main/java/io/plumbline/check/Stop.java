package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * 停后复启: activity that stops for the days of an inspection and is back soon after. Flagged where nothing at all was counted on
 * those days, where that is no chance at the rate before, net of what the uninspected did in the same days, and where most of the
 * series were back: half of what was usual within the days followed. The effect is the rate during over the rate before, which is
 * 0, with its exact 95 % interval. Valid for activity that is recorded every day: a feed that fails during the inspection looks
 * the same, so it needs coverage.
 *
 * <p>Settings: {@code exposure}, the indicator of days during and before; {@code restart}, the indicator whose share of the series
 * was back; {@code control}, the indicator of the uninspected, if any; {@code q} up to which it is flagged, 0.1 unless said;
 * {@code source} of these and the days from and to which they are {@code valid}.
 */
final class Stop implements CheckKind {
    private static final double MOST = 0.5;

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public Family family() {
        return Family.TEMPORAL;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        Pairs.of(settings, false);
        settings.indicator("restart", true);
        Pairs.check(settings, indicator);
        return settings.problems();
    }

    @Override
    public List<String> beside(JsonNode flag) {
        Settings settings = new Settings(flag);
        String restart = settings.indicator("restart", true);
        return Stream.concat(Pairs.of(settings, false).beside().stream(), Stream.ofNullable(restart))
                .toList();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Settings settings = new Settings(check.flag());
        Pairs pairs = Pairs.of(settings, false);
        String restart = settings.indicator("restart", true);
        List<Pairs.Entry> entries = pairs.entries(family, beside);
        Adjusted adjusted = Adjusted.of(
                pairs.q(),
                entries.stream()
                        .mapToDouble(entry -> entry.p(pair -> pair.below(1)))
                        .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Pair pair = entries.get(i).pair();
            boolean departs = adjusted.q(i) <= pairs.q();
            verdicts.add(
                    pair == null
                            ? Verdict.notJudgeable(entries.get(i).unmet())
                            : verdict(pair, beside.of(restart, family.get(i)), departs, adjusted, i));
        }
        return CommonPattern.withheld(family, verdicts);
    }

    private static Verdict verdict(Pair pair, Measure restart, boolean departs, Adjusted adjusted, int position) {
        boolean stopped = pair.own().after() == 0;
        Double back = restart == null ? null : restart.value();
        if (stopped && !departs) {
            return Verdict.notJudgeable("before=" + pair.own().before() + ", too little for a stop to mean anything");
        }
        if (stopped && back == null) {
            return Verdict.notJudgeable("no series that stopped could be followed");
        }
        boolean restarted = stopped && back > MOST;
        Interval interval = pair.interval();
        return new Verdict(
                restarted ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                stopped && !restarted ? "stopped and not back" : null,
                Pairs.finite(pair.expected()),
                null,
                null,
                Pairs.finite(pair.ratio()),
                Pairs.finite(interval.low()),
                Pairs.finite(interval.high()),
                MOST,
                pair.below(1),
                adjusted.q(position),
                adjusted.tested(),
                null);
    }
}
