package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void numbersThatDifferAreLeftOutAndThoseThatDoNotStay() {
        assertEquals(
                List.of(Map.entry("n=…, needs 30", 3L), Map.entry("peers=4, needs 8", 1L)),
                Reasons.most(List.of("n=3, needs 30", "peers=4, needs 8", "n=17, needs 30", "n=0.5, needs 30")));
    }
}
