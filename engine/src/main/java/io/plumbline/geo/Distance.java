package io.plumbline.geo;

/** 距离: metres between two positions in degrees on a sphere of 6,371,008.8 m (the mean radius of the WGS-84 ellipsoid). NaN in, NaN out. */
public final class Distance {
    static final double EARTH_RADIUS_M = 6371008.8;
    private static final double METRES_PER_DEGREE = Math.toRadians(EARTH_RADIUS_M);

    private Distance() {}

    /** Great-circle distance in metres (haversine): right to 0.5 % of the ellipsoid's distance, anywhere. */
    public static double haversineM(double lon1, double lat1, double lon2, double lat2) {
        double halfNorth = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double halfEast = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double chord = halfNorth * halfNorth
                + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * halfEast * halfEast;
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /**
     * Distance in metres as if the earth were flat between the two positions: within 0.0001 % of {@link #haversineM} up to 10 km in
     * temperate latitudes and a few times faster. Not for positions on both sides of the 180th meridian or near a pole.
     */
    public static double flatM(double lon1, double lat1, double lon2, double lat2) {
        double north = (lat2 - lat1) * METRES_PER_DEGREE;
        double east = (lon2 - lon1) * METRES_PER_DEGREE * Math.cos(Math.toRadians((lat1 + lat2) / 2));
        return Math.sqrt(north * north + east * east);
    }

    /** Degrees of latitude that span the given metres. */
    static double degreesOfLatitude(double metres) {
        return metres / METRES_PER_DEGREE;
    }
}
