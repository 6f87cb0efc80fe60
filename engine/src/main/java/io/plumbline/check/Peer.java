package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Interval;
import io.plumbline.stats.PeerFamily;
import java.util.List;

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
        return Peers.judge(
                family,
                measure -> new Peers.Entry<>(
                        Sample.missing(indicator, measure, 1) == null ? Sample.of(indicator, measure) : null,
                        criterion.unmet(indicator, measure)),
                Peer::law,
                criterion,
                standing -> verdict(criterion, standing));
    }

    private static PeerFamily law(List<Sample> samples) {
        long[] hits = samples.stream().mapToLong(Sample::hits).toArray();
        return samples.get(0).isShare()
                ? PeerFamily.shares(
                        hits,
                        samples.stream()
                                .mapToLong(sample -> (long) sample.base())
                                .toArray())
                : PeerFamily.counts(
                        hits, samples.stream().mapToDouble(Sample::base).toArray());
    }

    private static Verdict verdict(PeerCriterion criterion, Peers.Standing<Sample> standing) {
        Sample own = standing.own();
        double centre = standing.group().centre();
        double usual = own.isShare() ? share(centre) : centre;
        double smallest = standing.smallest();
        boolean odds = own.isShare() && smallest > 0 && Double.isFinite(smallest);
        Double visible = criterion.visible(odds ? share(centre * smallest) / usual : smallest);
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
    private static double beyond(Peers.Standing<Sample> standing, double usual, double ratio) {
        double share = usual * ratio;
        return share >= 1
                ? 0
                : standing.beyond(share / (1 - share) / standing.group().centre());
    }

    private static double share(double odds) {
        return odds / (1 + odds);
    }
}
