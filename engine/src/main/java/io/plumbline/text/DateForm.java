package io.plumbline.text;

import java.io.Serializable;

/** One way in which dates are written. */
interface DateForm extends Serializable {
    /**
     * The date, or null if the text does not have this form.
     *
     * @throws UnreadableException if it has the form and names no date that is possible
     */
    Parsed read(String text);
}
