package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {
    /** {@code scipy.stats.ncx2.sf} of SciPy 1.17. */
    @ParameterizedTest
    @CsvSource({
        "16.918977604620448,9,15.65,0.800006264678988",
        "3.841458820694124,1,7.8489,0.8000019731142872",
    })
    void theNoncentralTailIsThatOfAnotherLibrary(double x, double df, double noncentrality, double tail) {
        assertEquals(tail, ChiSquare.noncentralSurvival(x, df, noncentrality), 1e-9);
    }

    /** Roots of the same. */
    @ParameterizedTest
    @CsvSource({"27.877164871256568,28.79510199655376", "16.918977604620448,15.649797895188215"})
    void theNoncentralityOfAPowerIsTheRootOfTheTail(double critical, double noncentrality) {
        assertEquals(noncentrality, ChiSquare.noncentrality(critical, 9, 0.8), 1e-6);
    }

    @Test
    void withoutNoncentralityTheTailIsThatOfChiSquare() {
        assertEquals(ChiSquare.survival(12.5, 9), ChiSquare.noncentralSurvival(12.5, 9, 0), 1e-15);
    }
}
