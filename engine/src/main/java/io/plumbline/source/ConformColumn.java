package io.plumbline.source;

import io.plumbline.text.Hashes;
import io.plumbline.text.MissingReason;
import io.plumbline.text.MissingValues;
import io.plumbline.text.Normal;
import io.plumbline.text.UnreadableException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * 字段规整: turns the cells of one column into values, or says why that cannot be.
 *
 * @param name the contract's column
 * @param cell the index among the cells; -1 for a constant
 * @param constant the text of every row; null unless the cell is -1
 * @param value the type's way from text to value
 * @param translations the source's normalized value → the contract's code
 * @param codes the allowed values; empty for any
 * @param key the key of pseudonyms; null for a column that is kept
 * @param guarded whether what looks personal is masked in the value
 * @param required whether a row without a value is refused
 */
record ConformColumn(
        String name,
        int cell,
        String constant,
        ConformValue value,
        Map<String, String> translations,
        Set<String> codes,
        Secrets.Secret key,
        boolean guarded,
        boolean required)
        implements Serializable {
    private static final int CODES_SHOWN = 10;

    /** The value of a cell; null when it is missing or faulty, which the findings then tell. */
    Object read(String written, ConformFindings findings) {
        String plain = Normal.text(cell < 0 ? constant : written);
        String text = plain == null || translations.isEmpty() ? plain : translations.getOrDefault(plain, plain);
        MissingReason absent = codes.contains(text == null ? "" : text) ? null : MissingValues.of(text);
        if (absent != null) {
            missing(absent, findings);
            return null;
        }
        try {
            return kept(text);
        } catch (ConformFault fault) {
            findings.fault(name, fault.words(mayShow()));
            return null;
        }
    }

    /** Notes that there is no value, which is a fault where one is required. */
    void missing(MissingReason reason, ConformFindings findings) {
        String code = reason.name().toLowerCase(Locale.ROOT);
        if (required) {
            findings.fault(name, "missing: there is no value (" + code + "); the contract requires one");
        } else {
            findings.missing(name, code);
        }
    }

    /** Whether values may appear in reasons and in the quarantine. */
    boolean mayShow() {
        return key == null;
    }

    private Object kept(String text) {
        Object typed = value.read(text);
        if (!codes.isEmpty() && !codes.contains(typed.toString())) {
            throw ConformFault.of("unknown_code", text, "is not one of " + codesShown());
        }
        if (key != null) {
            return Hashes.keyed(key.value(), typed.toString());
        }
        return guarded ? ConformShown.guarded((String) typed) : typed;
    }

    private String codesShown() {
        String some =
                String.join(", ", codes.stream().sorted().limit(CODES_SHOWN).toList());
        return codes.size() > CODES_SHOWN ? some + " and " + (codes.size() - CODES_SHOWN) + " more" : some;
    }

    /** The text room's refusal in this room's words. */
    static ConformFault fault(UnreadableException unreadable, String text) {
        String code = unreadable.reason().name().toLowerCase(Locale.ROOT);
        String message = unreadable.getMessage();
        String words = message.substring(message.indexOf(": ") + 2);
        return new ConformFault(code, "'" + ConformShown.brief(text) + "': " + words, words);
    }
}
