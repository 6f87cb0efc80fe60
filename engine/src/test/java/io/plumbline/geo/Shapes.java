package io.plumbline.geo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Areas for trials. */
final class Shapes {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Shapes() {}

    static Area area(String id, String wkt) {
        try {
            return new Area(id, new WKTReader(GEOMETRY).read(wkt), Map.of());
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    static Area area(String id, Geometry geometry) {
        return new Area(id, geometry, Map.of());
    }

    /** A square of the given half side. */
    static Area square(String id, double lon, double lat, double half) {
        return area(
                id,
                "POLYGON ((" + (lon - half) + " " + (lat - half) + "," + (lon + half) + " " + (lat - half) + ","
                        + (lon + half) + " " + (lat + half) + "," + (lon - half) + " " + (lat + half) + ","
                        + (lon - half) + " " + (lat - half) + "))");
    }

    /**
     * A district of about Haidian's size cut into columns × rows communities whose shared boundaries wander, corner by corner the same on
     * both sides.
     */
    static List<Area> communities(int columns, int rows, int cornersPerSide, long seed) {
        double width = 0.36 / columns;
        double height = 0.28 / rows;
        List<Area> areas = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            for (int r = 0; r < rows; r++) {
                List<Coordinate> ring = new ArrayList<>();
                ring.addAll(side(c, r, c + 1, r, width, height, cornersPerSide, seed));
                ring.addAll(side(c + 1, r, c + 1, r + 1, width, height, cornersPerSide, seed));
                List<Coordinate> top = side(c, r + 1, c + 1, r + 1, width, height, cornersPerSide, seed);
                List<Coordinate> left = side(c, r, c, r + 1, width, height, cornersPerSide, seed);
                Collections.reverse(top);
                Collections.reverse(left);
                ring.addAll(top);
                ring.addAll(left);
                areas.add(area("c" + (1000 + c * rows + r), polygon(ring)));
            }
        }
        return areas;
    }

    private static List<Coordinate> side(
            int c1, int r1, int c2, int r2, double width, double height, int corners, long seed) {
        SplittableRandom random =
                new SplittableRandom(seed + c1 * 1_000_003L + r1 * 7_919L + c2 * 104_729L + r2 * 1_299_709L);
        List<Coordinate> line = new ArrayList<>();
        for (int i = 0; i <= corners; i++) {
            double share = (double) i / corners;
            double wander = i == 0 || i == corners ? 0 : Math.min(share, 1 - share) * random.nextDouble(-0.3, 0.3);
            double c = c1 + share * (c2 - c1) + (r1 == r2 ? 0 : wander);
            double r = r1 + share * (r2 - r1) + (r1 == r2 ? wander : 0);
            line.add(new Coordinate(116.03 + c * width, 39.88 + r * height));
        }
        return line;
    }

    private static Polygon polygon(List<Coordinate> corners) {
        List<Coordinate> ring = new ArrayList<>();
        for (Coordinate corner : corners) {
            if (ring.isEmpty() || !ring.get(ring.size() - 1).equals2D(corner)) {
                ring.add(corner);
            }
        }
        if (!ring.get(0).equals2D(ring.get(ring.size() - 1))) {
            ring.add(ring.get(0).copy());
        }
        return GEOMETRY.createPolygon(ring.toArray(Coordinate[]::new));
    }

    /** A jagged star with one hole. */
    static Area star(String id, double lon, double lat, double radius, int corners, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Coordinate[] outer = new Coordinate[corners + 1];
        Coordinate[] inner = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * random.nextDouble(0.5, 1.0);
            outer[i] = new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
            inner[i] = new Coordinate(lon + 0.3 * reach * Math.cos(angle), lat + 0.3 * reach * Math.sin(angle));
        }
        outer[corners] = outer[0].copy();
        inner[corners] = inner[0].copy();
        return area(id, GEOMETRY.createPolygon(GEOMETRY.createLinearRing(outer), new LinearRing[] {
            GEOMETRY.createLinearRing(inner)
        }));
    }
}
