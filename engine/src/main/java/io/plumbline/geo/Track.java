package io.plumbline.geo;

import java.util.Locale;

/** What the positions of a vehicle in three arrays must keep. */
final class Track {
    private Track() {}

    /** Refuses arrays of different length and times that fall. */
    static void check(long[] atMicros, double[] lon, double[] lat) {
        if (atMicros.length != lon.length || lon.length != lat.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d times, %d longitudes and %d latitudes; expected equally many",
                    atMicros.length,
                    lon.length,
                    lat.length));
        }
        for (int i = 1; i < atMicros.length; i++) {
            if (atMicros[i] < atMicros[i - 1]) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "position %d: time %d is before %d; sort the positions of a vehicle by time",
                        i,
                        atMicros[i],
                        atMicros[i - 1]));
            }
        }
    }

    /** Whether a position can be one; one with NaN is not. */
    static boolean isPosition(double lon, double lat) {
        return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
    }
}
