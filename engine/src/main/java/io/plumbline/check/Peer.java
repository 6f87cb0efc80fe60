package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
        Criterion.of(settings);
        Sample.check(settings, indicator, "a comparison with peers");
        return settings.problems();
    }

    @Override
    public List<Verdict> judge(Check check, Indicator indicator, List<Measure> family) {
        Criterion criterion = Criterion.of(new Settings(check.flag()));
        Direction worse = Direction.valueOf(indicator.worse().name());
        List<Against> compared = compared(indicator, family, criterion, worse);
        double[] p = compared.stream().mapToDouble(Against::p).toArray();
        double[] q = FalseDiscovery.benjaminiHochberg(p);
        long tested = compared.stream().filter(Against::judged).count();
        double alpha = alpha(q, criterion.q, tested);
        Map<PeerGroup, double[]> smallest = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Against one = compared.get(i);
            if (one.judged()) {
                double[] ratios = smallest.computeIfAbsent(one.group, group -> group.smallestRatios(alpha));
                verdicts.add(criterion.verdict(one, q[i], tested, worse, ratios[one.position]));
            } else {
                verdicts.add(Verdict.notJudgeable(one.reason()));
            }
        }
        return CommonPattern.withheld(family, verdicts);
    }

    /** The p-value that one more departure would have needed beside those that were found. */
    private static double alpha(double[] q, double limit, long tested) {
        long found = 0;
        for (double one : q) {
            found += one <= limit ? 1 : 0;
        }
        return tested == 0 ? limit : limit * Math.min(tested, found + 1) / tested;
    }

    private static List<Against> compared(
            Indicator indicator, List<Measure> family, Criterion criterion, Direction worse) {
        Map<String, Map<String, PeerGroup>> groups = new TreeMap<>();
        Against[] all = new Against[family.size()];
        for (int i : byOrganization(family)) {
            Measure measure = family.get(i);
            String reason = criterion.unmet(indicator, measure);
            boolean isPeer = measure.peerGroup() != null && Sample.missing(indicator, measure, 1) == null;
            Sample own = isPeer ? Sample.of(indicator, measure) : null;
            PeerGroup group = !isPeer
                    ? null
                    : groups.computeIfAbsent(measure.peerGroup(), name -> new TreeMap<>())
                            .computeIfAbsent(measure.from() + " " + measure.to(), period -> new PeerGroup());
            all[i] = new Against(own, group, isPeer ? group.add(own) : -1, reason);
        }
        groups.values().forEach(periods -> {
            Double pooled = PeerGroup.pooledSpread(List.copyOf(periods.values()), worse);
            periods.values().forEach(group -> group.screen(worse, pooled == null ? criterion.spread : pooled));
        });
        return List.of(all);
    }

    /** Sums depend in their last digits on the order of their parts, so the order must be one of its own. */
    private static List<Integer> byOrganization(List<Measure> family) {
        return IntStream.range(0, family.size())
                .boxed()
                .sorted(Comparator.comparing(i -> family.get(i).organizationId()))
                .toList();
    }

    /** One number among its peers; the reason why it is not compared is null when it is. */
    private record Against(Sample own, PeerGroup group, int position, String unmet) {
        String reason() {
            return unmet == null ? group.unjudged() : unmet;
        }

        boolean judged() {
            return reason() == null;
        }

        double p() {
            return judged() ? group.p(position) : Double.NaN;
        }
    }

    private record Criterion(long minN, double minRatio, double q, Double spread, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            Double ratio = settings.number("min_ratio", 1.5, 1, Double.POSITIVE_INFINITY);
            Double q = settings.number("q", 0.1, 0.001, 0.2);
            Double spread = settings.number("spread", null, 0, 3);
            long minN = settings.count("min_n", Threshold.FEW, 1);
            return new Criterion(minN, ratio == null ? 1.5 : ratio, q == null ? 0.1 : q, spread, settings.validity());
        }

        String unmet(Indicator indicator, Measure measure) {
            String missing = Sample.missing(indicator, measure, minN);
            if (missing == null && measure.peerGroup() == null) {
                return "no peer group";
            }
            return missing == null ? valid.misses(measure) : missing;
        }

        Verdict verdict(Against one, double adjusted, long tested, Direction worse, double smallest) {
            double usual = one.group.usual();
            double ratio = one.own.value() / usual;
            boolean low = worse == Direction.LOW || (worse == Direction.BOTH && ratio < 1);
            double factor = low ? 1 / minRatio : minRatio;
            boolean departs = adjusted <= q;
            boolean matters = low ? ratio <= factor : ratio >= factor;
            Double visible = visible(smallest, worse);
            boolean noRoom = one.own.isShare() && visible != null && visible * usual > 1;
            if (!departs && (noRoom || visible == null) && worse != Direction.BOTH) {
                return Verdict.notJudgeable("n=" + (long) one.own.base() + ", too few for any departure to show");
            }
            Interval interval = one.own.interval();
            return new Verdict(
                    departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    departs && !matters ? "departs by less than a ratio of " + factor : null,
                    usual * one.own.base(),
                    usual,
                    (long) one.group.size() - 1,
                    finite(ratio),
                    finite(interval.low() / usual),
                    finite(interval.high() / usual),
                    usual * factor,
                    one.p(),
                    adjusted,
                    tested,
                    visible);
        }

        private Double visible(double smallest, Direction worse) {
            if (!Double.isFinite(smallest) || smallest == 0) {
                return null;
            }
            return worse == Direction.LOW ? Math.min(smallest, 1 / minRatio) : Math.max(smallest, minRatio);
        }

        private static Double finite(double number) {
            return Double.isFinite(number) ? number : null;
        }
    }
}
