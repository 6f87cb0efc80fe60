package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StratifiedLogitTest {
    /** Maximum over all choices of cases, enumerated one by one and maximized without derivatives in SciPy 1.17.1. */
    @Test
    void agreesWithTheLikelihoodWrittenOutAsAllChoices() {
        StratifiedLogit.Fit fit = StratifiedLogit.fit(Visits.features(), Visits.positive(), Visits.team());
        assertNull(fit.problem());
        assertEquals(0.4760837267625819, fit.slope()[0], 1e-7);
        assertEquals(1.2827971962963245, fit.slope()[1], 1e-7);
        assertEquals(0.27411583218069074, fit.error()[0], 1e-6);
        assertEquals(0.6584515670582736, fit.error()[1], 1e-6);
        assertEquals(-7.285647251695421, fit.logLikelihood(), 1e-10);
        assertEquals(-13.785257514793253, fit.logLikelihoodAtZero(), 1e-10);
        assertEquals(28, fit.cases());
        assertEquals(11, fit.positives());
    }

    /** For pairs with one yes-or-no feature the maximum is the logarithm of the discordant pairs' ratio (Breslow and Day 1980, 5.2). */
    @Test
    void ofMatchedPairsGivesTheRatioOfDiscordantPairs() {
        int pairs = 47;
        double[][] features = new double[2 * pairs][1];
        boolean[] positive = new boolean[2 * pairs];
        int[] stratum = new int[2 * pairs];
        for (int i = 0; i < pairs; i++) {
            positive[2 * i] = true;
            stratum[2 * i] = i;
            stratum[2 * i + 1] = i;
            features[2 * i][0] = i < 30 ? 1 : 0;
            features[2 * i + 1][0] = i >= 20 && i < 40 ? 1 : 0;
        }
        StratifiedLogit.Fit fit = StratifiedLogit.fit(features, positive, stratum);
        assertEquals(Math.log(20.0 / 10), fit.slope()[0], 1e-10);
        assertEquals(Math.sqrt(1.0 / 20 + 1.0 / 10), fit.error()[0], 1e-9);
        Interval odds = fit.oddsRatio(0, 1, 0.95);
        assertEquals(2 * Math.exp(1.959963984540054 * Math.sqrt(0.15)), odds.high(), 1e-8);
    }

    @Test
    void aStratumWithoutContrastChangesNothing() {
        double[][] features = Arrays.copyOf(Visits.features(), 30);
        features[28] = new double[] {100, -7};
        features[29] = new double[] {3, 2};
        boolean[] positive = Arrays.copyOf(Visits.positive(), 30);
        positive[28] = true;
        positive[29] = true;
        int[] team = Arrays.copyOf(Visits.team(), 30);
        team[28] = 9;
        team[29] = 9;
        StratifiedLogit.Fit fit = StratifiedLogit.fit(features, positive, team);
        assertEquals(0.4760837267625819, fit.slope()[0], 1e-7);
        assertEquals(3, fit.strata());
    }

    @Test
    void separationIsRefusedInWords() {
        double[][] features = new double[20][1];
        boolean[] positive = new boolean[20];
        for (int i = 0; i < 20; i++) {
            features[i][0] = i;
            positive[i] = i >= 12;
        }
        String problem = StratifiedLogit.fit(features, positive, new int[20]).problem();
        assertTrue(problem.contains("separated"), problem);
    }

    @Test
    void separationUpToATieIsRefusedToo() {
        double[][] features = new double[40][1];
        boolean[] positive = new boolean[40];
        for (int i = 0; i < 40; i++) {
            features[i][0] = i < 20 ? 0 : 1;
            positive[i] = i >= 20 || i < 0;
        }
        positive[25] = false;
        String problem = StratifiedLogit.fit(features, positive, new int[40]).problem();
        assertTrue(problem.contains("separated"), problem);
    }

    @Test
    void aFeatureThatRepeatsAnotherIsRefusedInWords() {
        double[][] features = Visits.features();
        for (double[] row : features) {
            row[1] = 2 * row[0] + 1;
        }
        String problem =
                StratifiedLogit.fit(features, Visits.positive(), Visits.team()).problem();
        assertTrue(problem.contains("repeats another"), problem);
    }

    @Test
    void withoutContrastThereIsNoFit() {
        StratifiedLogit.Fit fit =
                StratifiedLogit.fit(new double[][] {{1}, {2}}, new boolean[] {true, true}, new int[2]);
        assertTrue(fit.problem().startsWith("no stratum holds both"), fit.problem());
    }

    /** The truth is odds e^0.8 per unit; teams differ by far more, and the intercepts of five teams do not disturb the slope. */
    @Test
    void manyVisitsOfVeryDifferentTeamsGiveTheTrueSlope() {
        int n = 3000;
        double[][] features = new double[n][1];
        boolean[] positive = new boolean[n];
        int[] team = new int[n];
        java.util.SplittableRandom random = new java.util.SplittableRandom(5);
        for (int i = 0; i < n; i++) {
            team[i] = i % 5;
            features[i][0] = random.nextDouble() * 4 - 2 + team[i];
            double odds = Math.exp(-3 + 0.8 * features[i][0] - 1.5 * team[i]);
            positive[i] = random.nextDouble() < odds / (1 + odds);
        }
        StratifiedLogit.Fit fit = StratifiedLogit.fit(features, positive, team);
        assertEquals(0.8, fit.slope()[0], 2.5 * fit.error()[0]);
        assertTrue(fit.error()[0] < 0.15);
    }
}
