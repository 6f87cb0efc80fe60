package io.plumbline.check;

import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.PeerFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * 同类对照: the numbers of one family, each among its peers of the same period, judged together.
 *
 * @param <T> what is compared, such as a sample or a pair of counts
 */
final class Peers<T> {
    private final Map<String, Map<String, PeerGroup<T>>> groups = new TreeMap<>();
    private final Function<List<T>, PeerFamily> law;
    private final List<One<T>> all = new ArrayList<>();

    /**
     * No numbers yet.
     *
     * @param law how the numbers of one group come about
     */
    private Peers(Function<List<T>, PeerFamily> law) {
        this.law = law;
    }

    /**
     * One number among its peers.
     *
     * @param own what is compared; null where there is nothing to compare, not even for others
     * @param unmet why it is not judged although it stands beside the others; null when it is
     */
    record Entry<T>(T own, String unmet) {}

    private record One<T>(Measure measure, T own, PeerGroup<T> group, int position, String unmet) {
        String reason() {
            return unmet == null ? group.unjudged() : unmet;
        }

        double p() {
            return reason() == null ? group.p(position) : Double.NaN;
        }
    }

    /**
     * What the criterion is told of a number that can be judged.
     *
     * @param position in its group
     * @param p its p-value
     * @param q after Benjamini and Hochberg, over the family
     * @param tested tests in the family
     * @param smallest the smallest ratio to the centre that would have been flagged with 80 % power; infinity or 0 where none
     * @param level the p-value up to which the departures lie that were found
     */
    record Standing<T>(
            Measure measure,
            T own,
            PeerGroup<T> group,
            int position,
            double p,
            double q,
            long tested,
            double smallest,
            double level) {
        /** Whether another number in its place would be one of the departures that were found. */
        boolean departs(T other) {
            return group.pOf(other) <= level;
        }

        long peers() {
            return group.size() - 1L;
        }

        /** Probability that its own ratio to what is usual lies beyond one, in the scale of its law. */
        double beyond(double ratio) {
            return group.beyond(position, ratio);
        }
    }

    /** Puts each number among its peers and judges it, or says why not; patterns common to many are no one's departure. */
    static <T> List<Verdict> judge(
            List<Measure> family,
            Function<Measure, Entry<T>> entries,
            Function<List<T>, PeerFamily> law,
            PeerCriterion criterion,
            Function<Standing<T>, Verdict> verdict) {
        Peers<T> peers = new Peers<>(law);
        peers.compare(family, entries, criterion);
        return CommonPattern.withheld(family, peers.verdicts(criterion, verdict));
    }

    private void compare(List<Measure> family, Function<Measure, Entry<T>> entries, PeerCriterion criterion) {
        Map<Integer, One<T>> found = new TreeMap<>();
        for (int i : byOrganization(family)) {
            Measure measure = family.get(i);
            Entry<T> entry = entries.apply(measure);
            boolean isPeer = measure.peerGroup() != null && entry.own() != null;
            PeerGroup<T> group = isPeer ? group(measure) : null;
            int position = isPeer ? group.add(entry.own()) : -1;
            found.put(i, new One<>(measure, entry.own(), group, position, entry.unmet()));
        }
        all.addAll(found.values());
        groups.values().forEach(periods -> {
            Double pooled = PeerGroup.pooledSpread(List.copyOf(periods.values()), criterion.worse());
            periods.values()
                    .forEach(group -> group.screen(criterion.worse(), pooled == null ? criterion.spread() : pooled));
        });
    }

    private PeerGroup<T> group(Measure measure) {
        return groups.computeIfAbsent(measure.peerGroup(), name -> new TreeMap<>())
                .computeIfAbsent(measure.from() + " " + measure.to(), period -> new PeerGroup<>(law));
    }

    /** Sums depend in their last digits on the order of their parts, so the order must be one of its own. */
    private static List<Integer> byOrganization(List<Measure> family) {
        return IntStream.range(0, family.size())
                .boxed()
                .sorted(Comparator.comparing(i -> family.get(i).organizationId()))
                .toList();
    }

    private List<Verdict> verdicts(PeerCriterion criterion, Function<Standing<T>, Verdict> verdict) {
        double[] q = FalseDiscovery.benjaminiHochberg(
                all.stream().mapToDouble(One::p).toArray());
        long tested = all.stream().filter(one -> one.reason() == null).count();
        long found = Arrays.stream(q).filter(one -> one <= criterion.q()).count();
        double alpha = alpha(q, criterion.q());
        double level = level(found, criterion.q(), tested);
        Map<PeerGroup<T>, double[]> smallest = new HashMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            One<T> one = all.get(i);
            if (one.reason() == null) {
                double[] ratios = smallest.computeIfAbsent(one.group, group -> group.smallestRatios(alpha));
                verdicts.add(verdict.apply(new Standing<>(
                        one.measure,
                        one.own,
                        one.group,
                        one.position,
                        one.p(),
                        q[i],
                        tested,
                        ratios[one.position],
                        level)));
            } else {
                verdicts.add(Verdict.notJudgeable(one.reason()));
            }
        }
        return verdicts;
    }

    /**
     * The p-value that one more departure would have needed beside those that were found.
     *
     * @param q the q of all tests of the family, NaN where none was made
     * @param limit up to which q a departure is flagged
     */
    static double alpha(double[] q, double limit) {
        long found = Arrays.stream(q).filter(one -> one <= limit).count();
        return level(
                found + 1,
                limit,
                Arrays.stream(q).filter(one -> !Double.isNaN(one)).count());
    }

    /** The p-value up to which so many departures must lie to be found. */
    private static double level(long departures, double limit, long tested) {
        return tested == 0 ? limit : limit * Math.min(tested, departures) / tested;
    }
}
