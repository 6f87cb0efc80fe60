package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.organization.Territory;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.PeerFamily;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 自身变化: a share or rate that changed against the organization's own past by more than that of its peers did. A season, a new
 * hotline or a policy moves everyone and is no one's doing, so the peers' common change is taken out: the counts of the period
 * and of the past are a pair, and their usual ratio among the peers is what is expected, see {@link PeerFamily#pairs}. For
 * shares the counts are taken for Poisson, which is exact for small shares and cautious for large ones.
 *
 * <p>The past is all earlier periods of the run, and of an organization that succeeds others whole, theirs too. Where territory
 * changed hands in parts the past begins anew on that day, see {@link Territory}. Groups must be as large as for the kind peer. The effect is the ratio of the
 * period to the past over the peers' ratio, with the exact 95 % interval of the pair.
 *
 * <p>Where the indicator names strata, both periods are taken relative to what their case mixes lead one to expect, see {@link
 * Mix}, so that a change of the mix is no change of the organization. What the mix explains is not flagged, nor what does not
 * stand without the period's most influential reporter, place or day, see {@link Influence}.
 *
 * <p>Settings: those of the kind peer, {@code min_n} for the period and for the past alike, and {@code past}, how many earlier
 * periods there must be, 3 unless said.
 */
final class Change implements CheckKind {
    private static final double LEVEL = 0.95;

    @Override
    public String name() {
        return "change";
    }

    @Override
    public Family family() {
        return Family.TEMPORAL;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        PeerCriterion.of(settings, indicator);
        past(settings);
        Sample.check(settings, indicator, "a comparison with the own past");
        return settings.problems();
    }

    private static long past(Settings settings) {
        return settings.count("past", 3, 1);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        return judge(check, indicator, family, Beside.NOTHING);
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family, Beside beside) {
        Settings settings = new Settings(check.flag());
        PeerCriterion criterion = PeerCriterion.of(settings, indicator);
        long past = past(settings);
        List<Verdict> crude = judge(indicator, family, criterion, past, null, beside.changes());
        if (indicator.strata().isEmpty()) {
            return crude;
        }
        Mix mix = Mix.of(indicator, family);
        return mix.guarded(family, crude, judge(indicator, family, criterion, past, mix, beside.changes()));
    }

    private static List<Verdict> judge(
            Indicator indicator,
            List<Measure> family,
            PeerCriterion criterion,
            long past,
            Mix mix,
            Map<String, Territory> changes) {
        Influence influence = Influence.in(indicator, family);
        Map<Measure, Compared> compared = new HashMap<>();
        family.forEach(measure -> compared.put(measure, compared(indicator, measure, mix)));
        Pasts pasts = new Pasts(
                family,
                measure -> compared.get(measure) == null
                        ? null
                        : compared.get(measure).exposed(),
                changes);
        Map<Measure, Pasts.History> histories = pasts.histories();
        return Peers.judge(
                family,
                measure -> {
                    String unmet = criterion.unmet(indicator, measure);
                    Mix.Own own = mix == null ? null : mix.own(measure);
                    return number(
                            measure,
                            compared.get(measure),
                            unmet == null && own != null ? own.reason() : unmet,
                            histories.get(measure),
                            criterion,
                            past,
                            changes.get(measure.organizationId()));
                },
                Change::law,
                criterion,
                standing -> influence.upheld(
                        verdict(criterion, standing),
                        standing.measure(),
                        standing.own().own().sample(),
                        less -> {
                            Pair left = standing.own().with(less);
                            return standing.departs(left)
                                    && criterion.matters(
                                            left.ratio(standing.group().centre()));
                        }));
    }

    /** What is compared of a number, by its mix where there is one; null where nothing could be counted. */
    private static Compared compared(Indicator indicator, Measure measure, Mix mix) {
        if (Sample.missing(indicator, measure, 1) != null) {
            return null;
        }
        if (mix == null) {
            return new Compared(Sample.of(indicator, measure), null);
        }
        return mix.own(measure) == null ? null : mix.own(measure).compared();
    }

    /**
     * A period and the past before it, each over its exposure or what is expected of it.
     *
     * @param own the period as it was counted
     */
    private record Pair(Compared own, Sample now, Sample before) {
        Pair with(Sample less) {
            Compared left = own.with(less);
            return new Pair(left, left.exposed(), before);
        }

        /** The ratio of the period to the past over the peers' common one. */
        double ratio(double common) {
            return now.value() / (before.value() * common);
        }

        double odds() {
            return now.base() / before.base();
        }
    }

    private static Peers.Entry<Pair> number(
            Measure measure,
            Compared now,
            String reason,
            Pasts.History history,
            PeerCriterion criterion,
            long past,
            Territory territory) {
        String unmet = reason;
        boolean torn = territory != null
                && measure.from().isBefore(territory.on())
                && measure.to().isAfter(territory.on());
        if (unmet == null && torn) {
            unmet = "territory changed on " + territory.on() + ", within the period";
        }
        boolean anew =
                territory != null && territory.isRebased() && !measure.from().isBefore(territory.on());
        String since = anew ? "territory changed on " + territory.on() + ", re-based: " : "";
        if (unmet == null && history.periods() < past) {
            unmet = since + "earlier periods=" + history.periods() + ", needs " + past;
        }
        if (unmet == null && history.records() < criterion.minN()) {
            unmet = since + "n=" + history.records() + " before, needs " + criterion.minN();
        }
        if (now == null || history.periods() < past || torn) {
            return new Peers.Entry<>(null, unmet);
        }
        Pair pair = new Pair(now, now.exposed(), history.before());
        return pair.now().hits() + pair.before().hits() == 0
                ? new Peers.Entry<>(null, unmet == null ? "nothing counted, now or before" : unmet)
                : new Peers.Entry<>(pair, unmet);
    }

    private static PeerFamily law(List<Pair> pairs) {
        return PeerFamily.pairs(
                pairs.stream().mapToLong(pair -> pair.now().hits()).toArray(),
                pairs.stream().mapToDouble(pair -> pair.now().base()).toArray(),
                pairs.stream().mapToLong(pair -> pair.before().hits()).toArray(),
                pairs.stream().mapToDouble(pair -> pair.before().base()).toArray());
    }

    private static Verdict verdict(PeerCriterion criterion, Peers.Standing<Pair> standing) {
        Pair pair = standing.own();
        double common = standing.group().centre();
        double expected = pair.before().value() * common * pair.now().base();
        double yardstick = expected / pair.own().sample().base();
        long now = pair.now().hits();
        Interval share = Intervals.clopperPearson(now, now + pair.before().hits(), LEVEL);
        Verdict verdict = criterion.verdict(
                standing,
                (long) pair.own().sample().base(),
                pair.ratio(common),
                new Interval(ratio(share.low(), pair) / common, ratio(share.high(), pair) / common),
                expected,
                yardstick,
                null,
                criterion.visible(standing.smallest()));
        return PeerCriterion.clearly(verdict, standing::beyond);
    }

    /** The ratio of the rates that a share of all events after the change comes to. */
    private static double ratio(double share, Pair pair) {
        return share / (1 - share) / pair.odds();
    }
}
