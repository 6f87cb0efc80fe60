package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatesTest {
    @ParameterizedTest
    @CsvSource({"京 a·12345,京A12345", "京Ａ－１２３４５Ｄ,京A12345D", "京A•D12345,京AD12345", "京A.1234挂,京A1234挂", "京i-12345,京I12345"
    })
    void losesSeparatorsWidthAndCase(String text, String plate) {
        assertEquals(plate, Plates.normalize(text));
    }

    @ParameterizedTest
    @CsvSource({
        "京A12345,NORMAL",
        "京AF0236,NORMAL",
        "京AD12345,NEW_ENERGY",
        "京A12345D,NEW_ENERGY",
        "京A1234挂,TRAILER",
        "冀B1234学,SPECIAL",
        "京A1234警,SPECIAL",
        "粤Z1234港,SPECIAL"
    })
    void platesThatAreIssuedAreValidAndTellTheirKind(String plate, Plates.Kind kind) {
        assertTrue(Plates.valid(plate));
        assertEquals(kind, Plates.kind(plate));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "京A1234", "京I12345", "京A1234O", "北A12345", "京A123456", "京12345A", "A12345", "京AD1234D"})
    void otherShapesAreNoPlates(String plate) {
        assertFalse(Plates.valid(plate));
        assertNull(Plates.kind(plate));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "京AD0B81,京A00881,CONFUSABLE",
                "京A1234O,京A12340,CONFUSABLE",
                "京A1I345,京A11345,CONFUSABLE",
                "京A12345D,京A123450,CONFUSABLE",
                "京8Z2345,京B22345,CONFUSABLE",
                "京A1234挂,京A1234挂,SAME",
                "京A12345,京A12345,SAME",
                "京A12345,京A12346,DIFFERENT",
                "京A12345,冀A12345,DIFFERENT",
                "京A12345,京A12345D,DIFFERENT",
                "京A1234挂,京A12345,DIFFERENT",
                "京A12345,无牌,UNKNOWN",
                "-,京A12345,UNKNOWN"
            })
    void readingsOfOnePlateMeetOnAWeakerLevel(String one, String other, Plates.Agreement agreement) {
        assertEquals(agreement, Plates.compare(one, other));
        assertEquals(agreement, Plates.compare(other, one));
    }

    @Test
    void foldedBeforeItIsHashedAReadingStillLinks() {
        String key = "0123456789abcdef";
        assertNotEquals(Hashes.keyed(key, "京A0B345"), Hashes.keyed(key, "京AO8345"));
        assertEquals(Hashes.keyed(key, Plates.folded("京A0B345")), Hashes.keyed(key, Plates.folded("京AO8345")));
        assertEquals(Plates.folded("京A0B345"), Plates.folded(Plates.folded("京A0B345")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "无牌车辆一台呀", "A123456", "京A12", "京A1234567"})
    void aBrokenReadingIsNoKey(String text) {
        assertNull(Plates.folded(text));
    }
}
