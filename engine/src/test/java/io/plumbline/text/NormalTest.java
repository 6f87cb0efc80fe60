package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
    @Test
    void textLosesWidthInvisibleCharactersAndBlanks() {
        assertEquals("A123 (东区) 3", Normal.text("\uFEFF　Ａ１２３ \t（东区）\u00A0\u200B3 "));
        assertEquals("", Normal.text(" 　 "));
        assertEquals("a b", Normal.text("a  b"));
        assertEquals("a b", Normal.text("a\tb"));
        assertNull(Normal.text(null));
    }

    @Test
    void keysCompareNamesWithoutSeparatorsAndCase() {
        assertEquals("i号院(东区)", Normal.key("Ｉ 号·院－（东区）"));
        assertNull(Normal.key(null));
    }

    @ParameterizedTest
    @CsvSource({
        "'',BLANK",
        "null,BLANK",
        "/,DASH",
        "—,DASH",
        "--,DASH",
        "——,DASH",
        "无,NONE",
        "不详,UNKNOWN",
        "未报,NOT_REPORTED",
        "不适用,NOT_APPLICABLE",
        "N/A,NOT_APPLICABLE",
        "n/a,NOT_APPLICABLE",
        "NULL,BLANK",
        "未知,UNKNOWN"
    })
    void tokensForMissingValuesKeepTheirReason(String text, MissingReason reason) {
        assertEquals(reason, MissingValues.of(text));
    }

    @ParameterizedTest
    @CsvSource({"0", "无锡", "-1", "不详细", "2024/3"})
    void valuesAreNotMissing(String text) {
        assertNull(MissingValues.of(text));
    }

    @Test
    void nothingWrittenIsBlank() {
        assertEquals(MissingReason.BLANK, MissingValues.of(null));
    }

    @Test
    void identifiersTellPartsApart() {
        assertNotEquals(Hashes.id("ab", "c"), Hashes.id("a", "bc"));
        assertNotEquals(Hashes.id("a", null), Hashes.id("a", ""));
        assertNotEquals(Hashes.id("a"), Hashes.id("a", null));
        assertEquals("2:ab-3:街", Hashes.joined("ab", null, "街"));
    }

    @Test
    void hashesAreThoseOfThePublishedTestVectors() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Hashes.sha256Hex("abc"));
        // RFC 4231, test case 5, publishes the first 128 bits.
        assertEquals(
                "a3b6167473100ee06e0c796c2955552b",
                Hashes.keyed("".repeat(20), "Test With Truncation").substring(0, 32));
    }

    @Test
    void aShortKeyIsRefused() {
        assertEquals(
                "the key for pseudonyms has 5 bytes; at least 16 are needed; give a longer random key by reference",
                assertThrows(IllegalArgumentException.class, () -> Hashes.keyed("short", "京A12345"))
                        .getMessage());
        assertNull(Hashes.keyed("short", null));
    }

    @Test
    void keysGiveDifferentPseudonyms() {
        String first = Hashes.keyed("0123456789abcdef", "京A12345");
        assertNotEquals(first, Hashes.keyed("0123456789abcdeg", "京A12345"));
        assertEquals(first, Hashes.keyed("0123456789abcdef", "京A12345"));
        assertEquals(64, first.length());
    }
}
