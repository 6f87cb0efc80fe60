package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What must not change a result does not change it, and what must changes it only as it must: a thousand seeded cases over seven laws. */
class MetamorphicTest {
    private static final int CASES = 150;

    /** Sums of logarithms in another order or unit agree to this, relative. */
    private static final double CLOSE = 1e-6;

    private static final double TIGHT = 1e-9;

    /** One family under one kind, drawn from a seed. */
    private record Drawn(CheckKind kind, Check check, Indicator indicator, List<Measure> family) {
        static Drawn of(int seed) {
            Random random = new Random(seed);
            boolean share = random.nextBoolean();
            Indicator indicator = Numbers.indicator(
                    share ? Indicator.Kind.SHARE : Indicator.Kind.RATE,
                    Indicator.Worse.values()[random.nextInt(Indicator.Worse.values().length)]);
            List<Measure> family = new ArrayList<>();
            int groups = 1 + random.nextInt(2);
            int months = 1 + random.nextInt(4);
            for (int group = 0; group < groups; group++) {
                int organizations = 5 + random.nextInt(18);
                for (int i = 0; i < organizations; i++) {
                    String id = "G" + group + "-" + i;
                    double own = 0.1 * Math.exp(0.4 * random.nextGaussian()) * (random.nextInt(15) == 0 ? 4 : 1);
                    for (int month = 0; month < months; month++) {
                        family.add(measure(random, share, id, "group" + group, month, Math.min(0.9, own)));
                    }
                }
            }
            CheckKind kind = kind(random, share);
            return new Drawn(kind, Numbers.check(kind.name(), settings(kind, indicator), Map.of()), indicator, family);
        }

        private static Measure measure(Random random, boolean share, String id, String group, int month, double own) {
            long n = 10 + random.nextInt(300);
            double base = share ? n : n * (1 + random.nextInt(9));
            long hits = 0;
            for (int i = 0; i < n; i++) {
                hits += random.nextDouble() < own ? 1 : 0;
            }
            return measure(id, group, Numbers.share(id, hits, n, Numbers.JANUARY.plusMonths(month)), base);
        }

        static Measure measure(String id, String group, Measure like, double base) {
            return new Measure(
                    id,
                    group,
                    like.from(),
                    like.to(),
                    like.numerator(),
                    base,
                    like.n(),
                    like.missing(),
                    like.notComparable(),
                    like.numerator() / base);
        }

        private static CheckKind kind(Random random, boolean share) {
            List<CheckKind> kinds = share
                    ? List.of(new Change(), new Claim(), new Peer(), new Silence(), new Threshold())
                    : List.of(new Change(), new Claim(), new Peer(), new Threshold());
            return kinds.get(random.nextInt(kinds.size()));
        }

        private static String settings(CheckKind kind, Indicator indicator) {
            if (!kind.name().equals("threshold")) {
                return "{}";
            }
            return indicator.worse() == Indicator.Worse.LOW ? "{'below': 0.08}" : "{'above': 0.12}";
        }

        List<Verdict> judged() {
            return judged(family);
        }

        List<Verdict> judged(List<Measure> other) {
            return kind.judge(check, indicator, other);
        }

        boolean compares() {
            return kind instanceof Peer || kind instanceof Change;
        }

        boolean isRate() {
            return indicator.kind() == Indicator.Kind.RATE;
        }

