package io.plumbline.stats;

import static io.plumbline.stats.ScreenRows.one;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final ScreenCriterion HIGH = ScreenCriterion.usual(Direction.HIGH);

    private static GroupSpread hospitals(int expected, ScreenCriterion.Published published) {
        Oracle table = Oracle.read("medpar_54.csv");
        String[] providers = table.rows().stream().map(row -> row[0]).toArray(String[]::new);
        String[] year = new String[providers.length];
        Arrays.fill(year, "1991");
        double[] observed = Arrays.stream(table.counts(1)).asDoubleStream().toArray();
        Screening screening = Screening.of(
                Observations.ratios(providers, year, observed, table.numbers(expected)),
                new ScreenCriterion(Direction.BOTH, null, 1.0, null, null, published));
        return screening.spreads().get(0);
    }

    @Test
    void findsOutsideThePublishedLimitsWhatWasPublished() {
        GroupSpread winsorised = hospitals(2, ScreenCriterion.Published.WINSORISED);
        assertEquals(25, winsorised.outsideUnadjusted());
        assertEquals(2, winsorised.outsidePublished());
        assertEquals(9.30249710743, winsorised.phi(), 1e-10);
        assertEquals(0.00786307927606, winsorised.tauSquared(), 1e-12);
        GroupSpread truncated = hospitals(3, ScreenCriterion.Published.TRUNCATED);
        assertEquals(9, truncated.outsidePublished());
        assertEquals(0.0284102322745, truncated.tauSquared(), 1e-12);
    }

    @Test
    void flagsTheOneThatStandsOutAndNobodyElse() {
        Screening screening = Screening.of(
                new ScreenRows()
                        .ordinary(24, "2026-03")
                        .add("B", "2026-03", 120, 400)
                        .shares(),
                HIGH);
        assertEquals(
                List.of("B"),
                screening.results().stream()
                        .filter(found -> found.state() == Screened.State.FLAGGED)
                        .map(Screened::organization)
                        .toList());
        Screened found = one(screening, "B", "2026-03");
        assertEquals(24, found.standing().peers());
        assertTrue(found.value() > found.standing().limits998().high());
        assertEquals(Significance.FAR_HIGH, found.standing().significance());
        assertTrue(one(screening, "A00", "2026-03").standing().visible() < 0.3);
    }

    @Test
    void theOrderOfTheRowsChangesNothing() {
        ScreenRows rows = new ScreenRows();
        SplittableRandom random = new SplittableRandom(3);
        for (int month = 1; month <= 8; month++) {
            for (int i = 0; i < 25; i++) {
                int n = random.nextInt(20, 500);
                rows.add("A" + i, "2026-" + month, random.nextInt(0, 1 + n / 4), n);
            }
        }
        Screening screening = Screening.of(rows.shares(), HIGH);
        for (long seed = 1; seed <= 3; seed++) {
            Screening other = Screening.of(rows.shuffled(seed).shares(), HIGH);
            assertEquals(screening.results(), other.results());
            assertEquals(screening.shifts(), other.shifts());
            assertEquals(screening.spreads(), other.spreads());
        }
    }

    @Test
    void belowEightNobodyIsComparedAndBelowTwentyOnlyBySpreadsFromElsewhere() {
        String seven = one(Screening.of(new ScreenRows().ordinary(7, "1").shares(), HIGH), "A00", "1")
                .reason();
        assertEquals("peers=6, needs 7", seven);
        Screened twelve = one(Screening.of(new ScreenRows().ordinary(12, "1").shares(), HIGH), "A00", "1");
        assertEquals("peers=11 in one period, needs 19, further periods or a declared spread", twelve.reason());
        assertEquals(Screened.State.NOT_JUDGEABLE, twelve.state());
        ScreenCriterion given = new ScreenCriterion(Direction.HIGH, null, null, null, 0.3, null);
        assertEquals(
                "given",
                Screening.of(new ScreenRows().ordinary(12, "1").shares(), given)
                        .spreads()
                        .get(0)
                        .source());
        ScreenRows two = new ScreenRows().ordinary(12, "1").ordinary(12, "2");
        assertEquals("pooled", Screening.of(two.shares(), HIGH).spreads().get(1).source());
    }

    @Test
    void fewRecordsAreNotJudgedThoughTheyStandBesideTheOthers() {
        Screening screening = Screening.of(
                new ScreenRows().ordinary(24, "1").add("B", "1", 12, 29).shares(), HIGH);
        Screened few = one(screening, "B", "1");
        assertEquals("n=29, needs 30", few.reason());
        assertNull(few.standing());
        assertNull(few.published());
        assertEquals(24, one(screening, "A00", "1").standing().peers());
    }

    @Test
    void nothingIsSaidWhereNobodyCountsAnything() {
        ScreenRows rows = new ScreenRows();
        for (int i = 0; i < 25; i++) {
            rows.add("A" + i, "1", 0, 100);
        }
        assertEquals(
                "none of the peers counts anything",
                one(Screening.of(rows.shares(), HIGH), "A3", "1").reason());
    }

    @Test
    void aDepartureOfManyIsACommonPattern() {
        ScreenRows rows = new ScreenRows().ordinary(24, "1");
        for (int i = 0; i < 8; i++) {
            rows.add("B" + i, "1", 300, 400);
        }
        ScreenCriterion tight = new ScreenCriterion(Direction.HIGH, 0.4, null, null, null, null);
        Screening screening = Screening.of(rows.shares(), tight);
        assertTrue(screening.results().stream().noneMatch(found -> found.state() == Screened.State.FLAGGED));
        assertEquals(
                "common pattern: 8 of 32 organizations",
                one(screening, "B1", "1").reason());
    }

    @Test
    void theLimitsAreThoseOfThePValues() {
        SplittableRandom random = new SplittableRandom(5);
        ScreenRows rows = new ScreenRows();
        for (int i = 0; i < 400; i++) {
            long n = (long) (30 * Math.pow(300, random.nextDouble()));
            double p = 0.1 * Math.exp(0.5 * Gaussian.quantile(random.nextDouble(1e-9, 1)));
            rows.add("A" + i, "1", Binomial.quantile(random.nextDouble(), n, Math.min(0.9, p)), n);
        }
        ScreenCriterion both = ScreenCriterion.usual(Direction.BOTH);
        for (Observations numbers : List.of(rows.shares(), rows.rates())) {
            for (Screened found : Screening.of(numbers, both).results()) {
                Screened.Standing standing = found.standing();
                assertEquals(
                        standing.significance(),
                        Significance.of(found.value(), standing.limits95(), standing.limits998()),
                        () -> found.toString());
                assertTrue(standing.shrunkenInterval().contains(standing.shrunken()));
            }
        }
    }

    private static final double[] MEANS = {
        10.2, 11.1, 9.8, 10.9, 12.4, 8.7, 10.0, 10.6, 9.1, 11.8, 10.3, 9.9, 13.0, 10.8, 9.4, 11.2, 10.1, 9.6, 10.7,
        18.0, 10.4, 8.9
    };
    private static final double[] ERRORS = {
        .5, .4, .6, .3, .7, .5, .2, .9, .4, .5, .6, .3, .8, .5, .4, .6, .5, .7, .3, .5, .2, .6
    };

    /** Expected numbers from SciPy 1.17.1: Huber's proposal 2 with brentq, norm.sf for the tails. */
    @Test
    void meansAreComparedByACentreAndSpreadThatResistAFew() {
        String[] organizations =
                IntStream.range(0, MEANS.length).mapToObj(i -> "A" + (10 + i)).toArray(String[]::new);
        String[] periods = new String[MEANS.length];
        Arrays.fill(periods, "1");
        double[] n = new double[MEANS.length];
        Arrays.fill(n, 100);
        double[] deviations = Arrays.stream(ERRORS).map(error -> error * 10).toArray();
        Screening screening = Screening.of(Observations.means(organizations, periods, MEANS, n, deviations), HIGH);
        GroupSpread spread = screening.spreads().get(0);
        assertEquals(10.45586750405607, spread.centre(), 1e-9);
        assertEquals(1.02316512118716, spread.spread(), 1e-9);
        Screened far = one(screening, "A29", "1");
        assertEquals(Screened.State.FLAGGED, far.state());
        assertEquals(1.2926582939400455e-08, far.standing().p(), 1e-14);
        assertEquals(16.545700276122904, far.standing().shrunken(), 1e-8);
        assertEquals(0.026083587804685397, one(screening, "A22", "1").standing().p(), 1e-9);
    }

    @Test
    void refusesWhatCannotBeScreened() {
        refused(
                "row 1 repeats organization 'A' in period '1'",
                () -> new ScreenRows().add("A", "1", 1, 40).add("A", "1", 2, 40).shares());
        refused(
                "row 0 41 of 40 is no share; for a count per exposure the kind is rate",
                () -> new ScreenRows().add("A", "1", 41, 40).shares());
        refused(
                "row 0 counts 1.5; a count is a whole number from 0 up",
                () -> new ScreenRows().add("A", "1", 1.5, 40).rates());
        refused(
                "periods '2026-03' and '2026-3' stand for one period; write each period in one way",
                () -> Screening.of(
                        new ScreenRows()
                                .add("A", "2026-3", 1, 40)
                                .add("B", "2026-03", 1, 40)
                                .shares(),
                        HIGH));
        refused(
                "no rows; there is nothing to screen",
                () -> Screening.of(
                        Observations.shares(new String[0], new String[0], new double[0], new double[0]), HIGH));
    }

    private static void refused(String words, org.junit.jupiter.api.function.Executable what) {
        assertEquals(words, assertThrows(IllegalArgumentException.class, what).getMessage());
    }
}
