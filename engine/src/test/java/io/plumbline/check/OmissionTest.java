package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Binomial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OmissionTest {
    private final Omission omission = new Omission();

    private Verdict judge(String settings, long absent, long n) {
        return omission.judge(
                        Numbers.check("omission", settings, Map.of()),
                        Numbers.share(),
                        List.of(Numbers.share("A", absent, n)))
                .get(0);
    }

    /** Wilson's bounds from Newcombe (1998), table I: 81 of 263 from 0.2553 to 0.3662, 15 of 148 from 0.0624 to 0.1605. */
    @ParameterizedTest
    @CsvSource({"81,263,0.2553,0.3662", "15,148,0.0624,0.1605", "1,29,0.0061,0.1718"})
    void theBoundsAreWilsons(long absent, long n, double low, double high) {
        Verdict verdict = judge("{'above': 0.5, 'min_n': 20}", absent, n);
        assertEquals((double) absent / n, verdict.effect());
        assertEquals(low, verdict.effectLow(), 5e-5);
        assertEquals(high, verdict.effectHigh(), 5e-5);
    }

    /** Of 30 at 0.05, four have a lower bound of 0.0531 and come by chance in 6.1 % of cases, five in 1.6 %. */
    @ParameterizedTest
    @CsvSource({"3,NOT_FLAGGED", "4,NOT_FLAGGED", "5,FLAGGED"})
    void aBoundThatChancePassesTooOftenIsNotEnough(long absent, State state) {
        assertEquals(state, judge("{'above': 0.05}", absent, 30).state());
    }

    /** The first that is flagged of 100 at 0.08 is 15; {@code beta.ppf(.8, 15, 86)} of SciPy 1.17. */
    @Test
    void whatWasNotFoundIsToldWithTheSmallestThatWouldHaveBeen() {
        Verdict verdict = judge("{'above': 0.08}", 14, 100);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals(0.17744822066364832, verdict.smallestVisible(), 1e-9);
        assertEquals(8, verdict.expected());
        assertEquals(State.FLAGGED, judge("{'above': 0.08}", 15, 100).state());
    }

    @Test
    void fewComparableRecordsAreNotJudged() {
        assertEquals(Verdict.notJudgeable("n=29, needs 30"), judge("{'above': 0.05}", 29, 29));
        assertEquals(Verdict.notJudgeable("no comparable record"), judge("{'above': 0.05}", 0, 0));
        assertEquals(
                Verdict.notJudgeable("n=3, too few for any value to clear 0.9"),
                judge("{'above': 0.9, 'min_n': 3}", 3, 3));
    }

    @Test
    void manyAtOnceAreAQuestionToTheLedger() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            family.add(Numbers.share("A" + i, i < 6 ? 30 : 0, 40));
        }
        List<Verdict> verdicts =
                omission.judge(Numbers.check("omission", "{'above': 0.05}", Map.of()), Numbers.share(), family);
        assertEquals("common pattern: 6 of 25 organizations", verdicts.get(0).reason());
    }

    @Test
    void ledgersAtTheThresholdAreFlaggedNoMoreOftenThanMeant() {
        Random random = new Random(5);
        for (double share : new double[] {0.02, 0.05, 0.1, 0.3}) {
            int flagged = 0;
            for (int i = 0; i < 2000; i++) {
                long n = 30 + random.nextInt(300);
                long absent = Binomial.quantile(random.nextDouble(), n, share);
                flagged += judge("{'above': " + share + "}", absent, n).state() == State.FLAGGED ? 1 : 0;
            }
            assertTrue(flagged <= 50, flagged + " of 2000 at " + share);
        }
    }

    @Test
    void twiceTheThresholdShowsAmongTwoHundred() {
        Random random = new Random(6);
        int seen = 0;
        for (int i = 0; i < 500; i++) {
            long absent = Binomial.quantile(random.nextDouble(), 200, 0.2);
            seen += judge("{'above': 0.1}", absent, 200).state() == State.FLAGGED ? 1 : 0;
        }
        assertTrue(seen >= 450, "seen " + seen + " of 500");
    }

    @Test
    void absentMeansNothingWhereTheLedgerCouldNotHaveHeldIt() {
        Indicator all = new Indicator(
                Numbers.WORDS,
                "muck.manifest",
                Indicator.Kind.SHARE,
                Expression.parse("not arrival_found"),
                null,
                null,
                null,
                null,
                null,
                Indicator.Worse.HIGH,
                null);
        assertEquals(
                List.of("indicator: a missing entry means nothing where the ledger could not have held one; count where"
                        + " not <relation>_found among <relation>_comparable"),
                omission.problems(Numbers.flag("{'above': 0.05}"), all));
        assertEquals(List.of(), omission.problems(Numbers.flag("{'above': 0.05}"), Numbers.share()));
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.above: missing; say from which share without an entry on it is worth a look",
                        "indicator: what a ledger omits is a share of what another source holds; its indicator is a"
                                + " rate, allowed: share",
                        "flag.below: unknown setting; known: above, because, min_n, source, valid"),
                omission.problems(Numbers.flag("{'below': 0.1}"), Numbers.rate()));
    }
}
