package io.plumbline.stats;

import static io.plumbline.stats.ScreenRows.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScreeningOverTimeTest {
    private static final ScreenCriterion HIGH = ScreenCriterion.usual(Direction.HIGH);

    @Test
    void whatIsNotReportedIsSilentAndNeverZero() {
        ScreenRows rows = new ScreenRows();
        for (String month : List.of("2026-8", "2026-9", "2026-10", "2026-11")) {
            rows.ordinary(20, month);
        }
        rows.add("B", "2026-9", 40, 400).add("B", "2026-10", Double.NaN, Double.NaN);
        Screening screening = Screening.of(rows.shares(), HIGH);
        assertEquals(List.of("2026-8", "2026-9", "2026-10", "2026-11"), screening.calendar());
        List<Screened> ofB = screening.results().stream()
                .filter(found -> found.organization().equals("B"))
                .toList();
        assertEquals(
                List.of("2026-9", "2026-10", "2026-11"),
                ofB.stream().map(Screened::period).toList());
        assertEquals(
                List.of(false, true, true), ofB.stream().map(Screened::silent).toList());
        assertEquals("blank", ofB.get(1).reason());
        assertEquals("no row", ofB.get(2).reason());
        assertTrue(Double.isNaN(ofB.get(2).value()));
        assertEquals(Screened.State.NOT_JUDGEABLE, ofB.get(2).state());
    }

    @Test
    void aBlankBeforeTheFirstReportIsNoSilence() {
        ScreenRows rows = new ScreenRows().ordinary(20, "1").ordinary(20, "2");
        rows.add("B", "1", Double.NaN, 400).add("B", "2", 40, 400);
        Screened first = one(Screening.of(rows.shares(), HIGH), "B", "1");
        assertFalse(first.silent());
        assertEquals("blank", first.reason());
    }

    /** Everybody doubles in the last month; one triples on top of it. */
    private static ScreenRows doubled() {
        ScreenRows rows = new ScreenRows();
        for (int month = 1; month <= 8; month++) {
            for (int i = 0; i < 24; i++) {
                rows.add("A" + i, "2026-" + month, (20 + i % 5) * (month == 8 ? 2 : 1), 1000);
            }
            rows.add("B", "2026-" + month, month == 8 ? 132 : 22, 1000);
        }
        return rows;
    }

    @Test
    void aChangeIsNetOfWhatHappenedToAll() {
        Screening screening = Screening.of(doubled().rates(), HIGH);
        Screened.Change own = one(screening, "B", "2026-8").change();
        assertEquals(Screened.State.FLAGGED, own.state());
        assertEquals(3, own.ratio(), 0.05);
        assertTrue(own.interval().contains(3));
        Screened.Change others = one(screening, "A3", "2026-8").change();
        assertEquals(Screened.State.NOT_FLAGGED, others.state());
        assertEquals(1, others.ratio(), 0.1);
        assertEquals(
                "earlier periods=2, needs 3",
                one(screening, "A3", "2026-3").change().reason());
    }

    @Test
    void aLastingShiftHasADate() {
        ScreenRows rows = new ScreenRows();
        SplittableRandom random = new SplittableRandom(11);
        for (int month = 1; month <= 12; month++) {
            for (int i = 0; i < 24; i++) {
                rows.add("A" + i, "2026-" + month, Poisson.quantile(random.nextDouble(), 60), 1000);
            }
            rows.add("B", "2026-" + month, Poisson.quantile(random.nextDouble(), month > 7 ? 180 : 60), 1000);
        }
        Screening screening = Screening.of(rows.rates(), HIGH);
        OwnShift shift = screening.shifts().get(24);
        assertEquals("B", shift.organization());
        assertEquals(Screened.State.FLAGGED, shift.state());
        assertEquals("2026-7", shift.last());
        assertEquals(3, shift.after() / shift.before(), 0.3);
        assertEquals(
                1,
                screening.shifts().stream()
                        .filter(found -> found.state() == Screened.State.FLAGGED)
                        .count());
    }

    @Test
    void meansWithoutSpreadAreOnlyFollowedOverTime() {
        ScreenRows rows = new ScreenRows();
        SplittableRandom random = new SplittableRandom(2);
        for (int month = 1; month <= 16; month++) {
            for (int i = 0; i < 20; i++) {
                double noise = Gaussian.quantile(random.nextDouble(1e-9, 1));
                rows.add("A" + i, "2026-" + month, 50 + noise + (i == 7 && month > 8 ? 12 : 0), 200);
            }
        }
        Screening screening = Screening.of(
                Observations.means(rows.names(), rows.times(), rows.numerators(), rows.denominators(), null), HIGH);
        Screened found = one(screening, "A7", "2026-9");
        assertEquals("no standard deviation: how far chance reaches is unknown", found.reason());
        assertEquals("of means only shifts are told", found.change().reason());
        List<OwnShift> flagged = screening.shifts().stream()
                .filter(shift -> shift.state() == Screened.State.FLAGGED)
                .toList();
        assertEquals(List.of("A7"), flagged.stream().map(OwnShift::organization).toList());
        assertEquals("2026-8", flagged.get(0).last());
    }
}
