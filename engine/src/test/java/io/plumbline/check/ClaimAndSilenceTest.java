package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimAndSilenceTest {
    private static Verdict judge(CheckKind kind, String settings, Measure measure) {
        return kind.judge(Numbers.check(kind.name(), settings, Map.of()), Numbers.share(), List.of(measure))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"0,5,NOT_FLAGGED", "1,1,FLAGGED", "3,1000,FLAGGED"})
    void oneContradictionStandsAlone(long hits, long n, State state) {
        assertEquals(
                state, judge(new Claim(), "{}", Numbers.share("A", hits, n)).state());
    }

    @Test
    void aClaimCountsFacts() {
        Verdict verdict = judge(new Claim(), "{'min_count': 4}", Numbers.share("A", 3, 9));
        assertEquals(
                new Verdict(State.NOT_FLAGGED, null, 0.0, null, null, 3.0, 3.0, 3.0, 4.0, null, null, null, null),
                verdict);
    }

    @Test
    void whereNothingCouldBeComparedNothingIsContradicted() {
        assertEquals(Verdict.notJudgeable("no comparable record"), judge(new Claim(), "{}", Numbers.share("A", 0, 0)));
    }

    @ParameterizedTest
    @CsvSource({"4,10,NOT_FLAGGED", "5,10,FLAGGED", "10,10,FLAGGED", "9,9,NOT_JUDGEABLE", "0,0,NOT_JUDGEABLE"})
    void silenceIsAShareOfWhatWasDue(long silent, long due, State state) {
        assertEquals(
                state,
                judge(new Silence(), "{'share': 0.5, 'min_expected': 10}", Numbers.share("A", silent, due))
                        .state());
    }

    @Test
    void tooLittleDueSaysHowMuchIsNeeded() {
        assertEquals(
                Verdict.notJudgeable("expected=9, needs 10"),
                judge(new Silence(), "{'min_expected': 10}", Numbers.share("A", 9, 9)));
    }

    @Test
    void neitherReachesBeyondTheDaysOnWhichItIsInForce() {
        String later = "{'valid': {'from': '2026-01-02'}}";
        String reason = "criterion in force from 2026-01-02 to now, period 2026-01-01 to 2026-02-01";
        assertEquals(Verdict.notJudgeable(reason), judge(new Claim(), later, Numbers.share("A", 2, 2)));
        assertEquals(Verdict.notJudgeable(reason), judge(new Silence(), later, Numbers.share("A", 2, 2)));
    }

    @Test
    void badSettingsOfAClaimAreNamed() {
        assertEquals(
                List.of(
                        "flag.min_count: 0.5 is no whole number from 1 up",
                        "flag.source: missing; say where the threshold comes from, or leave it out",
                        "indicator: a claim is contradicted by records that count; its indicator is a mean, allowed:"
                                + " share, rate, count",
                        "flag.share: unknown setting; known: because, min_count, source, valid"),
                new Claim()
                        .problems(
                                Numbers.flag("{'min_count': 0.5, 'share': 1, 'source': ''}"),
                                Numbers.indicator(Indicator.Kind.MEAN, Indicator.Worse.HIGH)));
    }

    @Test
    void badSettingsOfSilenceAreNamed() {
        assertEquals(
                List.of(
                        "flag.share: 0 is no number from 0.01 to 1",
                        "flag.valid: {\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"} ends before it starts; to is the"
                                + " first day after",
                        "indicator: silence is a share of the periods due; its indicator is a rate, allowed: share"),
                new Silence()
                        .problems(
                                Numbers.flag("{'share': 0, 'valid': {'from': '2026-02-01', 'to': '2026-01-01'}}"),
                                Numbers.rate()));
    }
}
