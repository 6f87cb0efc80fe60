package io.plumbline.text;

import java.io.Serializable;
import java.util.List;

/** 日期解析器: reads the dates of one column. Immutable and safe to share between threads. */
public final class DateParser implements Serializable {
    private final List<DateForm> forms;

    DateParser(List<DateForm> forms) {
        this.forms = List.copyOf(forms);
    }

    /**
     * The date of a text; null for null. Forms are tried in order and the first that fits decides.
     *
     * @throws UnreadableException if none fits; the reason is that of the first form whose shape fitted
     */
    public Parsed parse(String text) {
        if (text == null) {
            return null;
        }
        String plain = Normal.text(text);
        UnreadableException refusal = null;
        for (DateForm form : forms) {
            try {
                Parsed parsed = form.read(plain);
                if (parsed != null) {
                    return parsed;
                }
            } catch (UnreadableException impossible) {
                refusal = refusal == null ? impossible : refusal;
            }
        }
        throw refusal == null
                ? new UnreadableException(Unreadable.NOT_A_DATE, "the text has none of the column's date forms")
                : refusal;
    }
}
