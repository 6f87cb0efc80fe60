package io.plumbline.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 个人信息识别: finds mobile telephone numbers, identity numbers, plates and door numbers in free text, as a last guard
 * on texts that are kept or shown. It does not find names; it is no licence to keep a column that is declared personal.
 *
 * <p>Where a dashed triple could be a door (3-2-2001) or a date, it is taken for a door. Digits inside longer runs of
 * digits are never taken for a number, so 20-digit record numbers stay.
 */
public final class PersonalText {
    private static final String MASK = "***";
    private static final String NUMERAL = "[0-9A-Za-z甲乙丙丁一二三四五六七八九十]{1,3}";
    private static final int[] IDENTITY_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final List<Trace> TRACES = List.of(
            new Trace("(?<![0-9])[1-9]\\d{16}[0-9Xx](?![0-9])", PersonalText::isIdentityNumber),
            new Trace("(?<![0-9])(?:(?:\\+|00)?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![0-9])", hit -> true),
            new Trace(
                    "[" + Plates.PROVINCES + "][A-Za-z][\\s·•.\\-—‧・]?[0-9A-Za-z]{4,5}[0-9A-Za-z挂学警港澳](?![0-9A-Za-z])",
                    hit -> Plates.valid(Plates.normalize(hit))),
            new Trace(NUMERAL + "单元\\s?[-—]?\\s?\\d{1,4}(?!\\d)(?:[室号户])?", hit -> true),
            new Trace("(?<![0-9A-Za-z])\\d{1,2}门\\s?\\d{3,4}(?!\\d)(?:[室号户])?", hit -> true),
            new Trace("(?:(?<![0-9])[A-Za-z]?\\d{3,4}[A-Za-z]?|[零〇一二三四五六七八九]{3,4})室", hit -> true),
            new Trace("(?<![0-9.-])\\d{1,3}[-–—]\\d{1,2}[-–—]\\d{3,4}(?![0-9-])", hit -> true));

    private PersonalText() {}

    /** Whether the text holds any of them; false for null. */
    public static boolean found(String text) {
        if (text == null) {
            return false;
        }
        String narrow = narrow(text);
        return TRACES.stream().anyMatch(trace -> trace.foundIn(narrow));
    }

    /** The text with each of them replaced by {@code ***}; the same text if there is none. */
    public static String mask(String text) {
        if (text == null) {
            return null;
        }
        String masked = text;
        for (Trace trace : TRACES) {
            masked = trace.mask(masked);
        }
        return masked;
    }

    /** Whether 18 characters are an identity number: check character of GB 11643 and a birthday that exists. */
    static boolean isIdentityNumber(String number) {
        int sum = 0;
        for (int i = 0; i < IDENTITY_WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * IDENTITY_WEIGHTS[i];
        }
        char check = "10X98765432".charAt(sum % 11);
        return check == number.toUpperCase(Locale.ROOT).charAt(17) && isBirthday(number.substring(6, 14));
    }

    private static boolean isBirthday(String yyyymmdd) {
        int date = Integer.parseInt(yyyymmdd);
        int year = date / 10_000;
        try {
            return year >= 1850 && year <= 2100 && LocalDate.of(year, date / 100 % 100, date % 100) != null;
        } catch (DateTimeException impossible) {
            return false;
        }
    }

    /** Full-width characters as half-width ones, position by position, so that what is found can be masked in place. */
    private static String narrow(String text) {
        if (Normal.isAscii(text)) {
            return text;
        }
        char[] narrow = text.toCharArray();
        for (int i = 0; i < narrow.length; i++) {
            if (narrow[i] >= '！' && narrow[i] <= '～') {
                narrow[i] = (char) (narrow[i] - '！' + '!');
            } else if (narrow[i] == '\u3000') {
                narrow[i] = ' ';
            }
        }
        return new String(narrow);
    }

    /** One kind of trace: its shape and what must hold beyond the shape. */
    private record Trace(Pattern shape, Predicate<String> holds) {
        Trace(String shape, Predicate<String> holds) {
            this(Pattern.compile(shape), holds);
        }

        boolean foundIn(String narrow) {
            Matcher hit = shape.matcher(narrow);
            while (hit.find()) {
                if (holds.test(hit.group())) {
                    return true;
                }
            }
            return false;
        }

        String mask(String text) {
            Matcher hit = shape.matcher(narrow(text));
            List<int[]> spans = new ArrayList<>();
            while (hit.find()) {
                if (holds.test(hit.group())) {
                    spans.add(new int[] {hit.start(), hit.end()});
                }
            }
            StringBuilder masked = new StringBuilder(text);
            for (int i = spans.size() - 1; i >= 0; i--) {
                masked.replace(spans.get(i)[0], spans.get(i)[1], MASK);
            }
            return masked.toString();
        }
    }
}
