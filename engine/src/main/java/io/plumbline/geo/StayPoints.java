package io.plumbline.geo;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 停留点识别: where one vehicle stayed, from its positions in order of time, when no fence says where to look (black sites, dumping).
 *
 * <p>A stay is a row of positions that starts with one, its anchor, and goes on while each lies within the radius of the anchor and
 * follows the one before by no more than the greatest gap. It counts when it lasts at least the least stay, first to last position;
 * then the search goes on behind it, otherwise with the position after the anchor. So stays do not overlap, and the answer does not
 * depend on anything behind the row. A position whose longitude or latitude is NaN, infinite or out of range is passed over, as if it
 * had not been sent. Distances are flat-earth, with the anchor's latitude for all of a row; not for tracks across the 180th meridian.
 *
 * @param radiusM metres from the anchor, more than 0 and at most 50,000; a position at exactly this distance belongs to the stay
 * @param leastStay how long it must last; 0 makes every position a stay
 * @param greatestGap the longest silence within a stay
 */
public record StayPoints(double radiusM, Duration leastStay, Duration greatestGap) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LARGEST_RADIUS_M = 50_000;

    /** Refuses a radius out of range and negative durations. */
    public StayPoints {
        if (!(radiusM > 0 && radiusM <= LARGEST_RADIUS_M)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "radius in metres is %s; allowed: more than 0, at most %.0f",
                    radiusM,
                    LARGEST_RADIUS_M));
        }
        if (leastStay.isNegative() || greatestGap.isNegative()) {
            throw new IllegalArgumentException(
                    "least stay is " + leastStay + " and greatest gap " + greatestGap + "; allowed: zero or more");
        }
    }

    /**
     * The stays of one vehicle, in order of time.
     *
     * @param atMicros times in microseconds since 1970 UTC, never falling
     * @param lon longitudes in degrees, as many as times
     * @param lat latitudes in degrees, as many as times
     * @throws IllegalArgumentException when the arrays differ in length or a time falls
     */
    public List<Stay> stays(long[] atMicros, double[] lon, double[] lat) {
        Track.check(atMicros, lon, lat);
        long least = micros(leastStay);
        long gap = micros(greatestGap);
        double reach = Distance.degreesOfLatitude(radiusM);
        List<Stay> stays = new ArrayList<>();
        int anchor = 0;
        while (anchor < atMicros.length) {
            int last = Track.isPosition(lon[anchor], lat[anchor]) ? last(anchor, atMicros, lon, lat, gap, reach) : -1;
            if (last >= 0 && atMicros[last] - atMicros[anchor] >= least) {
                stays.add(stay(anchor, last, atMicros, lon, lat));
                anchor = last;
            }
            anchor++;
        }
        return stays;
    }

    private static long micros(Duration duration) {
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    /** The last position of the row that starts at the anchor. */
    private static int last(int anchor, long[] at, double[] lon, double[] lat, long gap, double reach) {
        double shrink = Math.cos(Math.toRadians(lat[anchor]));
        double square = reach * reach;
        int last = anchor;
        for (int i = anchor + 1; i < at.length; i++) {
            if (Track.isPosition(lon[i], lat[i])) {
                double east = (lon[i] - lon[anchor]) * shrink;
                double north = lat[i] - lat[anchor];
                if (east * east + north * north > square || at[i] - at[last] > gap) {
                    return last;
                }
                last = i;
            }
        }
        return last;
    }

    private static Stay stay(int first, int last, long[] at, double[] lon, double[] lat) {
        double east = 0;
        double north = 0;
        int points = 0;
        for (int i = first; i <= last; i++) {
            if (Track.isPosition(lon[i], lat[i])) {
                east += lon[i] - lon[first];
                north += lat[i] - lat[first];
                points++;
            }
        }
        return new Stay(at[first], at[last], points, lon[first] + east / points, lat[first] + north / points);
    }
}
