package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.text.DivisionCodes.Division;
import io.plumbline.text.DivisionCodes.Kind;
import io.plumbline.text.DivisionCodes.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91110000802100433B", "9144030071526726XG", "91330100799655058B", "914403001922038216"})
    void everySingleSubstitutionInAPublishedCreditCodeIsCaught(String code) {
        for (int i = 0; i < code.length(); i++) {
            for (char c : ALPHABET.toCharArray()) {
                String other = code.substring(0, i) + c + code.substring(i + 1);
                assertEquals(other.equals(code), CreditCodes.valid(other), other);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"91110000802100433B", "9144030071526726XG", "91330100799655058B", "914403001922038216"})
    void everySwapOfTwoNeighboursInAPublishedCreditCodeIsCaught(String code) {
        for (int i = 0; i + 1 < code.length(); i++) {
            String other = code.substring(0, i) + code.charAt(i + 1) + code.charAt(i) + code.substring(i + 2);
            assertEquals(other.equals(code), CreditCodes.valid(other), other);
        }
    }

    @Test
    void creditCodesOfTheWrongShapeAreInvalid() {
        assertFalse(CreditCodes.valid(null));
        assertFalse(CreditCodes.valid("91110000802100433"));
        assertFalse(CreditCodes.valid("91110000802100433I"));
        assertEquals("91110000802100433B", CreditCodes.normalize(" ９１110000-802100433b"));
        assertEquals('B', CreditCodes.checkCharacter("91110000802100433"));
        assertEquals(
                "a credit code starts with 17 characters of " + ALPHABET + "; the text given does not",
                assertThrows(IllegalArgumentException.class, () -> CreditCodes.checkCharacter("91S"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "110000,PROVINCE,11,OTHER",
        "110100,CITY,1101,OTHER",
        "110108,DISTRICT,110108,OTHER",
        "110108000000,DISTRICT,110108,OTHER",
        "110108010000,STREET,110108010,SUBDISTRICT",
        "110108010,STREET,110108010,SUBDISTRICT",
        "110112120000,STREET,110112120,TOWN",
        "110112209000,STREET,110112209,TOWNSHIP",
        "110115403000,STREET,110115403,OTHER",
        "110108010001,COMMUNITY,110108010001,RESIDENTS",
        "110108027200,COMMUNITY,110108027200,VILLAGERS",
        "110108010001000,COMMUNITY,110108010001,RESIDENTS",
        "110108010001007,GROUP,110108010001007,OTHER",
        "11,PROVINCE,11,OTHER"
    })
    void divisionCodesLoseTheirPaddingAndTellTheirLevel(String text, Level level, String code, Kind kind) {
        Division division = DivisionCodes.of(text);
        assertEquals(new Division(code, level), division);
        assertEquals(kind, division.kind());
    }

    @Test
    void divisionsKnowWhatContainsThem() {
        Division community = DivisionCodes.of("110108010001");
        assertEquals(DivisionCodes.of("110108010000"), community.parent());
        assertEquals(DivisionCodes.of("110108"), community.parent().parent());
        assertTrue(DivisionCodes.of("110108").contains(community));
        assertFalse(community.contains(community.parent()));
        assertNull(DivisionCodes.of("11").parent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1101081", "11010A", "00", "1101080100010011"})
    void otherTextIsNoDivision(String text) {
        assertNull(DivisionCodes.of(text));
    }

    @ParameterizedTest
    @CsvSource({
        "三,3",
        "十,10",
        "十二,12",
        "二十,20",
        "二十五,25",
        "一百零八,108",
        "二百三十一,231",
        "一千零一,1001",
        "二〇二四,2024",
        "两百,200",
        "壹佰贰拾,120"
    })
    void readsChineseNumerals(String text, int value) {
        assertEquals(value, ChineseNumerals.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "百", "十百", "三3", "楼", "三十五十"})
    void otherTextIsNoNumeral(String text) {
        assertNull(ChineseNumerals.of(text));
    }
}
