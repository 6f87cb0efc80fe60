package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreBinsTest {
    @Test
    void equalScoresAreNeverParted() {
        double[] score = new double[40];
        boolean[] positive = new boolean[40];
        for (int i = 0; i < 40; i++) {
            score[i] = i < 25 ? 0.1 : 0.5 + i / 100.0;
            positive[i] = i % 2 == 0;
        }
        List<ScoreBins.Bin> bins = ScoreBins.of(score, positive);
        assertEquals(List.of(25, 5, 10), bins.stream().map(ScoreBins.Bin::of).toList());
        assertEquals(new ScoreBins.Bin(0.1, 0.1, 0.1, 13, 25), bins.get(0));
    }

    @Test
    void brierIsTheMeanSquareOfWhatWasSaidLessWhatWasFound() {
        double brier = ScoreBins.brier(new double[] {0.9, 0.2, 0.5}, new boolean[] {true, false, true});
        assertEquals((0.01 + 0.04 + 0.25) / 3, brier, 1e-15);
    }
}
