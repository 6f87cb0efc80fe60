package io.plumbline.geo;

/**
 * 国测局坐标 (GCJ-02): the published approximation of the offset that maps in China carry against WGS-84.
 *
 * <p>Krasovsky ellipsoid (a = 6,378,245 m, e² = 0.00669342162296594323) and the usual series of sines; about 550 m in Beijing.
 */
final class Gcj02 {
    private static final double SEMI_MAJOR_M = 6378245.0;
    private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;

    private static final double WEST = 72.004;
    private static final double EAST = 137.8347;
    private static final double SOUTH = 0.8293;
    private static final double NORTH = 55.8271;

    /** 1e-10 degrees are a hundredth of a millimetre. */
    private static final double CLOSE_ENOUGH_DEG = 1e-10;

    private static final int MOST_ROUNDS = 12;

    private Gcj02() {}

    static boolean covers(double lon, double lat) {
        return lon >= WEST && lon <= EAST && lat >= SOUTH && lat <= NORTH;
    }

    static void encode(double lon, double lat, double[] lonLat) {
        if (covers(lon, lat)) {
            shift(lon, lat, lonLat);
        } else {
            lonLat[0] = lon;
            lonLat[1] = lat;
        }
    }

    static void decode(double lon, double lat, double[] lonLat) {
        double guessLon = lon;
        double guessLat = lat;
        double error = covers(lon, lat) ? Double.MAX_VALUE : 0;
        for (int round = 0; error > CLOSE_ENOUGH_DEG && round < MOST_ROUNDS; round++) {
            shift(guessLon, guessLat, lonLat);
            double tooFarEast = lonLat[0] - lon;
            double tooFarNorth = lonLat[1] - lat;
            guessLon -= tooFarEast;
            guessLat -= tooFarNorth;
            error = Math.max(Math.abs(tooFarEast), Math.abs(tooFarNorth));
        }
        lonLat[0] = guessLon;
        lonLat[1] = guessLat;
    }

    private static void shift(double lon, double lat, double[] lonLat) {
        double x = lon - 105.0;
        double y = lat - 35.0;
        double root = Math.sqrt(Math.abs(x));
        double ripple = 20.0 * Math.sin(6.0 * x * Math.PI) + 20.0 * Math.sin(2.0 * x * Math.PI);
        double phi = Math.toRadians(lat);
        double sine = Math.sin(phi);
        double flattened = 1.0 - ECCENTRICITY_SQUARED * sine * sine;
        double rootFlattened = Math.sqrt(flattened);
        double meridianM = SEMI_MAJOR_M * (1.0 - ECCENTRICITY_SQUARED) / (flattened * rootFlattened);
        double parallelM = SEMI_MAJOR_M / rootFlattened * Math.cos(phi);
        lonLat[0] = lon + Math.toDegrees(eastwardM(x, y, root, ripple) / parallelM);
        lonLat[1] = lat + Math.toDegrees(northwardM(x, y, root, ripple) / meridianM);
    }

    private static double northwardM(double x, double y, double root, double ripple) {
        return -100.0
                + 2.0 * x
                + 3.0 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * root
                + ripple * 2.0 / 3.0
                + (20.0 * Math.sin(y * Math.PI) + 40.0 * Math.sin(y / 3.0 * Math.PI)) * 2.0 / 3.0
                + (160.0 * Math.sin(y / 12.0 * Math.PI) + 320.0 * Math.sin(y * Math.PI / 30.0)) * 2.0 / 3.0;
    }

    private static double eastwardM(double x, double y, double root, double ripple) {
        return 300.0
                + x
                + 2.0 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * root
                + ripple * 2.0 / 3.0
                + (20.0 * Math.sin(x * Math.PI) + 40.0 * Math.sin(x / 3.0 * Math.PI)) * 2.0 / 3.0
                + (150.0 * Math.sin(x / 12.0 * Math.PI) + 300.0 * Math.sin(x / 30.0 * Math.PI)) * 2.0 / 3.0;
    }
}
