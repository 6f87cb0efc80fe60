package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
    private final Threshold threshold = new Threshold();

    private Verdict judge(String settings, Indicator indicator, Measure measure) {
        return threshold
                .judge(Numbers.check("threshold", settings, Map.of()), indicator, List.of(measure))
                .get(0);
    }

    /** Exact bounds from Newcombe (1998), table I: 81 of 263 from 0.2527, 15 of 148 from 0.0578. */
    @ParameterizedTest
    @CsvSource({
        "81,263,0.2526,FLAGGED",
        "81,263,0.2528,NOT_FLAGGED",
        "15,148,0.0577,FLAGGED",
        "15,148,0.0579,NOT_FLAGGED",
        "0,20,0.0001,NOT_FLAGGED"
    })
    void aShareIsFlaggedWhenItsLowerBoundIsAbove(long hits, long n, double above, State state) {
        assertEquals(
                state,
                judge("{'above': " + above + ", 'min_n': 20}", Numbers.share(), Numbers.share("A", hits, n))
                        .state());
    }

    /** The upper bound of 1 of 29 is 0.1776 there. */
    @ParameterizedTest
    @CsvSource({"0.1777,FLAGGED", "0.1775,NOT_FLAGGED"})
    void aShareIsFlaggedWhenItsUpperBoundIsBelow(double below, State state) {
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        assertEquals(
                state,
                judge("{'below': " + below + ", 'min_n': 20}", low, Numbers.share("A", 1, 29))
                        .state());
    }

    /** {@code poisson.test(10)} of R 4.2.2: 4.79538869613 to 18.390356042. */
    @Test
    void aRateIsFlaggedWhenItsExactLowerBoundIsAbove() {
        Measure ten = Numbers.rate("A", 10, 200);
        assertEquals(
                State.FLAGGED, judge("{'above': 0.02397}", Numbers.rate(), ten).state());
        Verdict within = judge("{'above': 0.02398}", Numbers.rate(), ten);
        assertEquals(State.NOT_FLAGGED, within.state());
        assertEquals(0.05, within.effect());
        assertEquals(4.79538869613 / 200, within.effectLow(), 1e-11);
        assertEquals(18.390356042 / 200, within.effectHigh(), 1e-11);
        assertEquals(0.02398, within.threshold());
    }

    /** The p-values as SciPy gives them: {@code binom.sf(80, 263, .25)} and {@code binom.sf(14, 148, .25)} of a family of two. */
    @Test
    void qTellsHowManySuchFindingsChanceMayBringAbout() {
        List<Verdict> verdicts = threshold.judge(
                Numbers.check("threshold", "{'above': 0.25}", Map.of()),
                Numbers.share(),
                List.of(Numbers.share("A", 81, 263), Numbers.share("B", 15, 148), Numbers.share("C", 1, 5)));
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(0.01947781592511318, verdicts.get(0).p(), 1e-12);
        assertEquals(2 * 0.01947781592511318, verdicts.get(0).q(), 1e-12);
        assertEquals(2L, verdicts.get(0).familySize());
        assertNull(verdicts.get(2).q());
    }

    @Test
    void whatWasNotFoundIsToldWithTheSmallestThatWouldHaveBeen() {
        Verdict verdict = judge("{'above': 0.05}", Numbers.share(), Numbers.share("A", 2, 30));
        assertEquals(State.NOT_FLAGGED, verdict.state());
        // 5 of 30 are the first beyond 0.05 at 2.5 %: the share at which 5 or more come with 80 % is the root of a sum.
        double missed = 0;
        double share = verdict.smallestVisible();
        long ways = 1;
        for (int k = 0; k < 5; k++) {
            missed += ways * Math.pow(share, k) * Math.pow(1 - share, 30 - k);
            ways = ways * (30 - k) / (k + 1);
        }
        assertEquals(0.2, missed, 1e-9);
    }

    @Test
    void tooFewRecordsAreNotJudged() {
        Verdict verdict = judge("{'above': 0.05}", Numbers.share(), Numbers.share("A", 29, 29));
        assertEquals(Verdict.notJudgeable("n=29, needs 30"), verdict);
    }

    @Test
    void withoutRecordsNothingIsJudgedAndNothingIsZero() {
        assertEquals(
                Verdict.notJudgeable("no comparable record"),
                judge("{'above': 0.05, 'min_n': 1}", Numbers.share(), Numbers.share("A", 0, 0)));
    }

    @Test
    void aNumeratorThatWasNotCountedIsNotNone() {
        Measure uncounted =
                new Measure("A", "street", Numbers.JANUARY, Numbers.JANUARY.plusMonths(1), null, 50.0, 50, 0, 0, null);
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        assertEquals(Verdict.notJudgeable("no comparable record"), judge("{'below': 0.9}", low, uncounted));
    }

    @Test
    void withoutExposureThereIsNoRate() {
        Measure unexposed =
                new Measure("A", "street", Numbers.JANUARY, Numbers.JANUARY.plusMonths(1), 4.0, 0.0, 50, 0, 0, null);
        assertEquals(Verdict.notJudgeable("no exposure"), judge("{'above': 0.9}", Numbers.rate(), unexposed));
    }

    @Test
    void whatCouldNotHaveShownIsNotJudged() {
        Verdict verdict = judge("{'above': 0.99, 'min_n': 2}", Numbers.share(), Numbers.share("A", 3, 3));
        assertEquals(Verdict.notJudgeable("n=3, too few for any value to clear 0.99"), verdict);
    }

    @Test
    void aPeriodBeforeTheThresholdWasInForceIsNotJudged() {
        Measure march = Numbers.share("A", 40, 50, LocalDate.of(2023, 3, 1));
        assertEquals(
                Verdict.notJudgeable("criterion in force from 2023-04-01 to now, period 2023-03-01 to 2023-04-01"),
                judge("{'above': 0.05, 'valid': {'from': '2023-04-01'}}", Numbers.share(), march));
    }

    @Test
    void aPatternOfManyIsNoFindingOnOne() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            family.add(Numbers.share("A" + i, i < 6 ? 30 : 0, 40));
        }
        List<Verdict> verdicts =
                threshold.judge(Numbers.check("threshold", "{'above': 0.05}", Map.of()), Numbers.share(), family);
        assertEquals(State.NOT_FLAGGED, verdicts.get(0).state());
        assertEquals("common pattern: 6 of 25 organizations", verdicts.get(0).reason());
        assertEquals(0.75, verdicts.get(0).effect());
        assertNull(verdicts.get(6).reason());
    }

    @Test
    void aFifthIsNoPatternYet() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            family.add(Numbers.share("A" + i, i < 5 ? 30 : 0, 40));
        }
        List<Verdict> verdicts =
                threshold.judge(Numbers.check("threshold", "{'above': 0.05}", Map.of()), Numbers.share(), family);
        assertEquals(
                5, verdicts.stream().filter(one -> one.state() == State.FLAGGED).count());
    }

    @Test
    void badSettingsAreNamedWithTheirValueAndWhatIsAllowed() {
        assertEquals(
                List.of(
                        "flag.above: 1.5 is no number from 0 to 1",
                        "flag.min_n: 0 is no whole number from 1 up",
                        "flag.abve: unknown setting; known: above, because, below, min_n, source, valid"),
                threshold.problems(Numbers.flag("{'above': 1.5, 'min_n': 0, 'abve': 1}"), Numbers.share()));
    }

    @Test
    void oneSideMustBeNamed() {
        assertEquals(
                List.of("flag: {\"min_n\":5} sets neither of above and below; set the one that is worth a look"),
                threshold.problems(Numbers.flag("{'min_n': 5}"), Numbers.share()));
        assertEquals(
                List.of("flag: {\"above\":0.5,\"below\":0.1} sets both of above and below;"
                        + " set the one that is worth a look"),
                threshold.problems(Numbers.flag("{'above': 0.5, 'below': 0.1}"), Numbers.share()));
    }

    @Test
    void theSideMustBeTheOneThatIsWorse() {
        assertEquals(
                List.of("flag.below: worth a look is what is high, as its indicator says; set above"),
                threshold.problems(Numbers.flag("{'below': 0.5}"), Numbers.share()));
    }

    @Test
    void aThresholdOfNoneIsAClaim() {
        assertEquals(
                List.of("flag.above: 0 needs no interval, one record is enough; use the kind claim, or a threshold"
                        + " above 0"),
                threshold.problems(Numbers.flag("{'above': 0}"), Numbers.share()));
    }

    @Test
    void sumsOfQuantitiesHaveNoIntervalAndNoThreshold() {
        List<String> problems = threshold.problems(
                Numbers.flag("{'above': 0.5}"), Numbers.indicator(Indicator.Kind.BALANCE, Indicator.Worse.BOTH));
        assertEquals(
                List.of("indicator: a threshold needs to know how far chance reaches; its indicator is a balance,"
                        + " allowed: share, rate"),
                problems);
    }

    @Test
    void aThresholdWithSourceAndDaysIsAccepted() {
        assertTrue(threshold
                .problems(
                        Numbers.flag("{'above': 0.05, 'source': 'memo 12', 'because': 'x',"
                                + " 'valid': {'from': '2023-04-01', 'to': '2024-04-01'}}"),
                        Numbers.share())
                .isEmpty());
    }

    @Test
    void unreadableDaysAreNamed() {
        assertEquals(
                List.of("flag.valid.from: '1 April' is no day; write it like 2023-04-01"),
                threshold.problems(Numbers.flag("{'above': 0.05, 'valid': {'from': '1 April'}}"), Numbers.share()));
    }
}
