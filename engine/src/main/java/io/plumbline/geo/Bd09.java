package io.plumbline.geo;

/** 百度坐标 (BD-09): a turn and a stretch on top of GCJ-02, and its inverse by iteration. */
final class Bd09 {
    private static final double RIPPLE = Math.PI * 3000.0 / 180.0;
    private static final double EAST_DEG = 0.0065;
    private static final double NORTH_DEG = 0.006;
    private static final double CLOSE_ENOUGH_DEG = 1e-10;
    private static final int MOST_ROUNDS = 12;

    private Bd09() {}

    static void fromGcj02(double lon, double lat, double[] lonLat) {
        double radius = Math.sqrt(lon * lon + lat * lat) + 0.00002 * Math.sin(lat * RIPPLE);
        double angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * RIPPLE);
        lonLat[0] = radius * Math.cos(angle) + EAST_DEG;
        lonLat[1] = radius * Math.sin(angle) + NORTH_DEG;
    }

    static void toGcj02(double lon, double lat, double[] lonLat) {
        double guessLon = lon - EAST_DEG;
        double guessLat = lat - NORTH_DEG;
        double error = Double.MAX_VALUE;
        for (int round = 0; error > CLOSE_ENOUGH_DEG && round < MOST_ROUNDS; round++) {
            fromGcj02(guessLon, guessLat, lonLat);
            double tooFarEast = lonLat[0] - lon;
            double tooFarNorth = lonLat[1] - lat;
            guessLon -= tooFarEast;
            guessLat -= tooFarNorth;
            error = Math.max(Math.abs(tooFarEast), Math.abs(tooFarNorth));
        }
        lonLat[0] = guessLon;
        lonLat[1] = guessLat;
    }
}