        List<Measure> mapped(UnaryOperator<Measure> change) {
            return family.stream().map(change).toList();
        }
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            List<Verdict> before = drawn.judged();
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, drawn.family().size()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            List<Verdict> after =
                    drawn.judged(order.stream().map(drawn.family()::get).toList());
            for (int i = 0; i < order.size(); i++) {
                assertEquals(before.get(order.get(i)), after.get(i), "seed " + seed);
            }
        }
    }

    @Test
    void theNamesOfOrganizationsChangeNothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            Map<String, String> names = new HashMap<>();
            Random random = new Random(seed);
            drawn.family()
                    .forEach(measure -> names.computeIfAbsent(
                            measure.organizationId(), id -> Long.toHexString(random.nextLong()) + id));
            List<Verdict> after = drawn.judged(drawn.mapped(measure -> Drawn.measure(
                    names.get(measure.organizationId()), measure.peerGroup(), measure, measure.denominator())));
            same(drawn.judged(), after, 1, "seed " + seed);
        }
    }

    @Test
    void theUnitOfTheExposureScalesOnlyWhatIsWrittenInIt() {
        int rates = 0;
        for (int seed = 0; rates < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            if (!drawn.isRate() || drawn.kind() instanceof Threshold) {
                continue;
            }
            rates++;
            List<Verdict> after = drawn.judged(drawn.mapped(measure -> Drawn.measure(
                    measure.organizationId(), measure.peerGroup(), measure, measure.denominator() / 1000)));
            same(drawn.judged(), after, drawn.kind() instanceof Claim ? 1 : 1000, "seed " + seed);
        }
    }

    @Test
    void anOrganizationInAnotherGroupChangesOnlyHowManyWereTested() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            List<Verdict> before = drawn.judged();
            List<Measure> more = new ArrayList<>(drawn.family());
            more.add(Numbers.share("Z", 3, 40));
            more.set(more.size() - 1, Drawn.measure("Z", "elsewhere", more.get(more.size() - 1), 40));
            List<Verdict> after = drawn.judged(more);
            for (int i = 0; i < before.size(); i++) {
                Verdict one = before.get(i);
                Verdict other = after.get(i);
                assertEquals(one.p(), other.p());
                assertEquals(one.effect(), other.effect());
                assertEquals(one.expected(), other.expected());
                assertEquals(one.peerValue(), other.peerValue());
                assertEquals(one.peers(), other.peers());
                if (drawn.kind() instanceof Threshold && one.familySize() != null) {
                    long tested = after.get(before.size()).p() == null ? 0 : 1;
                    assertEquals(
                            one.familySize() + tested, other.familySize(), "Z is held against it too, seed " + seed);
                } else {
                    assertEquals(one.familySize(), other.familySize(), "Z has no peers and is no test, seed " + seed);
                    assertEquals(one.q(), other.q());
                }
            }
        }
    }

    @Test
    void anOrganizationWithoutRecordsChangesNothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            List<Measure> more = new ArrayList<>(drawn.family());
            more.add(Numbers.share("Z", 0, 0));
            List<Verdict> after = drawn.judged(more);
            assertEquals(drawn.judged(), after.subList(0, after.size() - 1), "seed " + seed);
        }
    }

    /** The organization's own number stays; what is usual moves by no more than one among so many can move it. */
    @Test
    void anOrdinaryOrganizationInTheSameGroupMovesTheUsualALittle() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            if (!drawn.compares()) {
                continue;
            }
            List<Verdict> before = drawn.judged();
            List<Measure> more = new ArrayList<>(drawn.family());
            Measure like = drawn.family().get(0);
            drawn.family().stream()
                    .filter(measure -> measure.organizationId().equals(like.organizationId()))
                    .forEach(measure ->
                            more.add(Drawn.measure("G0-new", measure.peerGroup(), measure, measure.denominator())));
            List<Verdict> after = drawn.judged(more);
            for (int i = 0; i < before.size(); i++) {
                Verdict one = before.get(i);
                Verdict other = after.get(i);
                if (one.peers() == null || other.peers() == null) {
                    continue;
                }
                boolean peer = drawn.family().get(i).peerGroup().equals(like.peerGroup());
                assertEquals(one.peers() + (peer ? 1 : 0), other.peers(), "seed " + seed);
                assertTrue(other.familySize() >= one.familySize());
                if (!peer) {
                    assertEquals(one.p(), other.p(), "seed " + seed);
                    assertEquals(one.effect(), other.effect());
                } else if (one.effect() != null && one.effect() > 0) {
                    double moved = Math.abs(Math.log(other.effect() / one.effect()));
                    assertTrue(moved < 8.0 / (one.peers() + 1), "moved by " + moved + " of " + one.peers());
                    assertEquals(
                            one.effect() * one.expected(),
                            other.effect() * other.expected(),
                            TIGHT * (1 + one.effect() * one.expected()));
                }
            }
        }
    }

    /** Families are one check each: whatever was judged in between, the answers stay. */
    @Test
    void anotherIndicatorChangesNothing() {
        for (int seed = 0; seed < CASES; seed++) {
            Drawn drawn = Drawn.of(seed);
            List<Verdict> before = drawn.judged();
            Drawn.of(seed + 1).judged();
            assertEquals(before, drawn.judged(), "seed " + seed);
        }
    }

    private static void same(List<Verdict> before, List<Verdict> after, double unit, String seed) {
        assertEquals(before.size(), after.size());
        for (int i = 0; i < before.size(); i++) {
            Verdict one = before.get(i);
            Verdict other = after.get(i);
            assertEquals(one.state(), other.state(), seed);
            assertEquals(one.peers(), other.peers(), seed);
            assertEquals(one.familySize(), other.familySize(), seed);
            close(one.p(), other.p(), 1, seed);
            close(one.q(), other.q(), 1, seed);
            close(one.effect(), other.effect(), 1, seed);
            close(one.effectLow(), other.effectLow(), 1, seed);
            close(one.effectHigh(), other.effectHigh(), 1, seed);
            close(one.smallestVisible(), other.smallestVisible(), 1, seed);
            close(one.expected(), other.expected(), 1, seed);
            close(one.threshold(), other.threshold(), unit, seed);
            close(one.peerValue(), other.peerValue(), unit, seed);
        }
    }

    private static void close(Double one, Double other, double unit, String seed) {
        if (one == null || other == null) {
            assertEquals(one, other, seed);
        } else {
            assertEquals(one * unit, other, CLOSE * Math.abs(one * unit) + 1e-12, seed);
        }
    }
}
