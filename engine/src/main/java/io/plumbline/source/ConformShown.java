package io.plumbline.source;

import io.plumbline.text.Normal;
import io.plumbline.text.PersonalText;

/** How values appear in reasons and in the quarantine: masked, on one line, and short. */
final class ConformShown {
    private static final int BRIEF = 60;
    private static final int WHOLE = 200;
    private static final int PROBLEM = 2000;

    private ConformShown() {}

    /** For a sentence. */
    static String brief(String value) {
        return cut(guarded(Normal.text(value)), BRIEF);
    }

    /** For the quarantine's own column; null stays null. */
    static String whole(String value) {
        return value == null ? null : cut(guarded(value), WHOLE);
    }

    /** For what is wrong with a record or file, which has to be told to its end; null stays null. */
    static String problem(String words) {
        return words == null ? null : cut(guarded(words), PROBLEM);
    }

    /** The text with what looks personal masked; the check before the mask spares most texts seven searches. */
    static String guarded(String text) {
        return mayHoldTrace(text) ? PersonalText.mask(text) : text;
    }

    /** Every trace that can be recognized holds a digit, except a plate of letters only, which follow a province. */
    private static boolean mayHoldTrace(String text) {
        boolean beyondAsciiBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c) || (beyondAsciiBefore && isLatinLetter(c))) {
                return true;
            }
            beyondAsciiBefore = c > 0x7F;
        }
        return false;
    }

    private static boolean isLatinLetter(char c) {
        char upper = Character.toUpperCase(c);
        return (upper >= 'A' && upper <= 'Z') || (upper >= 'Ａ' && upper <= 'Ｚ');
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
