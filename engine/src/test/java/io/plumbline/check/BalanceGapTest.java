package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceGapTest {
    private static final String SETTINGS = "{'tolerance': 0.3, 'source': 'Shanghai 2023, 289 of 951 projects'}";
    private final BalanceGap balance = new BalanceGap();

    private static Measure tonnes(String organization, Double carried, Double dug) {
        return new Measure(
                organization,
                "street",
                Numbers.JANUARY,
                Numbers.JANUARY.plusMonths(1),
                carried,
                dug,
                carried == null ? 0 : 4,
                0,
                0,
                carried == null || dug == null || dug == 0 ? null : (carried - dug) / dug);
    }

    private Verdict judge(Indicator.Kind kind, Indicator.Worse worse, Measure measure) {
        return balance.judge(
                        Numbers.check("balance", SETTINGS, Map.of()), Numbers.indicator(kind, worse), List.of(measure))
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "69,LOW,FLAGGED",
        "71,LOW,NOT_FLAGGED",
        "131,LOW,NOT_FLAGGED",
        "131,HIGH,FLAGGED",
        "69,HIGH,NOT_FLAGGED",
        "69,BOTH,FLAGGED",
        "131,BOTH,FLAGGED",
        "101,BOTH,NOT_FLAGGED"
    })
    void aGapBeyondWhatIsToleratedIsFlaggedOnItsSide(double carried, Indicator.Worse worse, State state) {
        Verdict verdict = judge(Indicator.Kind.BALANCE, worse, tonnes("A", carried, 100.0));
        assertEquals(state, verdict.state());
        assertEquals(carried / 100 - 1, verdict.effect(), 1e-12);
        assertEquals(100, verdict.expected());
    }

    @Test
    void aRatioIsABalanceAndOne() {
        Verdict verdict = judge(Indicator.Kind.RATIO, Indicator.Worse.LOW, tonnes("A", 60.0, 100.0));
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals(-0.4, verdict.effect(), 1e-12);
        assertEquals(0.7, verdict.threshold(), 1e-12);
    }

    @Test
    void whereNothingWasMeasuredNothingIsMissing() {
        assertEquals(
                Verdict.notJudgeable("nothing measured to hold it against"),
                judge(Indicator.Kind.BALANCE, Indicator.Worse.LOW, tonnes("A", 60.0, 0.0)));
        assertEquals(
                Verdict.notJudgeable("no comparable record"),
                judge(Indicator.Kind.BALANCE, Indicator.Worse.LOW, tonnes("A", null, 100.0)));
    }

    @Test
    void aConversionThatIsWrongForAllIsNoOnesGap() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            family.add(tonnes("A" + i, i < 5 ? 50.0 : 100.0, 100.0));
        }
        Verdict verdict = balance.judge(
                        Numbers.check("balance", SETTINGS, Map.of()),
                        Numbers.indicator(Indicator.Kind.BALANCE, Indicator.Worse.LOW),
                        family)
                .get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("common pattern: 5 of 20 organizations", verdict.reason());
    }

    @Test
    void aToleranceWithoutASourceIsRefused() {
        assertEquals(
                List.of(
                        "flag.tolerance: missing; say up to which share of the denominator a gap means nothing",
                        "flag.source: missing; a tolerance is a statement on measuring; say where it comes from",
                        "indicator: a balance compares two quantities; its indicator is a share, allowed: balance, ratio"),
                balance.problems(Numbers.flag("{}"), Numbers.share()));
        assertEquals(
                List.of(),
                balance.problems(
                        Numbers.flag(SETTINGS), Numbers.indicator(Indicator.Kind.BALANCE, Indicator.Worse.BOTH)));
    }
}
