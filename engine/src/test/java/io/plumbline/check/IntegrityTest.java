package io.plumbline.check;

import static io.plumbline.check.RecordedValues.VALUES;
import static io.plumbline.check.RecordedValues.each;
import static io.plumbline.check.RecordedValues.judge;
import static io.plumbline.check.RecordedValues.values;
import static io.plumbline.check.RecordedValues.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Measure.ValueCount;
import io.plumbline.check.Verdict.State;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntegrityTest {
    private static final String BUNCHING = "{'test': 'bunching', 'target': 20, 'delta': 1, 'good': 'high'}";
    private final Integrity integrity = new Integrity();

    /** Ten in each of six zones, and thirty more at the target: {@code binom.sf(39, 50, .5)} of SciPy 1.17. */
    @Test
    void valuesThatPileUpAtATargetAreFlagged() {
        Verdict piled = judge(BUNCHING, values("A", with(each(60, 17, 0.1), 20, 30)));
        assertEquals(State.FLAGGED, piled.state());
        assertEquals(1.1930665838377763e-05, piled.p(), 1e-15);
        assertEquals(25, piled.expected());
        assertEquals(4, piled.effect(), 1e-12);
        assertEquals(0.6628168916165122 / (1 - 0.6628168916165122), piled.effectLow(), 1e-9);
        assertEquals(0.899697762527429 / (1 - 0.899697762527429), piled.effectHigh(), 1e-9);
        assertEquals(1.5, piled.threshold());
        assertEquals(1, piled.familySize());
    }

    @Test
    void whereLowIsGoodThePileBelowIsFlagged() {
        String low = "{'test': 'bunching', 'target': 20, 'delta': 1, 'good': 'low'}";
        assertEquals(
                State.FLAGGED,
                judge(low, values("A", with(each(60, 17, 0.1), 19.5, 30))).state());
        assertEquals(
                State.NOT_FLAGGED,
                judge(low, values("A", with(each(60, 17, 0.1), 20, 30))).state());
    }

    @Test
    void fewValuesNearATargetSayNothing() {
        assertEquals(
                Verdict.notJudgeable("values within 1 of 20=20, needs 30"),
                judge(BUNCHING, values("A", each(60, 17, 0.1))));
    }

    @Test
    void evenLastDigitsAreNotFlaggedAndAPreferredOneIs() {
        Verdict even = judge("{'test': 'last-digit'}", values("A", each(300, 100, 3)));
        assertEquals(State.NOT_FLAGGED, even.state());
        assertEquals(30, even.expected());
        // Of 300 at α = 0.1: χ² has the noncentrality 13.16 at 80 % power, and d² = 13.16 × 0.09 / 300.
        assertEquals(1.63, even.smallestVisible(), 0.02);
        Verdict five = judge("{'test': 'last-digit'}", values("A", with(each(300, 100, 3), 505, 60)));
        assertEquals(State.FLAGGED, five.state());
        assertEquals(90 / 36.0, five.effect(), 1e-12);
    }

    @Test
    void digitsOfShortOrNarrowOrFewNumbersAreNotJudged() {
        assertEquals(
                Verdict.notJudgeable("values=199, needs 200"),
                judge("{'test': 'last-digit'}", values("A", each(199, 100, 3))));
        assertEquals(
                Verdict.notJudgeable("some values have fewer than three digits"),
                judge("{'test': 'heaping'}", values("A", each(300, 50, 3))));
        assertEquals(
                Verdict.notJudgeable("values vary by less than a hundred of their last unit"),
                judge("{'test': 'heaping'}", values("A", each(300, 100, 0.5))));
    }

    @Test
    void roundNumbersAreFlaggedWithHowManyWereExpected() {
        Verdict round = judge("{'test': 'heaping', 'step': 0.1}", values("A", with(each(300, 10, 0.3), 42, 60)));
        assertEquals(State.FLAGGED, round.state());
        assertEquals(36, round.expected(), 1e-9);
        assertEquals(90 / 36.0, round.effect(), 1e-12);
    }

    @Test
    void aValueThatIsWrittenAgainAndAgainIsFlaggedWithHowManyItsNeighboursLeadOneToExpect() {
        Verdict flat = judge("{'test': 'repeats', 'step': 0.5}", values("A", with(each(40, 50, 0.5), 60, 30)));
        assertEquals(State.FLAGGED, flat.state());
        assertEquals(1, flat.expected());
        assertEquals(31, flat.effect(), 1e-9);
        assertTrue(flat.effectLow() > 10 && flat.effectHigh() < 200);
        Verdict even = judge("{'test': 'repeats', 'step': 0.5}", values("A", each(40, 50, 0.5)));
        assertEquals(State.NOT_FLAGGED, even.state());
        assertTrue(even.smallestVisible() > 5 && even.smallestVisible() < 15, even::toString);
    }

    @Test
    void oneValueAloneIsNoRepeatThatCouldBeJudged() {
        assertEquals(
                Verdict.notJudgeable("fewer than 20 values beside the one that repeats"),
                judge("{'test': 'repeats'}", values("A", with(each(10, 50, 1), 55, 90))));
        assertEquals(
                Verdict.notJudgeable("values vary by less than five steps, where chance repeats them"),
                judge("{'test': 'repeats'}", values("A", with(each(60, 50, 0.1), 53, 10))));
    }

    /** A variance of a fifth of the mean over 30 days: {@code chi2.cdf(.2 * 29, 29)} of SciPy 1.17 is 1.0e-6. */
    @Test
    void countsThatHardlyVaryAreFlagged() {
        double[] days =
                IntStream.range(0, 30).mapToDouble(i -> i % 2 == 0 ? 28 : 32).toArray();
        Verdict smooth = judge("{'test': 'too-smooth'}", values("A", days));
        assertEquals(State.FLAGGED, smooth.state());
        assertEquals(30 * 4.0 / 30 / 29, smooth.effect(), 1e-12);
        assertEquals(1 / 1.5, smooth.threshold());
        assertTrue(smooth.effectHigh() < 0.3);
        double[] counted = IntStream.range(0, 30)
                .mapToDouble(i -> 30 + 6 * Math.sin(2.4 * i) * 1.3)
                .map(Math::rint)
                .toArray();
        Verdict ordinary = judge("{'test': 'too-smooth'}", values("A", counted));
        assertEquals(State.NOT_FLAGGED, ordinary.state());
        assertTrue(ordinary.smallestVisible() > 0.3 && ordinary.smallestVisible() <= 1 / 1.5);
    }

    @Test
    void smallCountsAndFractionsAreNotSmooth() {
        assertEquals(
                Verdict.notJudgeable("counts below 5 on average, too small to tell"),
                judge("{'test': 'too-smooth'}", values("A", each(40, 0, 0.0))));
        assertEquals(
                Verdict.notJudgeable("values are no counts"),
                judge("{'test': 'too-smooth'}", values("A", each(40, 7, 0.5))));
    }

    @Test
    void kilogramsAmongTonnesAreCounted() {
        double[] tonnes = with(each(40, 8, 0.1), 11_000, 2);
        Verdict units = judge("{'test': 'unit'}", values("A", tonnes));
        assertEquals(State.FLAGGED, units.state());
        assertEquals(2, units.effect());
        assertNull(units.p());
        assertEquals(
                State.NOT_FLAGGED,
                judge("{'test': 'unit', 'min_count': 3}", values("A", tonnes)).state());
        assertEquals(
                State.NOT_FLAGGED,
                judge("{'test': 'unit', 'power': 1}", values("A", tonnes)).state());
    }

    /** Of 12 people 33.3 % is four and 41.7 % five; 36.0 % is nobody's share of 12, and of 2,000 it may be anything. */
    @Test
    void sharesThatNoOneCouldCountAreCounted() {
        String grim = "{'test': 'grim', 'of': 'percentages', 'decimals': 1, 'min_n': 1}";
        assertEquals(
                State.FLAGGED,
                judge(grim, values("A", List.of(new ValueCount(33.3, 12.0, 4), new ValueCount(36.0, 12.0, 1))))
                        .state());
        assertEquals(
                State.NOT_FLAGGED,
                judge(grim, values("A", List.of(new ValueCount(33.3, 12.0, 4), new ValueCount(41.7, 12.0, 1))))
                        .state());
        assertEquals(
                Verdict.notJudgeable("of so many each that every value is possible"),
                judge(grim, values("A", List.of(new ValueCount(36.0, 2000.0, 9)))));
    }

    @Test
    void whatCannotBeKeptIsNotJudged() {
        assertEquals(
                Verdict.notJudgeable("too many different values; round them to the step in which they are recorded"),
                judge("{'test': 'unit', 'min_n': 1}", values("A", (List<ValueCount>) null)));
        assertEquals(Verdict.notJudgeable("no comparable record"), judge("{'test': 'unit'}", values("A", List.of())));
        assertEquals(Verdict.notJudgeable("n=29, needs 30"), judge("{'test': 'unit'}", values("A", each(29, 8, 0.1))));
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of("flag.test: 'benford' is not known; known: bunching, grim, heaping, last-digit, repeats,"
                        + " too-smooth, unit"),
                integrity.problems(Numbers.flag("{'test': 'benford'}"), VALUES));
        assertEquals(
                List.of(
                        "flag.good: 'up' is not known; known: high, low",
                        "flag.delta: missing; bunching is judged within delta of a target",
                        "indicator: form is judged on the values one by one; its indicator is a share, allowed: values"),
                integrity.problems(Numbers.flag("{'test': 'bunching', 'target': 5, 'good': 'up'}"), Numbers.share()));
        assertEquals(
                List.of(
                        "flag.step: unknown setting; known: because, min_count, min_n, min_ratio, power, q, source, test,"
                                + " valid"),
                integrity.problems(Numbers.flag("{'test': 'unit', 'step': 2}"), VALUES));
    }
}
