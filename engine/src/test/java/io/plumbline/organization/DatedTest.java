package io.plumbline.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatedTest {
    @ParameterizedTest
    @ValueSource(strings = {"城管委", "卢沟桥地区[..2021-07-01)", "六里桥街道[2021-07-01..)", "花乡[2019-01-01..2021-07-01)"})
    void isWrittenAsItIsRead(String text) {
        assertEquals(text, Dated.parse(text).toString());
    }

    @Test
    void holdsTheDaysBetweenTheBrackets() {
        assertEquals(
                new Dated("花乡", LocalDate.of(2019, 1, 1), LocalDate.of(2021, 7, 1)),
                Dated.parse("花乡[2019-01-01 .. 2021-07-01)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"花乡[2019]", "花乡[2019-01-01,2021-07-01)", "花乡[2019-13-01..)", "花乡[2021-07-01..2021-07-01)"})
    void refusesBracketsWithoutDays(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Dated.parse(text))
                .getMessage();
        assertEquals("'" + text + "'", message.substring(0, text.length() + 2));
    }
}
