package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.BeforeAfter;
import io.plumbline.stats.RealDrop.Outcome;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropCheckTest {
    private static final String SETTINGS = "{'exposure': 'days', 'control': 'untreated'}";
    private static final String CLAIMED = "{'exposure': 'days', 'control': 'untreated', 'claimed': 0.5}";

    private final Drop drop = new Drop();
    private final Besides numbers = new Besides();

    private List<Verdict> judge(String settings) {
        return drop.judge(
                Numbers.check("drop", settings, Map.of()),
                Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.HIGH),
                numbers.family,
                numbers::of);
    }

    private Besides counted(String organization, long before, long after, long controlBefore, long controlAfter) {
        return numbers.with(organization, after, before)
                .beside("days", 90, 90)
                .beside("untreated", controlAfter, controlBefore);
    }

    @Test
    void whatStayedAsItWasIsFlaggedAndItsStatesAreStated() {
        counted("A", 160, 168, 800, 800);
        Verdict verdict = judge(CLAIMED).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals("short of claim, not improved", verdict.reason());
        assertEquals(1.05, verdict.effect(), 1e-12);
        assertEquals(160, verdict.expected(), 1e-12);
        assertEquals(0.5, verdict.threshold());
        assertEquals(1, verdict.familySize());
    }

    @Test
    void whatFellByHalfIsNotFlagged() {
        counted("A", 80, 40, 400, 400);
        Verdict verdict = judge(CLAIMED).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("improved", verdict.reason());
        assertTrue(verdict.smallestVisible() > 0.5 && verdict.smallestVisible() < 0.75, verdict::toString);
    }

    @Test
    void overlapsAreResolvedInTheOrderOfTheStates() {
        counted("A", 400, 300, 2000, 2000);
        assertEquals("improved, short of claim", judge(CLAIMED).get(0).reason());
        assertEquals(State.NOT_FLAGGED, judge(CLAIMED).get(0).state());
    }

    @Test
    void whatIsPickedBecauseItIsHighAndFallsLikeTheUntreatedHasNotImproved() {
        counted("A", 80, 40, 400, 200);
        Verdict verdict = judge(SETTINGS).get(0);
        assertEquals(State.NOT_JUDGEABLE, verdict.state());
        assertEquals(1, verdict.effect(), 1e-12);
        assertEquals(40, verdict.expected(), 1e-12);
    }

    @Test
    void whatRoseLikeEverythingElseIsNotFlagged() {
        counted("A", 80, 84, 400, 900);
        assertEquals(
                "improved",
                Drop.holding(new Pair(pair(80, 40), pair(400, 400)), 0.5)
                        .get(0)
                        .name()
                        .toLowerCase(java.util.Locale.ROOT));
        assertEquals(State.NOT_JUDGEABLE, judge(CLAIMED).get(0).state());
    }

    private static BeforeAfter pair(long before, long after) {
        return new BeforeAfter(before, 90, after, 90);
    }

    @Test
    void tooFewSaysWhichDropCouldHaveShown() {
        counted("A", 5, 2, 400, 400);
        counted("B", 2, 1, 400, 400);
        List<Verdict> verdicts = judge(CLAIMED);
        assertEquals(State.NOT_JUDGEABLE, verdicts.get(0).state());
        assertTrue(
                verdicts.get(0)
                        .reason()
                        .matches("insufficient: before=5, after=2, no drop below \\d\\d % could have shown"),
                verdicts.get(0)::reason);
        assertEquals(
                "insufficient: before=2, after=1, no drop at all could have shown",
                verdicts.get(1).reason());
    }

    @Test
    void withoutAnUntreatedPlaceNothingIsSaid() {
        numbers.with("A", 84, 80).beside("days", 90, 90);
        counted("B", 80, 84, 0, 0);
        numbers.with("C", 84, 80).beside("untreated", 400, 400);
        List<Verdict> verdicts = judge(SETTINGS);
        String unknown = "nothing counted at untreated places, so the common change is unknown";
        assertEquals(Verdict.notJudgeable(unknown), verdicts.get(0));
        assertEquals(Verdict.notJudgeable(unknown), verdicts.get(1));
        assertEquals(Verdict.notJudgeable("no days to count over"), verdicts.get(2));
    }

    @Test
    void aClaimThatNothingIsLeftIsRefutedByOne() {
        counted("A", 30, 9, 400, 400);
        assertEquals(
                State.NOT_FLAGGED,
                judge("{'exposure': 'days', 'control': 'untreated', 'claimed': 1}")
                        .get(0)
                        .state());
        assertEquals(
                List.of(Outcome.IMPROVED, Outcome.SHORT_OF_CLAIM),
                Drop.holding(new Pair(pair(30, 9), pair(400, 400)), 1.0));
    }

    @Test
    void whatIsClaimedMayDifferFromOneOrganizationToAnother() {
        counted("A", 400, 300, 2000, 2000).beside("claims", 9, 10);
        counted("B", 400, 300, 2000, 2000).beside("claims", 1, 10);
        counted("C", 400, 300, 2000, 2000);
        List<Verdict> verdicts = judge("{'exposure': 'days', 'control': 'untreated', 'claimed': 'claims'}");
        assertEquals("improved, short of claim", verdicts.get(0).reason());
        assertEquals(0.1, verdicts.get(0).threshold(), 1e-12);
        assertEquals("improved", verdicts.get(1).reason());
        assertEquals("improved", verdicts.get(2).reason());
        assertEquals(
                List.of("days", "untreated", "claims"),
                drop.beside(Numbers.flag("{'exposure': 'days', 'control': 'untreated', 'claimed': 'claims'}")));
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.exposure: missing; name the indicator whose number stands beside",
                        "flag.control: missing; name the indicator whose number stands beside",
                        "flag.claimed: 1.5 is no number from 0.01 to 1",
                        "indicator: rows on some days are held against rows on others; its indicator is a share, allowed: ratio"),
                drop.problems(Numbers.flag("{'claimed': 1.5}"), Numbers.share()));
    }

    /**
     * The power of a true drop by half and by four fifths, with 5 and 20 events before on average and an untreated side so large
     * that it is known.
     */
    @ParameterizedTest
    @CsvSource({"5,0.5,0.12", "5,0.2,0.31", "20,0.5,0.51", "20,0.2,0.95"})
    void aTrueDropShowsWithThePowerThatTheEventsAllow(double before, double left, double power) {
        SplittableRandom random = new SplittableRandom(7);
        int improved = 0;
        int trials = 2000;
        for (int i = 0; i < trials; i++) {
            Pair pair = new Pair(pair(poisson(random, before), poisson(random, before * left)), pair(20_000, 20_000));
            improved += pair.events() > 0 && Drop.holding(pair, null).get(0) == Outcome.IMPROVED ? 1 : 0;
        }
        assertEquals(power, (double) improved / trials, 0.03);
    }

    /** The worst 60 of 600 by rate, and nobody does anything: most rates fall, and hardly any is said to have improved or not. */
    @Test
    void doingNothingIsNeitherACreditNorAFinding() {
        SplittableRandom random = new SplittableRandom(11);
        int worst = 0;
        int fell = 0;
        int improved = 0;
        int raw = 0;
        int flagged = 0;
        for (int round = 0; round < 40; round++) {
            Places places = Places.drawn(random, 600);
            Besides panel = new Besides();
            for (int i : places.worst(60)) {
                long[] control = places.matched(i, 60);
                worst++;
                fell += places.after[i] < places.before[i] ? 1 : 0;
                panel.with("P" + i, places.after[i], places.before[i])
                        .beside("days", 90, 90)
                        .beside("untreated", control[1], control[0]);
                raw += new Pair(pair(places.before[i], places.after[i]), null).below(1) <= 0.05 ? 1 : 0;
            }
            for (Verdict verdict : drop.judge(
                    Numbers.check("drop", SETTINGS, Map.of()),
                    Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.HIGH),
                    panel.family,
                    panel::of)) {
                improved += "improved".equals(verdict.reason()) ? 1 : 0;
                flagged += verdict.state() == State.FLAGGED ? 1 : 0;
            }
        }
        double share = (double) fell / worst;
        String seen = "fell " + share + ", raw " + (double) raw / worst + ", improved " + (double) improved / worst
                + ", flagged " + (double) flagged / worst;
        assertTrue(share > 0.7, seen);
        assertTrue((double) improved / worst <= 0.05, seen);
        assertTrue((double) flagged / worst <= 0.05, seen);
    }

    private static long poisson(SplittableRandom random, double mean) {
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > left) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** Places whose rates differ by a lognormal factor and do not change. */
    private static final class Places {
        private final long[] before;
        private final long[] after;

        Places(int size) {
            before = new long[size];
            after = new long[size];
        }

        static Places drawn(SplittableRandom random, int size) {
            Places places = new Places(size);
            for (int i = 0; i < size; i++) {
                double rate = 10 * Math.exp(0.3 * gaussian(random));
                places.before[i] = poisson(random, rate);
                places.after[i] = poisson(random, rate);
            }
            return places;
        }

        private static double gaussian(SplittableRandom random) {
            return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        }

        int[] ordered() {
            return java.util.stream.IntStream.range(0, before.length)
                    .boxed()
                    .sorted(java.util.Comparator.comparing((Integer i) -> -before[i])
                            .thenComparing(i -> i))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        int[] worst(int many) {
            return java.util.Arrays.copyOf(ordered(), many);
        }

        /** Five untreated places that had about as much before: counts before and after. */
        long[] matched(int own, int treated) {
            long[] sums = new long[2];
            int[] order = ordered();
            java.util.stream.IntStream.range(treated, order.length)
                    .map(k -> order[k])
                    .filter(k -> Math.pow(before[k] - before[own], 2) <= before[own])
                    .boxed()
                    .sorted(java.util.Comparator.comparing((Integer k) -> Math.abs(before[k] - before[own]))
                            .thenComparing(k -> k))
                    .limit(5)
                    .forEach(k -> {
                        sums[0] += before[k];
                        sums[1] += after[k];
                    });
            return sums;
        }
    }
}
