package io.plumbline.examples.city;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.abs;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;
import static java.lang.StrictMath.sqrt;

/** GCJ-02 坐标: the shifted coordinates in which vehicle terminals report; formula as commonly published, Krasovsky 1940 ellipsoid. */
final class Gcj02 {
    private static final double A = 6378245.0;
    private static final double EE = 0.006693421622965943;

    private Gcj02() {}

    static Point of(Point wgs) {
        double x = wgs.lon() - 105;
        double y = wgs.lat() - 35;
        double phi = wgs.lat() / 180 * PI;
        double magic = 1 - EE * sin(phi) * sin(phi);
        double north = latitude(x, y) * 180 / ((A * (1 - EE)) / (magic * sqrt(magic)) * PI);
        double east = longitude(x, y) * 180 / (A / sqrt(magic) * cos(phi) * PI);
        return new Point(wgs.lon() + east, wgs.lat() + north);
    }

    private static double latitude(double x, double y) {
        return -100
                + 2 * x
                + 3 * y
                + 0.2 * y * y
                + 0.1 * x * y
                + 0.2 * sqrt(abs(x))
                + ripple(x)
                + (20 * sin(y * PI) + 40 * sin(y / 3 * PI)) * 2 / 3
                + (160 * sin(y / 12 * PI) + 320 * sin(y * PI / 30)) * 2 / 3;
    }

    private static double longitude(double x, double y) {
        return 300
                + x
                + 2 * y
                + 0.1 * x * x
                + 0.1 * x * y
                + 0.1 * sqrt(abs(x))
                + ripple(x)
                + (20 * sin(x * PI) + 40 * sin(x / 3 * PI)) * 2 / 3
                + (150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI)) * 2 / 3;
    }

    private static double ripple(double x) {
        return (20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2 / 3;
    }
}
