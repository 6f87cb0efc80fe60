package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InfluenceTest {
    private static Measure resting(Measure of, Measure.Part reporter, Measure.Part place, Measure.Part day) {
        return of.resting(reporter, place, day);
    }

    private static Measure.Part part(double hits, double base) {
        return new Measure.Part(null, hits, base);
    }

    /** 24 ordinary organizations behind one of special interest. */
    private static List<Measure> among(Measure first, LocalDate from) {
        List<Measure> family = new ArrayList<>(List.of(first));
        for (int i = 0; i < 24; i++) {
            Measure one = Numbers.share("P" + (char) ('a' + i), 16 + 3L * i % 9, 200, from);
            family.add(resting(one, part(1, 4), part(3, 30), part(2, 9)));
        }
        return family;
    }

    private static List<Measure> among(Measure first) {
        return among(first, Numbers.JANUARY);
    }

    private static Verdict peer(Indicator indicator, List<Measure> family) {
        return new Peer()
                .judge(Numbers.check("peer", "{}", Map.of()), indicator, family)
                .get(0);
    }

    private static final Measure HIGH = Numbers.share("A", 71, 250);

    @Test
    void whatRestsOnOneDayAndOnePlaceIsNotFlagged() {
        Measure one = resting(HIGH, part(1, 1), part(65, 66), part(65, 70));
        Verdict verdict = peer(Numbers.share(), among(one));
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("rests on one place: 65 of 71, on one day: 65 of 71", verdict.reason());
        assertEquals(71.0 / 250 / verdict.peerValue(), verdict.effect(), 1e-12);
    }

    @Test
    void whatManyReportOnManyDaysIsFlagged() {
        Measure one = resting(HIGH, part(4, 5), part(12, 30), part(9, 14));
        Verdict verdict = peer(Numbers.share(), among(one));
        assertEquals(State.FLAGGED, verdict.state());
        assertNull(verdict.reason());
    }

    @Test
    void oneReporterAloneDoesNotCarryAFindingEither() {
        Measure one = resting(HIGH, part(60, 60), part(12, 30), part(9, 14));
        assertEquals(
                "rests on one reporter: 60 of 71",
                peer(Numbers.share(), among(one)).reason());
    }

    @Test
    void whatIsNotKnownIsNotTakenOut() {
        assertEquals(State.FLAGGED, peer(Numbers.share(), among(HIGH)).state());
    }

    @Test
    void whereEveryNumberIsOfOneDayTheDayIsNoEvent() {
        List<Measure> family = new ArrayList<>();
        among(HIGH).forEach(one -> family.add(resting(one, null, null, part(one.numerator(), one.denominator()))));
        assertEquals(State.FLAGGED, peer(Numbers.share(), family).state());
        Measure spread = family.get(1);
        family.set(1, resting(spread, null, null, part(1, 20)));
        assertEquals("rests on one day: 71 of 71", peer(Numbers.share(), family).reason());
    }

    @Test
    void whereLowIsWorseThoseThatDoNotCountAreTakenOut() {
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        List<Measure> family = new ArrayList<>();
        family.add(resting(Numbers.share("A", 60, 200), null, part(0, 110), part(5, 20)));
        for (int i = 0; i < 24; i++) {
            family.add(resting(Numbers.share("P" + i, 120 + i % 7, 200), null, part(10, 40), part(5, 20)));
        }
        Verdict verdict = peer(low, family);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("rests on one place: 110 of 140 that do not count", verdict.reason());
    }

    @Test
    void aThresholdMustBeClearedWithoutTheDayToo() {
        Threshold threshold = new Threshold();
        List<Measure> family = List.of(
                resting(HIGH, null, null, part(60, 60)), resting(Numbers.share("B", 71, 250), null, null, part(9, 14)));
        List<Verdict> verdicts =
                threshold.judge(Numbers.check("threshold", "{'above': 0.1}", Map.of()), Numbers.share(), family);
        assertEquals("rests on one day: 60 of 71", verdicts.get(0).reason());
        assertEquals(State.NOT_FLAGGED, verdicts.get(0).state());
        assertEquals(State.FLAGGED, verdicts.get(1).state());
    }

    @Test
    void aChangeMustShowWithoutTheDayToo() {
        assertEquals("rests on one day: 60 of 71", changed(part(60, 60)).reason());
        assertEquals(State.FLAGGED, changed(part(9, 14)).state());
    }

    private static Verdict changed(Measure.Part day) {
        List<Measure> family = new ArrayList<>();
        for (int month = 0; month < 5; month++) {
            LocalDate from = Numbers.JANUARY.plusMonths(month);
            Measure own = Numbers.share("A", month == 4 ? 71 : 24, 250, from);
            family.addAll(among(resting(own, null, null, month == 4 ? day : part(2, 9)), from));
        }
        return new Change()
                .judge(Numbers.check("change", "{}", Map.of()), Numbers.share(), family)
                .get(4 * 25);
    }
}
