package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class AreaUnderCurveTest {
    private static final double Z = 1.959963984540054;

    /** SciPy 1.17.1: mannwhitneyu, and DeLong's variance from the table of all pairs. */
    @Test
    void countsPairsWithTiesAsHalf() {
        AreaUnderCurve area = AreaUnderCurve.overall(Visits.score(), Visits.positive(), 0.95);
        assertEquals(0.7754010695187166, area.value(), 1e-15);
        assertEquals(187, area.pairs());
        assertEquals(
                0.7754010695187166 + Z * 0.08792076495966515, area.interval().high(), 1e-12);
    }

    @Test
    void withinTeamsComparesOnlyVisitsOfOneTeam() {
        AreaUnderCurve area = AreaUnderCurve.within(Visits.score(), Visits.positive(), Visits.team(), 0.95);
        assertEquals(0.7627118644067796, area.value(), 1e-15);
        assertEquals(59, area.pairs());
        assertEquals(
                0.7627118644067796 - Z * 0.10089729576093778, area.interval().low(), 1e-12);
    }

    /** A score that is the team's name and no more: it orders all visits well and says nothing within any team. */
    @Test
    void knowledgeOfTheTeamIsNoKnowledgeOfThePlace() {
        double[] score = new double[200];
        int[] team = new int[200];
        boolean[] positive = new boolean[200];
        for (int i = 0; i < 200; i++) {
            team[i] = i % 2;
            score[i] = team[i];
            positive[i] = team[i] == 1 ? i % 5 != 0 : i % 10 == 0;
        }
        assertEquals(0.8, AreaUnderCurve.overall(score, positive, 0.95).value(), 1e-15);
        AreaUnderCurve within = AreaUnderCurve.within(score, positive, team, 0.95);
        assertEquals(0.5, within.value());
        assertEquals(new Interval(0.5, 0.5), within.interval());
    }

    @Test
    void withoutPairsThereIsNoArea() {
        assertNull(AreaUnderCurve.overall(new double[] {1, 2}, new boolean[] {true, true}, 0.95));
    }

    @Test
    void aSingleTrueProblemLeavesTheAreaOpen() {
        AreaUnderCurve area = AreaUnderCurve.overall(new double[] {1, 2, 3}, new boolean[] {false, true, false}, 0.95);
        assertEquals(0.5, area.value());
        assertEquals(new Interval(0, 1), area.interval());
    }
}
