package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final DateParser OFFICE = Dates.of(List.of());
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2024-03-05,2024-03-05T00:00,DAY",
        "2024/3/5,2024-03-05T00:00,DAY",
        "2024.3.5,2024-03-05T00:00,DAY",
        "20240305,2024-03-05T00:00,DAY",
        "2024年3月5日,2024-03-05T00:00,DAY",
        "2024 年 3 月 5 日,2024-03-05T00:00,DAY",
        "２０２４－０３－０５　０８：０５,2024-03-05T08:05,MINUTE",
        "2024年3月5日 8时5分,2024-03-05T08:05,MINUTE",
        "2024年3月5日8时5分9秒,2024-03-05T08:05:09,SECOND",
        "2024年3月5日 8时,2024-03-05T08:00,MINUTE",
        "2024-03-05 08:05,2024-03-05T08:05,MINUTE",
        "2024-03-05 8:05:09,2024-03-05T08:05:09,SECOND",
        "2024-03-05T08:05:09.123,2024-03-05T08:05:09.123,SECOND",
        "2024/3/5 8:05:09.1234567,2024-03-05T08:05:09.123456700,SECOND",
        "20240305 08:05:09,2024-03-05T08:05:09,SECOND",
        "20240305080509,2024-03-05T08:05:09,SECOND",
        "240305080509,2024-03-05T08:05:09,SECOND",
        "2024-02-29,2024-02-29T00:00,DAY",
        "2023-12-31 24:00:00,2024-01-01T00:00,SECOND",
        "2024-02-28 24:00,2024-02-29T00:00,MINUTE"
    })
    void readsWhatOfficesWrite(String text, LocalDateTime local, Parsed.Precision precision) {
        assertEquals(new Parsed(local, null, precision), OFFICE.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-05T08:05:09Z,2024-03-05T08:05:09Z",
        "2024-03-05T08:05:09+08:00,2024-03-05T00:05:09Z",
        "2024-03-05 08:05:09.5 -0330,2024-03-05T11:35:09.500Z",
        "2024-03-05T08:05+08,2024-03-05T00:05:00Z"
    })
    void anOffsetFixesThePointInTime(String text, Instant instant) {
        assertEquals(instant, OFFICE.parse(text).instant());
        assertEquals(instant, OFFICE.parse(text).at(SHANGHAI));
    }

    @Test
    void aWallClockTakesTheZoneOfItsCaller() {
        assertEquals(
                Instant.parse("2024-03-04T16:00:00Z"),
                OFFICE.parse("2024-03-05").at(SHANGHAI));
        assertEquals(
                LocalDateTime.parse("2024-03-05T16:05"),
                OFFICE.parse("2024-03-05T08:05Z").in(SHANGHAI));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-30,IMPOSSIBLE_DATE",
        "2023-02-29,IMPOSSIBLE_DATE",
        "20241301,IMPOSSIBLE_DATE",
        "2024-03-05 25:00,IMPOSSIBLE_DATE",
        "2024-03-05 24:01,IMPOSSIBLE_DATE",
        "2024-03-05 08:60,IMPOSSIBLE_DATE",
        "2024-03-05T08:05+19:00,IMPOSSIBLE_DATE",
        "1899-12-31,YEAR_OUT_OF_RANGE",
        "2101-01-01,YEAR_OUT_OF_RANGE",
        "0024-03-05,YEAR_OUT_OF_RANGE",
        "3/5/2024,AMBIGUOUS_DATE",
        "05-03-2024,AMBIGUOUS_DATE",
        "24/3/5,AMBIGUOUS_DATE",
        "201203051230,AMBIGUOUS_DATE",
        "'',NOT_A_DATE",
        "2024,NOT_A_DATE",
        "2024-03,NOT_A_DATE",
        "2024-3/5,NOT_A_DATE",
        "2024年3月,NOT_A_DATE",
        "45292,NOT_A_DATE",
        "1709600000,NOT_A_DATE",
        "2024-03-05 and later,NOT_A_DATE",
        "2024-03-05 08,NOT_A_DATE",
        "2024-03-05 08:5,NOT_A_DATE",
        "昨天,NOT_A_DATE",
        "2024-03-05 08:05:09.1234567890,NOT_A_DATE"
    })
    void refusesWithAReason(String text, Unreadable reason) {
        assertEquals(
                reason,
                assertThrows(UnreadableException.class, () -> OFFICE.parse(text))
                        .reason());
    }

    @Test
    void theMessageOfARefusalDoesNotHoldTheText() {
        assertEquals(
                "ambiguous-date: day and month cannot be told apart; give a pattern such as MM/dd/yyyy or dd/MM/yyyy",
                assertThrows(UnreadableException.class, () -> OFFICE.parse("3/5/2024"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "01/02/2015 12:00:00 AM,2015-01-02T00:00:00",
        "01/02/2015 12:30:00 PM,2015-01-02T12:30:00",
        "12/31/2015 11:59:59 pm,2015-12-31T23:59:59"
    })
    void readsMorningAndAfternoonWhateverTheLocale(String text, LocalDateTime local) {
        Parsed parsed = Dates.of(List.of("MM/dd/yyyy hh:mm:ss a")).parse(text);
        assertEquals(new Parsed(local, null, Parsed.Precision.SECOND), parsed);
    }

    @Test
    void thirteenOClockIsNoHourOfAHalfDay() {
        DateParser parser = Dates.of(List.of("MM/dd/yyyy hh:mm:ss a"));
        assertEquals(
                Unreadable.IMPOSSIBLE_DATE,
                assertThrows(UnreadableException.class, () -> parser.parse("01/02/2015 13:00:00 PM"))
                        .reason());
    }

    @Test
    void patternsAreTriedInOrder() {
        DateParser parser = Dates.of(List.of("d/M/yyyy", "yyyyMMddHHmm", "d M yy", "office"));
        assertEquals(
                LocalDateTime.parse("2024-05-03T00:00"),
                parser.parse("3/5/2024").local());
        assertEquals(
                LocalDateTime.parse("2012-03-05T12:30"),
                parser.parse("201203051230").local());
        assertEquals(
                LocalDateTime.parse("2024-03-05T00:00"),
                parser.parse("2024-03-05").local());
        assertEquals(
                LocalDateTime.parse("2024-03-05T00:00"), parser.parse("5 3 24").local());
    }

    @Test
    void readsCountsOnlyWhereAPatternSaysSo() {
        assertEquals(
                Instant.parse("2024-03-05T00:53:20Z"),
                Dates.of(List.of("epoch-seconds")).parse("1709600000").instant());
        assertEquals(
                Instant.parse("2024-03-05T00:53:20.123Z"),
                Dates.of(List.of("epoch-millis")).parse("1709600000123").instant());
        assertEquals(
                LocalDateTime.parse("2024-01-01T00:00"),
                Dates.of(List.of("excel-1900")).parse("45292").local());
        assertEquals(
                LocalDateTime.parse("2024-01-01T00:00"),
                Dates.of(List.of("excel-1904")).parse("43830").local());
        assertEquals(
                new Parsed(LocalDateTime.parse("2024-01-01T08:05:09"), null, Parsed.Precision.SECOND),
                Dates.of(List.of("excel-1900")).parse("45292.336909722223"));
    }

    @ParameterizedTest
    @CsvSource({
        "excel-1900,60",
        "excel-1900,-1",
        "excel-1904,999999",
        "epoch-millis,99999999999999999",
        "epoch-seconds,1709600000123"
    })
    void countsOutOfRangeAreRefused(String pattern, String text) {
        DateParser parser = Dates.of(List.of(pattern));
        assertEquals(
                Unreadable.YEAR_OUT_OF_RANGE,
                assertThrows(UnreadableException.class, () -> parser.parse(text))
                        .reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM", "YYYY-MM-dd", "yyyy-MM-dd hh:mm", "dd MMM yyyy", "yyyy-MM-dd 'um"})
    void refusesPatternsItCannotKeep(String pattern) {
        String message = assertThrows(IllegalArgumentException.class, () -> Dates.of(List.of(pattern)))
                .getMessage();
        assertEquals("date pattern '" + pattern + "': ", message.substring(0, pattern.length() + 17));
    }

    @Test
    void aParserTravelsToWhereTheRowsAre() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(Dates.of(List.of("d/M/yyyy", "office", "excel-1900")));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            DateParser parser = (DateParser) in.readObject();
            assertEquals(
                    LocalDateTime.parse("2024-05-03T00:00"),
                    parser.parse("3/5/2024").local());
            assertEquals(
                    LocalDateTime.parse("2024-01-01T00:00"),
                    parser.parse("45292").local());
        }
    }

    @Test
    void nullStaysNull() {
        assertNull(OFFICE.parse(null));
    }
}
