package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The best split of every organization's series, net of what is usual among its peers in each period. One family of tests. */
final class OwnShifts {
    private static final int SHORTEST_PART = 3;
    private static final int ROUNDS = 999;

    private final Observations numbers;
    private final ScreenCriterion criterion;
    private final PeerComparison peers;
    private final Map<List<String>, Double> medians;

    private OwnShifts(Observations numbers, ScreenCriterion criterion, PeerComparison peers) {
        this.numbers = numbers;
        this.criterion = criterion;
        this.peers = peers;
        this.medians = numbers.kind() == Observations.Kind.MEAN ? medians(numbers) : Map.of();
    }

    static List<OwnShift> of(
            Observations numbers, ScreenCriterion criterion, PeerComparison peers, List<int[]> series) {
        OwnShifts shifts = new OwnShifts(numbers, criterion, peers);
        List<OwnShift> found = series.parallelStream().map(shifts::shift).toList();
        double[] q = FalseDiscovery.benjaminiHochberg(
                found.stream().mapToDouble(OwnShift::p).toArray());
        List<OwnShift> told = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            told.add(shifts.judged(found.get(i), q[i]));
        }
        return told;
    }

    /** What is usual of means needs no spread: their median, from as many peers as any comparison needs. */
    private static Map<List<String>, Double> medians(Observations numbers) {
        Map<List<String>, List<Double>> values = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.isReported(i) && numbers.group(i) != null) {
                values.computeIfAbsent(List.of(numbers.group(i), numbers.period(i)), cell -> new ArrayList<>())
                        .add(numbers.value(i));
            }
        }
        Map<List<String>, Double> medians = new HashMap<>();
        values.forEach((cell, all) -> {
            if (all.size() >= PeerMinimum.FEWEST) {
                medians.put(
                        cell,
                        Values.median(
                                all.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        });
        return medians;
    }

    private double usual(int row) {
        if (numbers.group(row) == null || !numbers.isReported(row)) {
            return Double.NaN;
        }
        return numbers.kind() == Observations.Kind.MEAN
                ? medians.getOrDefault(List.of(numbers.group(row), numbers.period(row)), Double.NaN)
                : peers.usual(row);
    }

    private OwnShift shift(int[] series) {
        int[] rows =
                Arrays.stream(series).filter(row -> !Double.isNaN(usual(row))).toArray();
        String organization = numbers.organization(series[0]);
        if (rows.length < 2 * SHORTEST_PART) {
            return none(
                    organization,
                    rows.length,
                    "periods with enough peers=" + rows.length + ", needs " + 2 * SHORTEST_PART);
        }
        long seed = organization.hashCode();
        Optional<LevelShift> best;
        double p;
        if (numbers.kind() == Observations.Kind.MEAN) {
            double[] differences = Arrays.stream(rows)
                    .mapToDouble(row -> numbers.value(row) - usual(row))
                    .toArray();
            best = BestSplit.measures(differences, SHORTEST_PART);
            p = best.isEmpty() ? Double.NaN : BestSplit.p(differences, SHORTEST_PART, ROUNDS, seed);
        } else {
            long[] counts = Arrays.stream(rows)
                    .mapToLong(row -> (long) numbers.numerator(row))
                    .toArray();
            double[] usual = Arrays.stream(rows)
                    .mapToDouble(row -> numbers.denominator(row) * usual(row))
                    .toArray();
            best = BestSplit.counts(counts, usual, SHORTEST_PART);
            p = best.isEmpty() ? Double.NaN : BestSplit.p(counts, usual, SHORTEST_PART, ROUNDS, seed);
        }
        return best.map(level -> found(organization, rows, level, p))
                .orElseGet(() -> none(organization, rows.length, "nothing varies"));
    }

    private OwnShift found(String organization, int[] rows, LevelShift level, double p) {
        return new OwnShift(
                organization,
                rows.length,
                numbers.period(rows[level.periods() - 1]),
                level.before(),
                level.after(),
                numbers.period(rows[(int) level.date().low() - 1]),
                numbers.period(rows[(int) level.date().high() - 1]),
                p,
                Double.NaN,
                Screened.State.NOT_FLAGGED,
                null);
    }

    private static OwnShift none(String organization, int periods, String reason) {
        return new OwnShift(
                organization,
                periods,
                null,
                Double.NaN,
                Double.NaN,
                null,
                null,
                Double.NaN,
                Double.NaN,
                Screened.State.NOT_JUDGEABLE,
                reason);
    }

    private OwnShift judged(OwnShift shift, double q) {
        boolean up = shift.after() > shift.before();
        boolean isWorse = criterion.worse() == Direction.BOTH || up == (criterion.worse() == Direction.HIGH);
        boolean matters =
                numbers.kind() == Observations.Kind.MEAN || criterion.matters(shift.after() / shift.before(), !up);
        boolean flagged = q <= criterion.q() && isWorse && matters;
        return new OwnShift(
                shift.organization(),
                shift.periods(),
                shift.last(),
                shift.before(),
                shift.after(),
                shift.earliest(),
                shift.latest(),
                shift.p(),
                q,
                flagged ? Screened.State.FLAGGED : shift.state(),
                shift.reason());
    }
}
