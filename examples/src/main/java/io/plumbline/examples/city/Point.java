package io.plumbline.examples.city;

/** A WGS-84 position in degrees. */
record Point(double lon, double lat) {
    private static final double METRES_PER_DEGREE = 111_320;

    Point moved(double eastM, double northM) {
        return new Point(
                lon + eastM / (METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat))),
                lat + northM / METRES_PER_DEGREE);
    }

    double metresTo(Point other) {
        double east =
                (other.lon - lon) * METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians((lat + other.lat) / 2));
        double north = (other.lat - lat) * METRES_PER_DEGREE;
        return StrictMath.sqrt(east * east + north * north);
    }

    Point towards(Point other, double share) {
        return new Point(lon + (other.lon - lon) * share, lat + (other.lat - lat) * share);
    }
}
