package io.plumbline.source;

import io.plumbline.text.DateParser;
import io.plumbline.text.Parsed;
import io.plumbline.text.UnreadableException;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A day, or a moment; times without a zone are the job's.
 *
 * @param parser of the patterns in force
 * @param zone the job's
 * @param day whether the value is a day
 */
record ConformMoment(DateParser parser, ZoneId zone, boolean day) implements ConformValue {
    @Override
    public Object read(String text) {
        try {
            Parsed parsed = parser.parse(text);
            return day ? (Object) Math.toIntExact(parsed.in(zone).toLocalDate().toEpochDay()) : (Object) micros(parsed);
        } catch (UnreadableException unreadable) {
            throw ConformColumn.fault(unreadable, text);
        }
    }

    private Long micros(Parsed parsed) {
        Instant at = parsed.at(zone);
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
    }
}
