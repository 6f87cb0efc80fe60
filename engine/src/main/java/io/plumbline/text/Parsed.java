package io.plumbline.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * 时间: a date or time as it was written.
 *
 * @param local the wall clock as written; for a date without a time its midnight, for a count since the epoch UTC
 * @param instant the point in time if the text itself fixed one (an offset, or a count since the epoch); otherwise null,
 *     and the zone is for the caller to know
 * @param precision how much of it was written
 */
public record Parsed(LocalDateTime local, Instant instant, Precision precision) {
    /** 精度: the finest part that was written. */
    public enum Precision {
        DAY,
        MINUTE,
        SECOND
    }

    Parsed(LocalDateTime local, Precision precision) {
        this(local, null, precision);
    }

    /** The wall clock in a zone: as written, or moved there if the text fixed a point in time. */
    public LocalDateTime in(ZoneId zone) {
        return instant == null ? local : LocalDateTime.ofInstant(instant, zone);
    }

    /** The point in time, taking the wall clock to be of that zone unless the text fixed one. */
    public Instant at(ZoneId zone) {
        return instant == null ? local.atZone(zone).toInstant() : instant;
    }
}
