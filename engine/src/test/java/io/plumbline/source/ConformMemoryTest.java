package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConformMemoryTest {
    private static ConformMemory of(String column) {
        return new ConformMemory(
                ConformPlan.column(column, 0, Manifests.CONTRACT, Manifests.SOURCE, Manifests.context("")));
    }

    private static Object read(ConformMemory memory, String text) {
        return memory.read(text, new ConformFindings());
    }

    @Test
    void aTextThatReturnsComesToTheValueItHad() {
        ConformMemory vehicles = of("vehicle_id");
        assertSame(read(vehicles, "京A·12345"), read(vehicles, "京A·12345"));
        assertEquals(read(vehicles, "京A12345"), read(vehicles, "京A·12345"));
    }

    @Test
    void aFaultIsToldOfEveryRowThatHasIt() {
        ConformMemory loads = of("load_t");
        for (int row = 0; row < 3; row++) {
            ConformFindings findings = new ConformFindings();
            assertNull(loads.read("70", findings));
            assertEquals(List.of("load_t: out_of_range: 70 is not in [0.1, 60] t"), findings.faults());
        }
    }

    @Test
    void valuesAreTheSameBehindMoreTextsThanAreKept() {
        ConformMemory loads = of("load_t");
        for (int round = 0; round < 3; round++) {
            for (int kg = 1_000; kg < 7_000; kg++) {
                assertEquals(kg / 1000.0, read(loads, kg + " kg"));
            }
        }
    }
}
