package io.plumbline.geo;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Size on the sphere of polygons in degrees: the cylindrical equal-area projection, trapezium by trapezium.
 *
 * <p>StrictMath, so that the order of areas by size is the same on every platform.
 */
final class SphericalArea {
    private SphericalArea() {}

    static double ofM2(Geometry geometry) {
        double sum = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon) {
                sum += ofPolygon(polygon);
            }
        }
        return sum;
    }

    private static double ofPolygon(Polygon polygon) {
        double sum = ofRing(polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            sum -= ofRing(polygon.getInteriorRingN(i));
        }
        return sum;
    }

    private static double ofRing(LinearRing ring) {
        CoordinateSequence points = ring.getCoordinateSequence();
        if (points.size() == 0) {
            return 0;
        }
        double origin = sine(points, 0);
        double before = 0;
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            double height = sine(points, i) - origin;
            sum += StrictMath.toRadians(points.getX(i) - points.getX(i - 1)) * (before + height);
            before = height;
        }
        return Math.abs(sum) / 2 * Distance.EARTH_RADIUS_M * Distance.EARTH_RADIUS_M;
    }

    private static double sine(CoordinateSequence points, int i) {
        return StrictMath.sin(StrictMath.toRadians(points.getY(i)));
    }
}
