package io.plumbline.text;

import java.util.Locale;

/** 统一社会信用代码: the 18 characters that identify a legal person, with the check character of GB 32100-2015. */
public final class CreditCodes {
    private static final int LENGTH = 18;
    private static final int MODULUS = 31;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCodes() {}

    /** The code in upper case, half width, without blanks, dots and dashes; not validated. */
    public static String normalize(String text) {
        String key = Normal.key(text);
        return key == null ? null : key.toUpperCase(Locale.ROOT);
    }

    /** Whether a normalized code has 18 allowed characters and the right check character; null is not valid. */
    public static boolean valid(String normalized) {
        if (normalized == null || normalized.length() != LENGTH) {
            return false;
        }
        int check = check(normalized);
        return check >= 0 && ALPHABET.charAt(check) == normalized.charAt(LENGTH - 1);
    }

    /**
     * The check character of the first 17 characters: (31 - sum of value times weight mod 31) mod 31, weights 3^i mod
     * 31 (GB 32100-2015).
     *
     * @throws IllegalArgumentException if there are fewer than 17 characters or one is not of the code's alphabet
     */
    public static char checkCharacter(String first17) {
        int check = first17.length() < LENGTH - 1 ? -1 : check(first17);
        if (check < 0) {
            throw new IllegalArgumentException(
                    "a credit code starts with 17 characters of " + ALPHABET + "; the text given does not");
        }
        return ALPHABET.charAt(check);
    }

    private static int check(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return -1;
            }
            sum += value * WEIGHTS[i];
        }
        return (MODULUS - sum % MODULUS) % MODULUS;
    }
}
