package io.plumbline.text;

import java.time.DateTimeException;
import java.time.ZoneOffset;

/**
 * The forms that need no pattern: year first with dashes, strokes, full stops or 年月日, or eight, twelve or fourteen
 * digits; then, if there is one, a time with colons or 时分秒 and an offset.
 */
enum OfficeForm implements DateForm {
    INSTANCE;

    @Override
    public Parsed read(String text) {
        Cursor cursor = new Cursor(text);
        Moment moment = new Moment();
        int digits = cursor.digitsAhead();
        if (digits == 12) {
            return cursorEnds(text, 12) ? twelve(text) : null;
        }
        if (digits == 14) {
            return cursorEnds(text, 14) ? fourteen(cursor, moment) : null;
        }
        boolean dated = switch (digits) {
            case 1, 2 -> dayFirst(cursor);
            case 4 -> separated(cursor, moment);
            case 8 -> compact(cursor, moment);
            default -> false;
        };
        return dated && timeAndEnd(cursor, moment) ? moment.parsed() : null;
    }

    private static boolean cursorEnds(String text, int at) {
        return text.length() == at;
    }

    /** Twelve digits are yyMMddHHmmss of vehicle terminals (JT/T 808), unless yyyyMMddHHmm is just as possible. */
    private static Parsed twelve(String text) {
        Cursor cursor = new Cursor(text);
        Moment moment = new Moment();
        moment.year = 2000 + cursor.number(2, 2);
        monthAndDay(cursor, moment);
        clock(cursor, moment);
        if (isMinuteStamp(text)) {
            throw new UnreadableException(
                    Unreadable.AMBIGUOUS_DATE, "yyMMddHHmmss and yyyyMMddHHmm are both possible; give a pattern");
        }
        return moment.parsed();
    }

    private static boolean isMinuteStamp(String text) {
        Cursor cursor = new Cursor(text);
        int year = cursor.number(4, 4);
        int month = cursor.number(2, 2);
        int day = cursor.number(2, 2);
        int hour = cursor.number(2, 2);
        int minute = cursor.number(2, 2);
        return year >= Moment.FIRST_YEAR
                && year <= Moment.LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && hour <= 24
                && minute <= 59;
    }

    private static Parsed fourteen(Cursor cursor, Moment moment) {
        compact(cursor, moment);
        clock(cursor, moment);
        return moment.parsed();
    }

    private static boolean compact(Cursor cursor, Moment moment) {
        moment.year = cursor.number(4, 4);
        monthAndDay(cursor, moment);
        return true;
    }

    private static void monthAndDay(Cursor cursor, Moment moment) {
        moment.month = cursor.number(2, 2);
        moment.day = cursor.number(2, 2);
    }

    private static void clock(Cursor cursor, Moment moment) {
        moment.hour = cursor.number(2, 2);
        moment.minute = cursor.number(2, 2);
        moment.second = cursor.number(2, 2);
        moment.precision = Parsed.Precision.SECOND;
    }

    /** Never succeeds: a date that begins with a day or a month is refused by name, other text has not this form. */
    private static boolean dayFirst(Cursor cursor) {
        cursor.number(1, 2);
        char separator = cursor.peek();
        if ((separator == '/' || separator == '-' || separator == '.')
                && cursor.skip(separator)
                && cursor.number(1, 2) >= 0
                && cursor.skip(separator)
                && cursor.number(1, 4) >= 0) {
            throw new UnreadableException(
                    Unreadable.AMBIGUOUS_DATE,
                    "day and month cannot be told apart; give a pattern such as MM/dd/yyyy or dd/MM/yyyy");
        }
        return false;
    }

    private static boolean separated(Cursor cursor, Moment moment) {
        moment.year = cursor.number(4, 4);
        char separator = cursor.peek();
        if (separator == '年' || separator == ' ') {
            return characters(cursor, moment);
        }
        if (separator != '-' && separator != '/' && separator != '.') {
            return false;
        }
        cursor.skip(separator);
        moment.month = cursor.number(1, 2);
        boolean parted = cursor.skip(separator);
        moment.day = cursor.number(1, 2);
        return parted && moment.month >= 0 && moment.day >= 0;
    }

    private static boolean characters(Cursor cursor, Moment moment) {
        cursor.skipBlanks();
        boolean parted = cursor.skip('年');
        cursor.skipBlanks();
        moment.month = cursor.number(1, 2);
        cursor.skipBlanks();
        parted &= cursor.skip('月');
        cursor.skipBlanks();
        moment.day = cursor.number(1, 2);
        cursor.skipBlanks();
        return parted
                && moment.month >= 0
                && moment.day >= 0
                && (cursor.skip('日') || cursor.skip('号') || cursor.atEnd());
    }

    private static boolean timeAndEnd(Cursor cursor, Moment moment) {
        if (cursor.atEnd()) {
            return true;
        }
        if (!cursor.skip('T')) {
            cursor.skipBlanks();
        }
        moment.hour = cursor.number(1, 2);
        if (moment.hour < 0 || !(cursor.peek() == ':' ? colons(cursor, moment) : charactersOfTime(cursor, moment))) {
            return false;
        }
        cursor.skipBlanks();
        return cursor.atEnd() || offset(cursor, moment);
    }

    private static boolean colons(Cursor cursor, Moment moment) {
        cursor.skip(':');
        moment.minute = cursor.number(2, 2);
        moment.precision = Parsed.Precision.MINUTE;
        if (cursor.skip(':')) {
            moment.second = cursor.number(2, 2);
            moment.precision = Parsed.Precision.SECOND;
            if (cursor.skip('.')) {
                moment.nano = cursor.nanos();
            }
        }
        return moment.minute >= 0 && moment.second >= 0 && moment.nano >= 0;
    }

    private static boolean charactersOfTime(Cursor cursor, Moment moment) {
        if (!cursor.skip('时') && !cursor.skip('点')) {
            return false;
        }
        moment.precision = Parsed.Precision.MINUTE;
        if (cursor.digitsAhead() > 0) {
            moment.minute = cursor.number(1, 2);
            if (!cursor.skip('分')) {
                return false;
            }
        }
        if (cursor.digitsAhead() > 0) {
            moment.second = cursor.number(1, 2);
            moment.precision = Parsed.Precision.SECOND;
            return cursor.skip('秒');
        }
        return true;
    }

    private static boolean offset(Cursor cursor, Moment moment) {
        if (cursor.skip('Z')) {
            moment.offset = ZoneOffset.UTC;
            return cursor.atEnd();
        }
        int sign = cursor.skip('+') ? 1 : cursor.skip('-') ? -1 : 0;
        int hours = cursor.number(2, 2);
        if (sign == 0 || hours < 0) {
            return false;
        }
        boolean colon = cursor.skip(':');
        int minutes = colon || !cursor.atEnd() ? cursor.number(2, 2) : 0;
        if (minutes < 0 || !cursor.atEnd()) {
            return false;
        }
        try {
            moment.offset = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
            return true;
        } catch (DateTimeException impossible) {
            throw new UnreadableException(Unreadable.IMPOSSIBLE_DATE, "there is no such offset");
        }
    }
}
