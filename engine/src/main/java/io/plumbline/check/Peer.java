package io.plumbline.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.PeerResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 同类比较: a share or rate that departs from that of the other organizations of its peer group in the same period, by more than
 * chance explains and by a ratio that matters. Exact tests, see {@link io.plumbline.stats.PeerTest}; the p-values of one family
 * are adjusted together after Benjamini and Hochberg. The effect is the ratio to the peers; it and the ends of its interval are
 * null where they are infinite.
 *
 * <p>Settings: {@code min_n} records, 30 unless said; {@code min_ratio} to the peers, 1.5 unless said (its inverse where low is
 * worse); {@code q} up to which it is flagged, 0.1 unless said; {@code source} of these and the days from and to which they are
 * {@code valid}.
 */
final class Peer implements CheckKind {
    /** With fewer the peers' own number says too little. */
    static final int FEWEST = 8;

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
        List<Against> compared = compared(indicator, family, criterion);
        double[] p = compared.stream()
                .mapToDouble(one -> one.peers == null
                        ? Double.NaN
                        : one.test(worse, criterion.q).p())
                .toArray();
        double[] q = FalseDiscovery.benjaminiHochberg(p);
        long tested = compared.stream().filter(one -> one.peers != null).count();
        double alpha = alpha(q, criterion.q, tested);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            Against one = compared.get(i);
            verdicts.add(
                    one.peers == null
                            ? Verdict.notJudgeable(one.reason)
                            : criterion.verdict(one, one.test(worse, alpha), q[i], tested, worse));
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

    private static List<Against> compared(Indicator indicator, List<Measure> family, Criterion criterion) {
        Map<String, List<Sample>> groups = new TreeMap<>();
        for (Measure measure : family) {
            if (measure.peerGroup() != null && Sample.missing(indicator, measure, 1) == null) {
                groups.computeIfAbsent(group(measure), key -> new ArrayList<>()).add(Sample.of(indicator, measure));
            }
        }
        Map<String, Sample> together = new TreeMap<>();
        groups.forEach((key, samples) ->
                together.put(key, samples.stream().reduce(Sample::plus).orElseThrow()));
        List<Against> all = new ArrayList<>();
        for (Measure measure : family) {
            String reason = criterion.unmet(indicator, measure);
            int peers = groups.getOrDefault(group(measure), List.of()).size() - 1;
            if (reason == null && peers < FEWEST) {
                reason = "peers=" + Math.max(0, peers) + ", needs " + FEWEST;
            }
            Sample own = reason == null ? Sample.of(indicator, measure) : null;
            Sample others = reason == null ? together.get(group(measure)).minus(own) : null;
            all.add(new Against(own, others, peers, reason));
        }
        return all;
    }

    private static String group(Measure measure) {
        return measure.from() + " " + measure.to() + " " + measure.peerGroup();
    }

    /** One number and its peers together, or why they are not compared. */
    private record Against(Sample own, Sample peers, long count, String reason) {
        PeerResult test(Direction worse, double alpha) {
            return own.against(peers, worse, alpha);
        }
    }

    private record Criterion(long minN, double minRatio, double q, Settings.InForce valid) {
        static Criterion of(Settings settings) {
            Double ratio = settings.number("min_ratio", 1.5, 1, Double.POSITIVE_INFINITY);
            Double q = settings.number("q", 0.1, 0.001, 0.2);
            long minN = settings.count("min_n", Threshold.FEW, 1);
            return new Criterion(minN, ratio == null ? 1.5 : ratio, q == null ? 0.1 : q, settings.validity());
        }

        String unmet(Indicator indicator, Measure measure) {
            String missing = Sample.missing(indicator, measure, minN);
            if (missing == null && measure.peerGroup() == null) {
                return "no peer group";
            }
            return missing == null ? valid.misses(measure) : missing;
        }

        Verdict verdict(Against one, PeerResult result, double adjusted, long tested, Direction worse) {
            boolean low = worse == Direction.LOW || (worse == Direction.BOTH && result.ratio() < 1);
            double factor = low ? 1 / minRatio : minRatio;
            boolean departs = adjusted <= q;
            boolean matters = low ? result.ratio() <= factor : result.ratio() >= factor;
            Double visible = visible(result, worse);
            boolean noRoom = one.own.isShare() && visible != null && visible * result.peerRate() > 1;
            boolean blind = noRoom || (visible == null && result.peerRate() > 0);
            if (!departs && blind && worse != Direction.BOTH) {
                return Verdict.notJudgeable("n=" + (long) one.own.base() + ", too few for any departure to show");
            }
            return new Verdict(
                    departs && matters ? Verdict.State.FLAGGED : Verdict.State.NOT_FLAGGED,
                    departs && !matters ? "departs by less than a ratio of " + factor : null,
                    result.peerRate() * one.own.base(),
                    result.peerRate(),
                    one.count,
                    finite(result.ratio()),
                    finite(result.ratioInterval().low()),
                    finite(result.ratioInterval().high()),
                    result.peerRate() * factor,
                    result.p(),
                    adjusted,
                    tested,
                    visible);
        }

        private Double visible(PeerResult result, Direction worse) {
            Double smallest = finite(result.smallestRatio());
            if (worse == Direction.LOW) {
                return smallest == null || smallest == 0 ? null : Double.valueOf(Math.min(smallest, 1 / minRatio));
            }
            return smallest == null ? null : Double.valueOf(Math.max(smallest, minRatio));
        }

        private static Double finite(double number) {
            return Double.isFinite(number) ? number : null;
        }
    }
}
