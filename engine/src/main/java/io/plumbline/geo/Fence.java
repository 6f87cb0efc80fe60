package io.plumbline.geo;

import java.io.Serializable;
import java.util.Locale;

/**
 * 电子围栏: a circle around a site.
 *
 * @param id the site
 * @param lon longitude of the centre in WGS-84 degrees
 * @param lat latitude of the centre in WGS-84 degrees, within ±85
 * @param radiusM radius in metres, more than 0 and at most 50,000; a point at exactly this distance is inside
 */
public record Fence(String id, double lon, double lat, double radiusM) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double FARTHEST_LON = 180;
    private static final double FARTHEST_LAT = 85;
    private static final double LARGEST_RADIUS_M = 50_000;

    /** Refuses an empty id and numbers out of range, NaN among them. */
    public Fence {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException("a fence has no id; every fence needs one");
        }
        check(id, "longitude", lon, -FARTHEST_LON, FARTHEST_LON);
        check(id, "latitude", lat, -FARTHEST_LAT, FARTHEST_LAT);
        check(id, "radius in metres", radiusM, Double.MIN_VALUE, LARGEST_RADIUS_M);
    }

    private static void check(String id, String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "fence '%s': %s is %s; allowed: %.0f to %.0f", id, name, value, least, most));
        }
    }
}
