package io.plumbline.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates that are counts: seconds or milliseconds since 1970, or the day numbers of a spreadsheet. */
enum CountForm implements DateForm {
    EPOCH_SECONDS {
        @Override
        Parsed at(BigDecimal count) {
            return epoch(count.movePointRight(3));
        }
    },
    EPOCH_MILLIS {
        @Override
        Parsed at(BigDecimal count) {
            return epoch(count);
        }
    },
    /** Day 1 is 1900-01-01; counted from 1899-12-30, because the format holds a 29 February 1900 that never was. */
    EXCEL_1900 {
        @Override
        Parsed at(BigDecimal count) {
            if (count.compareTo(FIRST_SOUND_DAY) < 0) {
                throw new UnreadableException(
                        Unreadable.YEAR_OUT_OF_RANGE, "spreadsheet days before 61 (1 March 1900) are not reliable");
            }
            return serial(count, LocalDate.of(1899, 12, 30));
        }
    },
    /** Day 0 is 1904-01-01. */
    EXCEL_1904 {
        @Override
        Parsed at(BigDecimal count) {
            return serial(count, LocalDate.of(1904, 1, 1));
        }
    };

    private static final BigDecimal FIRST_SOUND_DAY = BigDecimal.valueOf(61);
    private static final Pattern COUNT = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final long MILLIS_A_DAY = 86_400_000L;

    abstract Parsed at(BigDecimal count);

    /** The form of that name, or null. */
    static CountForm named(String name) {
        for (CountForm form : values()) {
            if (form.label().equals(name)) {
                return form;
            }
        }
        return null;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(CountForm::label).toList();
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Parsed read(String text) {
        if (text.isEmpty() || text.length() > 24 || !COUNT.matcher(text).matches()) {
            return null;
        }
        return at(new BigDecimal(text));
    }

    private static Parsed epoch(BigDecimal millis) {
        BigDecimal whole = millis.setScale(0, RoundingMode.FLOOR);
        if (whole.abs().compareTo(BigDecimal.valueOf(8_640_000_000_000_000L)) > 0) {
            Moment.checkYear(Integer.MAX_VALUE);
        }
        Instant instant = Instant.ofEpochMilli(whole.longValue());
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        Moment.checkYear(utc.getYear());
        return new Parsed(utc, instant, Parsed.Precision.SECOND);
    }

    private static Parsed serial(BigDecimal count, LocalDate first) {
        if (count.signum() < 0 || count.precision() - count.scale() > 6) {
            Moment.checkYear(Integer.MAX_VALUE);
        }
        long days = count.longValue();
        // A serial is a binary fraction of a day: its last digits are noise below a millisecond.
        long millis = count.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(MILLIS_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
        LocalDateTime local = first.plusDays(days).atStartOfDay().plusNanos(millis * 1_000_000);
        Moment.checkYear(local.getYear());
        return new Parsed(local, millis == 0 ? Parsed.Precision.DAY : Parsed.Precision.SECOND);
    }
}
