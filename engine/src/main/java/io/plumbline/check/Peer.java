package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import io.plumbline.stats.PeerFamily;
import java.util.List;
import java.util.function.Function;

/**
 * 同类比较: a share or rate that departs from what is usual in its peer group in the same period, by more than ordinary
 * organizations differ from each other and by a ratio that matters. Where ordinary ones lie and how far apart is estimated from
 * the group itself so that a few bad ones hardly move it, see {@link io.plumbline.stats.PeerScreening}; the p-values of one
 * family are adjusted together after Benjamini and Hochberg.
 *
 * <p>A group of 20 organizations is judged by its own spread. One of 8 to 19 borrows it: the spread its periods in the run show
 * together, or else the one the check declares; without either, and below 8, nobody is compared. The effect is the number over
 * what is usual, its interval that of the organization's own count (exact, 95 %).
 *
 * <p>Where the indicator names strata, the number is judged against what its case mix leads one to expect, see {@link Mix}: what
 * is usual is then what is usual for that mix. What the mix explains is not flagged, nor what does not stand without its most
 * influential reporter, place or day, see {@link Influence}.
 *
 * <p>Settings: {@code min_n} records, 30 unless said; {@code min_ratio} to what is usual, 1.5 unless said (its inverse where low
 * is worse); {@code q} up to which it is flagged, 0.1 unless said; {@code spread} of ordinary organizations, on the log scale of
 * rates or of odds, from earlier rounds; {@code source} of these and the days from and to which they are {@code valid}.
 */
final class Peer implements CheckKind {
    @Override
    public String name() {
        return "peer";
    }

    @Override
    public Family family() {
        return Family.PEER;
    }

    @Override
    public List<String> problems(JsonNode flag, Indicator indicator) {
        Settings settings = new Settings(flag);
        PeerCriterion.of(settings, indicator);
        Sample.check(settings, indicator, "a comparison with peers");
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        PeerCriterion criterion = PeerCriterion.of(new Settings(check.flag()), indicator);
        List<Verdict> crude = judge(
                criterion,
                indicator,
                family,
                measure -> new Peers.Entry<>(
                        Sample.missing(indicator, measure, 1) == null
                                ? new Compared(Sample.of(indicator, measure), null)
                                : null,
                        criterion.unmet(indicator, measure)));
        if (indicator.strata().isEmpty()) {
            return crude;
        }
        Mix mix = Mix.of(indicator, family);
        List<Verdict> standardised = judge(criterion, indicator, family, measure -> {
            Mix.Own own = mix.own(measure);
            String unmet = criterion.unmet(indicator, measure);
            return own == null
                    ? new Peers.Entry<>(null, unmet)
                    : new Peers.Entry<>(own.compared(), unmet == null ? own.reason() : unmet);
        });
        return mix.guarded(family, crude, standardised);
    }

    private static List<Verdict> judge(
            PeerCriterion criterion,
            Indicator indicator,
            List<Measure> family,
            Function<Measure, Peers.Entry<Compared>> entries) {
        Influence influence = Influence.in(indicator, family);
        return Peers.judge(
                family,
                entries,
                Peer::law,
                criterion,
                standing -> influence.upheld(
                        verdict(criterion, standing),
                        standing.measure(),
                        standing.own().sample(),
                        less -> {
                            Compared left = standing.own().with(less);
                            double usual = left.usual(standing.group().centre());
                            return standing.departs(left) && criterion.matters(less.value() / usual);
                        }));
    }

    private static PeerFamily law(List<Compared> all) {
        long[] hits = all.stream().mapToLong(one -> one.sample().hits()).toArray();
        double[] expected =
                all.stream().mapToDouble(one -> one.exposed().base()).toArray();
        if (!all.get(0).sample().isShare()) {
            return PeerFamily.counts(hits, expected);
        }
        long[] n = all.stream().mapToLong(one -> (long) one.sample().base()).toArray();
        return all.get(0).expected() == null ? PeerFamily.shares(hits, n) : PeerFamily.shares(hits, n, expected);
    }

    private static Verdict verdict(PeerCriterion criterion, Peers.Standing<Compared> standing) {
        Sample own = standing.own().sample();
        double usual = standing.own().usual(standing.group().centre());
        double smallest = standing.smallest();
        boolean odds = own.isShare() && smallest > 0 && Double.isFinite(smallest);
        Double visible = criterion.visible(odds ? share(usual / (1 - usual) * smallest) / usual : smallest);
        boolean noRoom = own.isShare() && visible != null && visible * usual > 1;
        Interval interval = own.interval();
        Verdict verdict = criterion.verdict(
                standing,
                (long) own.base(),
                own.value() / usual,
                new Interval(interval.low() / usual, interval.high() / usual),
                usual * own.base(),
                usual,
                usual,
                noRoom ? null : visible);
        return PeerCriterion.clearly(
                verdict, ratio -> own.isShare() ? beyond(standing, usual, ratio) : standing.beyond(ratio));
    }

    /** A ratio of shares as one of odds, in which the law of shares counts; no share lies beyond 1. */
    private static double beyond(Peers.Standing<Compared> standing, double usual, double ratio) {
        double share = usual * ratio;
        return share >= 1 ? 0 : standing.beyond(share / (1 - share) / (usual / (1 - usual)));
    }

    private static double share(double odds) {
        return odds / (1 + odds);
    }
}
