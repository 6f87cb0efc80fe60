package io.plumbline.source;

import java.io.Serializable;

/**
 * The way from text to the value of one type. Moments are carried as microseconds since the epoch and days as days since the
 * epoch until the table is written, because no session setting must decide how rows hold them.
 */
interface ConformValue extends Serializable {
    /**
     * The value of a text that is normalized and not missing.
     *
     * @return a String, Long, Double, Boolean, or Integer for a day
     * @throws ConformFault if the text is no value of the type
     */
    Object read(String text);
}
