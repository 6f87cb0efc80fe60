package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234|1234", "1,234,567.5|1234567.5", "１２．５|12.5", "１，２３４|1234", "-3|-3", "−3|-3", "+3|3", "(12)|-12",
                "（1,200.5）|-1200.5", "12.5%|0.125", "１２.５％|0.125", ".5|0.5", "0012|12", "1.2E+3|1200", "　7　|7", "0|0"
            })
    void readsWhatOfficesWrite(String text, BigDecimal value) {
        assertEquals(
                0,
                value.compareTo(Numbers.decimal(text)),
                () -> Numbers.decimal(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,23|BAD_GROUPING", "12,34,567|BAD_GROUPING", "1234,567|BAD_GROUPING", "1,|BAD_GROUPING",
                        "NaN|NOT_FINITE",
                "-Infinity|NOT_FINITE", "∞|NOT_FINITE", "1e999|NOT_FINITE", "''|NOT_A_NUMBER", "5.|NOT_A_NUMBER",
                "1 234|NOT_A_NUMBER", "12吨|NOT_A_NUMBER", "--3|NOT_A_NUMBER", "(-3)|NOT_A_NUMBER", "0x1F|NOT_A_NUMBER",
                "٣|NOT_A_NUMBER", "%|NOT_A_NUMBER", "1.2.3|NOT_A_NUMBER", "()|NOT_A_NUMBER", "1d|NOT_A_NUMBER"
            })
    void refusesWithAReason(String text, Unreadable reason) {
        assertEquals(
                reason,
                assertThrows(UnreadableException.class, () -> Numbers.decimal(text))
                        .reason());
    }

    @Test
    void stripsTheExpectedUnitAndNoOther() {
        assertEquals(new BigDecimal("12.5"), Numbers.decimal("12.5 吨", "吨"));
        assertEquals(new BigDecimal("80"), Numbers.decimal("80㎡", "m2"));
        assertEquals(12.5, Numbers.real("12.5", "吨"));
        assertThrows(UnreadableException.class, () -> Numbers.decimal("12.5kg", "吨"));
    }

    @Test
    void wholeNumbersAreWhole() {
        assertEquals(1234L, Numbers.whole("1,234"));
        assertEquals(12L, Numbers.whole("12.0"));
        assertEquals(Long.MAX_VALUE, Numbers.whole("9223372036854775807"));
        assertEquals(
                Unreadable.NOT_WHOLE,
                assertThrows(UnreadableException.class, () -> Numbers.whole("12.5"))
                        .reason());
        assertEquals(
                Unreadable.NOT_FINITE,
                assertThrows(UnreadableException.class, () -> Numbers.whole("9223372036854775808"))
                        .reason());
    }

    @Test
    void whatADoubleCannotHoldIsRefused() {
        assertEquals(1e308, Numbers.real("1e308"));
        assertEquals(
                Unreadable.NOT_FINITE,
                assertThrows(UnreadableException.class, () -> Numbers.real("9.9e308"))
                        .reason());
    }

    @Test
    void nullStaysNull() {
        assertNull(Numbers.decimal(null));
        assertNull(Numbers.real(null));
        assertNull(Numbers.whole(null));
    }
}
