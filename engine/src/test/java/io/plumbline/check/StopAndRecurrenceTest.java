package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopAndRecurrenceTest {
    private static final String STOP = "{'exposure': 'days', 'restart': 'back', 'control': 'uninspected'}";
    private static final String AGAIN = "{'control': 'untreated'}";

    private final Besides numbers = new Besides();

    private Verdict stop() {
        return new Stop()
                .judge(
                        Numbers.check("stop", STOP, Map.of()),
                        Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.LOW),
                        numbers.family,
                        numbers::of)
                .get(0);
    }

    private Besides series(long during, long before, long back, long series) {
        return numbers.with("A", during, before)
                .beside("days", 10, 60)
                .beside("back", back, series)
                .beside("uninspected", 100, 600);
    }

    @Test
    void whatStopsForTheInspectionAndIsBackSoonAfterIsFlagged() {
        series(0, 60, 3, 4);
        Verdict verdict = stop();
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals(0, verdict.effect());
        assertEquals(10, verdict.expected(), 1e-12);
        // scipy.stats.hypergeom.cdf(0, 760, 100, 60)
        assertEquals(1.4500476328220384e-4, verdict.p(), 1e-14);
    }

    @Test
    void whatStopsAndStaysStoppedIsNot() {
        series(0, 60, 1, 4);
        assertEquals(State.NOT_FLAGGED, stop().state());
        assertEquals("stopped and not back", stop().reason());
    }

    @Test
    void whatGoesOnIsNot() {
        series(2, 60, 3, 4);
        assertEquals(State.NOT_FLAGGED, stop().state());
    }

    @Test
    void aHolidayOfAllIsNoOnesStop() {
        numbers.with("A", 0, 60).beside("days", 10, 60).beside("back", 4, 4).beside("uninspected", 2, 600);
        assertEquals(Verdict.notJudgeable("before=60, too little for a stop to mean anything"), stop());
    }

    @Test
    void aQuietSeriesCannotStop() {
        series(0, 5, 4, 4);
        assertEquals(Verdict.notJudgeable("before=5, too little for a stop to mean anything"), stop());
    }

    private List<Verdict> again(String settings) {
        return new Recur()
                .judge(Numbers.check("recurrence", settings, Map.of()), Numbers.share(), numbers.family, numbers::of);
    }

    private void closings(String organization, long again, long closed, long untreatedAgain, long untreated) {
        numbers.family.add(Numbers.share(organization, again, closed));
        numbers.beside("untreated", untreatedAgain, untreated);
    }

    @Test
    void oneReturnAmongManyClosingsIsWhatTheBackgroundGives() {
        closings("A", 1, 20, 87, 1000);
        Verdict verdict = again(AGAIN).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals(20 * 0.087, verdict.expected(), 1e-12);
        // scipy.stats.hypergeom.sf(0, 1020, 88, 20)
        assertEquals(0.838351056529839, verdict.p(), 1e-12);
        assertTrue(verdict.smallestVisible() > 2, verdict::toString);
    }

    @Test
    void moreReturnsThanTheBackgroundGivesAreFlagged() {
        closings("A", 9, 20, 87, 1000);
        Verdict verdict = again(AGAIN).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals(0.45 / 0.087, verdict.effect(), 1e-12);
        assertTrue(verdict.effectLow() > 2, verdict::toString);
    }

    @Test
    void aDeclaredRateNeedsASource() {
        numbers.family.add(Numbers.share("A", 9, 20));
        assertEquals(State.FLAGGED, again("{'rate': 0.087}").get(0).state());
        assertEquals(
                List.of("flag.source: missing; say where the rate comes from"),
                new Recur().problems(Numbers.flag("{'rate': 0.087}"), Numbers.share()));
    }

    @Test
    void withoutABackgroundNothingIsSaid() {
        numbers.family.add(Numbers.share("A", 9, 20));
        assertEquals(
                Verdict.notJudgeable("no untreated place, so the background is unknown"),
                again(AGAIN).get(0));
        assertEquals(
                List.of("flag: {} sets neither of control and rate; set the one that tells how often such matters come"
                        + " back anyway"),
                new Recur().problems(Numbers.flag("{}"), Numbers.share()));
    }
}
