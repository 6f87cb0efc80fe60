package io.plumbline.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 车牌号: number plates of the mainland: 7 characters, or 8 for new energy (small vehicles carry the letter after the
 * authority's, large ones, muck trucks among them, at the end).
 */
public final class Plates {
    static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final Pattern PLATE = Pattern.compile("[" + PROVINCES + "][A-HJ-NP-Z]"
            + "(?:\\d{5}[A-HJK]|[A-HJK][A-HJ-NP-Z0-9]\\d{4}|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])");

    private Plates() {}

    /** The plate in upper case, half width, without blanks, dots and dashes; not validated. */
    public static String normalize(String text) {
        if (text == null) {
            return null;
        }
        String plain = Normal.text(text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            if (!Normal.isSeparator(plain.charAt(i))) {
                kept.append(plain.charAt(i));
            }
        }
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** Whether a normalized plate has a shape that is issued; null is not valid. */
    public static boolean valid(String normalized) {
        return normalized != null && PLATE.matcher(normalized).matches();
    }
}
