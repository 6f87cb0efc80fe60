package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTextTest {
    @ParameterizedTest
    @CsvSource({
        "1772691154000000, 2026-03-05T06:12:34Z",
        "1772691154000007, 2026-03-05T06:12:34.000007Z",
        "1772691154120000, 2026-03-05T06:12:34.120000Z",
        "0,                1970-01-01T00:00:00Z",
        "-1,               1969-12-31T23:59:59.999999Z",
        "-86400000000,     1969-12-31T00:00:00Z",
        "-62135596800000000, 0001-01-01T00:00:00Z"
    })
    void writesAnInstantInUtcWithAFractionOnlyWhereThereIsOne(long micros, String text) {
        assertEquals(text, TableText.instant(micros));
    }
}
