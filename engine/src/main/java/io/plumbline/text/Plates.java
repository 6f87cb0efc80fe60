package io.plumbline.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 车牌号: number plates of the mainland: 7 characters, or 8 for new energy (small vehicles carry the letter after the
 * authority's, large ones, muck trucks among them, at the end); a trailer's ends in 挂.
 *
 * <p>Cameras read some letters and digits as each other. {@link #folded} writes all of a kind as one, so that two readings of one
 * plate meet: as plain text, or as keyed hashes when it is folded before it is hashed. Two vehicles may share a folded plate, so it is
 * a weaker key than the plate itself.
 */
public final class Plates {
    static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
    private static final String LETTER_OR_DIGIT = "[A-HJ-NP-Z0-9]";
    private static final Pattern PLATE = Pattern.compile("[" + PROVINCES + "][A-HJ-NP-Z]"
            + "(?:(?<energy>\\d{5}[A-HJK]|[A-HJK]" + LETTER_OR_DIGIT + "\\d{4})"
            + "|" + LETTER_OR_DIGIT + "{4}(?:" + LETTER_OR_DIGIT + "|(?<trailer>挂)|(?<special>[学警港澳])))");

    /** What cameras confuse, group by group; the first of a group stands for all of it. */
    private static final String[] CONFUSED = {"0ODQ", "1IL", "8B", "2Z", "5S", "6G"};

    private Plates() {}

    /** 号牌种类: what the shape of a plate says the vehicle is. */
    public enum Kind {
        /** 7 characters. */
        NORMAL,
        /** 新能源: 8 characters. */
        NEW_ENERGY,
        /** 挂车. */
        TRAILER,
        /** 教练、警用、港澳入出境. */
        SPECIAL
    }

    /** 号牌比对: how two readings of a plate agree, from the strongest level to none. */
    public enum Agreement {
        /** Every character is the same. */
        SAME,
        /** They differ only in characters that cameras confuse. */
        CONFUSABLE,
        /** They differ otherwise. */
        DIFFERENT,
        /** One of them is no plate that is issued, also when what cameras confuse is set aside. */
        UNKNOWN
    }

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
        return kind(normalized) != null;
    }

    /** The kind of a normalized plate, or null if it is null or has no shape that is issued. */
    public static Kind kind(String normalized) {
        Matcher plate = PLATE.matcher(normalized == null ? "" : normalized);
        if (!plate.matches()) {
            return null;
        }
        if (plate.group("energy") != null) {
            return Kind.NEW_ENERGY;
        }
        return plate.group("trailer") != null
                ? Kind.TRAILER
                : plate.group("special") != null ? Kind.SPECIAL : Kind.NORMAL;
    }

    /**
     * A normalized plate with every character that cameras confuse written as one: O, D, Q as 0; I, L as 1; B as 8; Z as 2; S as 5; G
     * as 6. Fold before hashing. Null, and text that no confusion makes a plate, answer null: a broken reading must not become a key.
     */
    public static String folded(String normalized) {
        if (normalized == null || normalized.length() < 7 || normalized.length() > 8) {
            return null;
        }
        StringBuilder folded = new StringBuilder(normalized.length());
        normalized.chars().forEach(c -> folded.append(stand((char) c)));
        boolean plate =
                PROVINCES.indexOf(folded.charAt(0)) >= 0 && folded.substring(1).matches("[A-Z0-9]+[挂学警港澳]?");
        return plate ? folded.toString() : null;
    }

    private static char stand(char c) {
        for (String group : CONFUSED) {
            if (group.indexOf(c) >= 0) {
                return group.charAt(0);
            }
        }
        return c;
    }

    /** How two normalized plates agree; null on one side is {@link Agreement#UNKNOWN}. */
    public static Agreement compare(String one, String other) {
        String here = folded(one);
        String there = folded(other);
        if (here == null || there == null) {
            return Agreement.UNKNOWN;
        }
        return one.equals(other) ? Agreement.SAME : here.equals(there) ? Agreement.CONFUSABLE : Agreement.DIFFERENT;
    }
}
