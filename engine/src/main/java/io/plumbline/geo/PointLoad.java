package io.plumbline.geo;

import java.util.Locale;

/**
 * 坐标点记录量: how much stands at one exact coordinate.
 *
 * @param lon longitude in degrees, as it stands in the source
 * @param lat latitude in degrees, as it stands in the source
 * @param records how many records stand there
 * @param places how many different places (addresses or place keys, at the level of a building) these records name, {@link #UNKNOWN} when the source names none
 */
public record PointLoad(double lon, double lat, long records, long places) {
    /** The number of places of a source that names none. */
    public static final long UNKNOWN = -1;

    /** Refuses coordinates that are no numbers, and counts that cannot be. */
    public PointLoad {
        if (!Double.isFinite(lon) || !Double.isFinite(lat)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "point %s, %s is not a pair of finite numbers; leave it out", lon, lat));
        }
        if (records < 0 || places < UNKNOWN || places > records) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "point %s, %s: %d records with %d places; allowed: records from 0, places from 0 to records, or -1 when unknown",
                    lon,
                    lat,
                    records,
                    places));
        }
    }
}
