package io.plumbline.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Turns the coordinates of one feature into a valid polygon in WGS-84, repairing what can be repaired and noting it. */
final class BoundaryReader {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final int FEWEST_CORNERS = 3;

    private final Crs crs;
    private final String format;
    private final List<String> repairs = new ArrayList<>();

    /** @param format what the boundary was written in, for messages */
    BoundaryReader(Crs crs, String format) {
        this.crs = crs;
        this.format = format;
    }

    /** What was put right so far, in words. */
    List<String> repairs() {
        return repairs;
    }

    Geometry read(RawFeature feature) {
        Geometry geometry = switch (String.valueOf(feature.type())) {
            case "Polygon" -> polygon(list(feature.coordinates(), "coordinates"), "");
            case "MultiPolygon" -> multiPolygon(list(feature.coordinates(), "coordinates"));
            case "null" -> throw new IllegalArgumentException("there is no geometry; leave the feature out");
            default ->
                throw new IllegalArgumentException(
                        "geometry type is '" + feature.type() + "'; allowed: Polygon, MultiPolygon");
        };
        IsValidOp validity = new IsValidOp(geometry);
        return validity.isValid() ? geometry : repaired(geometry, validity.getValidationError());
    }

    private Geometry multiPolygon(List<?> parts) {
        Polygon[] polygons = new Polygon[parts.size()];
        for (int i = 0; i < polygons.length; i++) {
            String where = "polygon " + (i + 1);
            polygons[i] = polygon(list(parts.get(i), where), where + ", ");
        }
        return GEOMETRY.createMultiPolygon(polygons);
    }

    private Polygon polygon(List<?> rings, String where) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException(where + "a polygon has no ring");
        }
        LinearRing[] read = new LinearRing[rings.size()];
        for (int i = 0; i < read.length; i++) {
            String ring = where + "ring " + (i + 1);
            read[i] = ring(list(rings.get(i), ring), ring);
        }
        LinearRing[] holes = new LinearRing[read.length - 1];
        System.arraycopy(read, 1, holes, 0, holes.length);
        return GEOMETRY.createPolygon(read[0], holes);
    }

    private LinearRing ring(List<?> positions, String where) {
        List<Coordinate> corners = new ArrayList<>(positions.size() + 1);
        for (int i = 0; i < positions.size(); i++) {
            corners.add(corner(positions.get(i), where + ", position " + (i + 1)));
        }
        boolean open = corners.size() >= FEWEST_CORNERS && !corners.get(0).equals2D(corners.get(corners.size() - 1));
        if (open) {
            corners.add(corners.get(0).copy());
            repairs.add(where + " was not closed: closed");
        }
        if (corners.size() <= FEWEST_CORNERS) {
            throw new IllegalArgumentException(where + " has " + positions.size()
                    + " positions; a ring needs at least three corners and its first again");
        }
        return GEOMETRY.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    private Coordinate corner(Object position, String where) {
        if (!(position instanceof Coordinate corner)) {
            throw new IllegalArgumentException(where + " is not a [longitude, latitude]");
        }
        inRange("longitude", corner.x, 180, where);
        inRange("latitude", corner.y, 90, where);
        double[] lonLat = crs.toWgs84(corner.x, corner.y);
        return new Coordinate(lonLat[0], lonLat[1]);
    }

    private void inRange(String name, double degrees, double limit, String where) {
        if (!(Math.abs(degrees) <= limit)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s: %s %s is not within -%.0f…%.0f degrees; %s takes longitude first, in degrees",
                    where,
                    name,
                    degrees,
                    limit,
                    limit,
                    format));
        }
    }

    private static List<?> list(Object coordinates, String where) {
        if (coordinates instanceof List<?> parts) {
            return parts;
        }
        throw new IllegalArgumentException(where + " is not nested as the geometry type asks for");
    }

    private Geometry repaired(Geometry geometry, TopologyValidationError error) {
        String wrong = String.format(
                Locale.ROOT,
                "%s at %s, %s",
                error.getMessage().toLowerCase(Locale.ROOT),
                error.getCoordinate().x,
                error.getCoordinate().y);
        if (SelfCrossings.tooMany(geometry)) {
            throw new IllegalArgumentException("the boundary crosses itself more than " + SelfCrossings.most(geometry)
                    + " times (" + wrong + "); draw it again");
        }
        Geometry fixed = GeometryFixer.fix(geometry);
        if (!(fixed instanceof Polygonal) || fixed.isEmpty()) {
            throw new IllegalArgumentException("the boundary encloses no ground (" + wrong + "); draw it again");
        }
        repairs.add(String.format(
                Locale.ROOT,
                "%s: repaired, %.0f m² before, %.0f m² after",
                wrong,
                SphericalArea.ofM2(geometry),
                SphericalArea.ofM2(fixed)));
        return fixed;
    }
}
