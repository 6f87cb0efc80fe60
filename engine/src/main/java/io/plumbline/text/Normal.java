package io.plumbline.text;

import java.text.Normalizer;
import java.util.Locale;

/** 规范化: one written form for the same text, so that width, spaces and case do not make two values of one. */
public final class Normal {
    private Normal() {}

    /** Digits and letters of a code, upper case, without separators. */
    public static String code(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString().toUpperCase(Locale.ROOT);
    }

    /** Unicode compatibility composition (NFKC): full-width letters, digits and brackets become plain ones. */
    public static String nfkc(String text) {
        return text == null || isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /**
     * NFKC, without invisible characters, blanks (U+3000 and no-break spaces too) trimmed at both ends and single
     * inside. Blank text becomes "".
     */
    public static String text(String text) {
        if (text == null) {
            return null;
        }
        String plain = nfkc(text);
        return needsNoTidying(plain) ? plain : tidy(plain);
    }

    /**
     * The form under which two names are compared: {@link #text}, without blanks, middle dots, hyphens and dashes, in
     * lower case. Brackets stay, because "(东区)" is part of a name.
     */
    public static String key(String text) {
        if (text == null) {
            return null;
        }
        String plain = text(text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (!isSeparator(c)) {
                kept.append(c);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether every character is plain ASCII. */
    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /**
     * Blanks, middle dots, hyphens, dashes and full stops, as they are scattered through plates and names (DOMAIN: all
     * of them occur in real files).
     */
    static boolean isSeparator(char c) {
        return isBlank(c) || "·•.-—–‧・･∙-‐‑−".indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u007F' || (c > 0x7F && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    /** Zero-width characters and byte-order marks that copying leaves in cells. */
    private static boolean isInvisible(char c) {
        return c > 0x7F && (c == '\uFEFF' || Character.getType(c) == Character.FORMAT);
    }

    private static boolean needsNoTidying(String text) {
        boolean blankBefore = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isInvisible(c) || (isBlank(c) && (blankBefore || c != ' '))) {
                return false;
            }
            blankBefore = isBlank(c);
        }
        return text.isEmpty() || !blankBefore;
    }

    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        boolean blankDue = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                blankDue = tidy.length() > 0;
            } else if (!isInvisible(c)) {
                if (blankDue) {
                    tidy.append(' ');
                }
                blankDue = false;
                tidy.append(c);
            }
        }
        return tidy.toString();
    }
}
