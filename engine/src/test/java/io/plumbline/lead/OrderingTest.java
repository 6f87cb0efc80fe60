package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class OrderingTest {
    private static final Caps NO_CAPS = new Caps(1000, 1000);
    private static final List<String> KINDS = List.of("peer", "claim", "threshold");
    private final SparkSession spark;

    OrderingTest(SparkSession spark) {
        this.spark = spark;
    }

    private Leading.Draft draft(String id, int grade, Map<String, Object> departure) {
        Row signal = SignalRows.of(spark, departure).get(0);
        return new Leading.Draft(id, new Grade(grade, "departure", null), List.of(signal), exposure(signal));
    }

    private static double exposure(Row signal) {
        return signal.<Double>getAs("numerator");
    }

    /** Leads of all grades and kinds, many of them alike in all but their id. */
    private List<Leading.Draft> drafts(Random random, int leads) {
        List<Map<String, Object>> signals = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            Map<String, Object> signal = new HashMap<>();
            signal.put("signal_id", "s" + i);
            signal.put("organization_id", "S" + random.nextInt(5));
            signal.put("kind", KINDS.get(random.nextInt(KINDS.size())));
            signal.put("effect", 5.0);
            signal.put("threshold", 1.0);
            signal.put("effect_low", 1.0 + random.nextInt(4));
            signal.put("independent_sources", (long) random.nextInt(3));
            signal.put("numerator", (double) random.nextInt(3));
            signals.add(signal);
        }
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Row> rows = SignalRows.of(spark, signals.toArray(new Map[0]));
        List<Leading.Draft> drafts = new ArrayList<>();
        for (int i = 0; i < leads; i++) {
            Grade grade = new Grade(1 + random.nextInt(4), "departure", null);
            drafts.add(new Leading.Draft("lead" + i, grade, List.of(rows.get(i)), exposure(rows.get(i))));
        }
        return drafts;
    }

    private static List<String> order(Caps caps, List<Leading.Draft> drafts) {
        return new Ordering(caps)
                .order(drafts).stream()
                        .map(ranked -> ranked.rank() + " " + ranked.shown() + " "
                                + ranked.draft().id())
                        .toList();
    }

    @Test
    void theOrderOfArrivalChangesNothing() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            List<Leading.Draft> drafts = drafts(random, 1 + random.nextInt(25));
            List<String> before = order(new Caps(2, 4), drafts);
            Collections.shuffle(drafts, random);
            assertEquals(before, order(new Caps(2, 4), drafts));
        }
    }

    @Test
    void anotherOrganizationTurnsNoTwoLeadsOfOneKindAround() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            List<Leading.Draft> drafts = drafts(random, 20);
            List<Leading.Draft> fewer = drafts.stream()
                    .filter(draft -> !draft.organization().equals("S4"))
                    .toList();
            Map<String, List<String>> with = byGradeAndKind(drafts.stream().toList());
            byGradeAndKind(fewer).forEach((kind, ids) -> {
                List<String> kept = new ArrayList<>(with.get(kind));
                kept.retainAll(ids);
                assertEquals(ids, kept);
            });
        }
    }

    private static Map<String, List<String>> byGradeAndKind(List<Leading.Draft> drafts) {
        return new Ordering(NO_CAPS)
                .order(drafts).stream()
                        .map(Ordering.Ranked::draft)
                        .collect(Collectors.groupingBy(
                                draft -> draft.grade().level() + draft.leading().<String>getAs("kind"),
                                Collectors.mapping(Leading.Draft::id, Collectors.toList())));
    }

    @Test
    void noOrganizationShowsMoreThanItsCapsAndNothingIsLost() {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            List<Leading.Draft> drafts = drafts(random, 40);
            List<Ordering.Ranked> ranked = new Ordering(new Caps(1, 3)).order(drafts);
            assertEquals(drafts.size(), ranked.size());
            Map<String, List<Ordering.Ranked>> shown = ranked.stream()
                    .filter(Ordering.Ranked::shown)
                    .collect(Collectors.groupingBy(one -> one.draft().organization()));
            shown.values().forEach(leads -> {
                assertTrue(leads.size() <= 3);
                assertTrue(leads.stream()
                                .filter(one -> one.draft().grade().level() == 1)
                                .count()
                        <= 1);
            });
        }
    }

    private List<String> within(Map<String, Object> a, Map<String, Object> b) {
        return new Ordering(NO_CAPS)
                .order(List.of(draft("a", 3, a), draft("b", 3, b))).stream()
                        .map(ranked -> ranked.draft().id())
                        .toList();
    }

    private static Map<String, Object> effect(Double p, double threshold, double effect, double low, double high) {
        Map<String, Object> values = new HashMap<>();
        values.put("p", p);
        values.put("threshold", threshold);
        values.put("effect", effect);
        values.put("effect_low", low);
        values.put("effect_high", high);
        return values;
    }

    @Test
    void whereLowIsWorseTheSurelyLowerRatioStandsFirst() {
        Map<String, Object> half = effect(1e-3, 0.5, 0.5, 0.3, 0.8);
        Map<String, Object> fifth = effect(1e-3, 0.5, 0.2, 0.1, 0.4);
        assertEquals(List.of("b", "a"), within(half, fifth));
    }

    @Test
    void aWideIntervalDoesNotHelp() {
        Map<String, Object> wide = effect(1e-3, 0.5, 9, 1.1, 70);
        Map<String, Object> narrow = effect(1e-3, 0.5, 3, 2.5, 3.6);
        assertEquals(List.of("b", "a"), within(wide, narrow));
    }

    @Test
    void sharesStandByHowFarTheyPassTheirOwnThresholds() {
        Map<String, Object> large = effect(null, 0.5, 0.6, 0.55, 0.65);
        Map<String, Object> small = effect(null, 0.05, 0.3, 0.25, 0.35);
        assertEquals(List.of("b", "a"), within(large, small));
    }

    /** A threshold's p-value says how sure it is that the share lies beyond it, and not that the share is a ratio. */
    @Test
    void aShareWithAPValueStandsByItsThresholdToo() {
        Map<String, Object> large = effect(1e-9, 0.05, 0.469, 0.42, 0.52);
        Map<String, Object> small = effect(1e-6, 0.05, 0.11, 0.082, 0.145);
        large.put("kind", "threshold");
        small.put("kind", "threshold");
        assertEquals(List.of("b", "a"), within(small, large));
        assertEquals(8.4, Departure.low(SignalRows.of(spark, large).get(0)), 1e-12);
    }

    @Test
    void coverageThatFellStandsByItsFall() {
        Map<String, Object> little = effect(1e-9, 0.2, 0.25, 0.25, 0.25);
        Map<String, Object> much = effect(1e-6, 0.2, 0.7, 0.7, 0.7);
        little.put("kind", "call-for-data");
        much.put("kind", "call-for-data");
        assertEquals(List.of("b", "a"), within(little, much));
    }

    @Test
    void aShareBelowItsFloorStandsByHowFarItFallsShort() {
        Map<String, Object> short1 = effect(null, 0.8, 0.7, 0.6, 0.79);
        Map<String, Object> short2 = effect(null, 0.8, 0.1, 0.05, 0.2);
        assertEquals(List.of("b", "a"), within(short1, short2));
        assertEquals(
                Double.POSITIVE_INFINITY,
                Departure.low(SignalRows.of(spark, effect(null, 0.8, 0, 0, 0)).get(0)));
    }

    @Test
    void countsStandByTheirNumber() {
        assertEquals(List.of("b", "a"), within(effect(null, 4, 5, 5, 5), effect(null, 4, 6, 6, 6)));
    }
}
