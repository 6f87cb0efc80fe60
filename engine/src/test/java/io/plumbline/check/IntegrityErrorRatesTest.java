package io.plumbline.check;

import static io.plumbline.check.RecordedValues.judge;
import static io.plumbline.check.RecordedValues.values;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.stats.Poisson;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often {@link Integrity} flags what chance made, and how often it sees what somebody moved. */
class IntegrityErrorRatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'test': 'bunching', 'target': 500, 'delta': 40, 'good': 'high', 'min_ratio': 1}; 115",
                "{'test': 'last-digit', 'min_ratio': 1}; 115",
                "{'test': 'heaping', 'min_ratio': 1}; 115",
                "{'test': 'repeats', 'min_ratio': 1}; 115",
            })
    void measuredQuantitiesGiveAFalseFlagInNoMoreFamiliesThanMeant(String settings, double deviation) {
        Random random = new Random(41);
        assertFewFamilies(settings, i -> Math.max(100, Math.rint(500 + deviation * random.nextGaussian())));
    }

    @Test
    void countsOfChanceGiveAFalseFlagInNoMoreFamiliesThanMeant() {
        Random random = new Random(43);
        assertFewFamilies("{'test': 'too-smooth', 'min_ratio': 1}", i -> Poisson.quantile(random.nextDouble(), 12));
    }

    /** 150 families of ten organizations with 250 values each: q = 0.1 means flags in a tenth of them. */
    private void assertFewFamilies(String settings, ToDoubleFunction<Integer> draw) {
        int flagged = 0;
        for (int i = 0; i < 150; i++) {
            List<Measure> family = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                family.add(values(
                        "A" + k,
                        IntStream.range(0, 250).mapToDouble(draw::applyAsDouble).toArray()));
            }
            flagged += judge(settings, family).stream().anyMatch(one -> one.state() == State.FLAGGED) ? 1 : 0;
        }
        assertTrue(flagged <= 24, "families with a flag: " + flagged + " of 150");
    }

    @Test
    void aFifthMovedOverATargetShows() {
        Random random = new Random(47);
        int seen = 0;
        for (int i = 0; i < 100; i++) {
            double[] moved = IntStream.range(0, 300)
                    .mapToDouble(k -> 500 + 150 * random.nextGaussian())
                    .map(value -> value >= 450 && value < 500 && random.nextDouble() < 0.6 ? value + 50 : value)
                    .toArray();
            seen += judge("{'test': 'bunching', 'target': 500, 'delta': 50, 'good': 'high'}", values("A", moved))
                                    .state()
                            == State.FLAGGED
                    ? 1
                    : 0;
        }
        assertTrue(seen >= 90, "seen " + seen + " of 100");
    }
}
