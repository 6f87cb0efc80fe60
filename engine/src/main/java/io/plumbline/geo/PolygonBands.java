package io.plumbline.geo;

import java.io.Serializable;
import java.util.Arrays;
import org.locationtech.jts.algorithm.CGAlgorithmsDD;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/**
 * Exact point-in-polygon for one area: a ray to the east, crossed only with the segments whose latitudes share a band with the point.
 *
 * <p>A segment outside the point's latitude never changes the count, and both ends of a segment and the point are put into bands by
 * the same non-decreasing expression, so the bands leave no crossing out. Crossings are decided by the same double-double orientation as in
 * JTS, therefore the answer equals that of its locators bit by bit. A point on the boundary is covered.
 */
final class PolygonBands implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BANDS = 4096;
    private static final int MOST_ENTRIES_PER_SEGMENT = 8;

    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;

    /** Longitude and latitude of all corners, ring after ring; a segment is known by its first corner. */
    private final double[] corners;

    /** First corners of the segments, band after band. */
    private final int[] segments;

    private final int[] bandStart;
    private final double bandsPerDegree;

    PolygonBands(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        minX = box.getMinX();
        maxX = box.getMaxX();
        minY = box.getMinY();
        maxY = box.getMaxY();
        corners = corners(geometry);
        int[] starts = starts(geometry);
        int bands = Math.max(1, Math.min(MOST_BANDS, starts.length));
        double scale = bands / (maxY - minY);
        long entries = entries(starts, scale, bands);
        while (bands > 1 && entries > (long) MOST_ENTRIES_PER_SEGMENT * starts.length) {
            bands = (bands + 1) / 2;
            scale = bands / (maxY - minY);
            entries = entries(starts, scale, bands);
        }
        bandsPerDegree = scale;
        bandStart = new int[bands + 1];
        segments = new int[Math.toIntExact(entries)];
        fill(starts);
    }

    private static double[] corners(Geometry geometry) {
        double[] flat = new double[2 * geometry.getNumPoints()];
        int next = 0;
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            for (Coordinate corner : ((Geometry) line).getCoordinates()) {
                flat[next++] = corner.x;
                flat[next++] = corner.y;
            }
        }
        return flat;
    }

    private static int[] starts(Geometry geometry) {
        int[] starts = new int[geometry.getNumPoints()];
        int next = 0;
        int corner = 0;
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            int points = ((Geometry) line).getNumPoints();
            for (int i = 0; i < points - 1; i++) {
                starts[next++] = corner + i;
            }
            corner += points;
        }
        return Arrays.copyOf(starts, next);
    }

    private long entries(int[] starts, double scale, int bands) {
        long entries = 0;
        for (int start : starts) {
            entries += 1 + band(north(start), scale, bands) - band(south(start), scale, bands);
        }
        return entries;
    }

    private void fill(int[] starts) {
        for (int start : starts) {
            for (int band = band(south(start)); band <= band(north(start)); band++) {
                bandStart[band + 1]++;
            }
        }
        for (int band = 1; band < bandStart.length; band++) {
            bandStart[band] += bandStart[band - 1];
        }
        int[] next = bandStart.clone();
        for (int start : starts) {
            for (int band = band(south(start)); band <= band(north(start)); band++) {
                segments[next[band]++] = start;
            }
        }
    }

    private double south(int segment) {
        return Math.min(corners[2 * segment + 1], corners[2 * segment + 3]);
    }

    private double north(int segment) {
        return Math.max(corners[2 * segment + 1], corners[2 * segment + 3]);
    }

    private int band(double y) {
        return band(y, bandsPerDegree, bandStart.length - 1);
    }

    private int band(double y, double scale, int bands) {
        return Math.min(bands - 1, (int) ((y - minY) * scale));
    }

    double minX() {
        return minX;
    }

    double maxX() {
        return maxX;
    }

    double minY() {
        return minY;
    }

    double maxY() {
        return maxY;
    }

    /** Hands every segment of the boundary to the visitor. */
    void segments(SegmentVisitor visitor) {
        for (int band = 0; band < bandStart.length - 1; band++) {
            for (int k = bandStart[band]; k < bandStart[band + 1]; k++) {
                int segment = segments[k];
                if (band(south(segment)) == band) {
                    int at = 2 * segment;
                    visitor.visit(corners[at], corners[at + 1], corners[at + 2], corners[at + 3]);
                }
            }
        }
    }

    /** Takes the ends of a segment. */
    interface SegmentVisitor {
        void visit(double x1, double y1, double x2, double y2);
    }

    /** Whether the point lies inside the area or on its boundary; not for NaN in one of the two. */
    boolean covers(double x, double y) {
        if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) {
            return false;
        }
        int band = band(y);
        boolean inside = false;
        for (int k = bandStart[band]; k < bandStart[band + 1]; k++) {
            int at = 2 * segments[k];
            int crossing = crossing(x, y, corners[at], corners[at + 1], corners[at + 2], corners[at + 3]);
            if (crossing < 0) {
                return true;
            }
            inside ^= crossing != 0;
        }
        return inside;
    }

    /** Whether the boundary comes within some metres of a point in temperate latitudes; the earth is taken as flat around it. */
    boolean boundaryWithin(double x, double y, double metres) {
        double north = Distance.degreesOfLatitude(metres);
        double shrink = Math.cos(Math.toRadians(y));
        double reach = north * north;
        for (int band = Math.max(0, band(y - north)); band <= band(y + north); band++) {
            for (int k = bandStart[band]; k < bandStart[band + 1]; k++) {
                int at = 2 * segments[k];
                double x1 = (corners[at] - x) * shrink;
                double x2 = (corners[at + 2] - x) * shrink;
                if (squareTo(x1, corners[at + 1] - y, x2, corners[at + 3] - y) <= reach) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The square of the distance of a segment to the origin. */
    private static double squareTo(double x1, double y1, double x2, double y2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
        double x = x1 + share * dx;
        double y = y1 + share * dy;
        return x * x + y * y;
    }

    /** 1 when the ray to the east crosses the segment, 0 when not, -1 when the point lies on the segment. */
    private static int crossing(double x, double y, double x1, double y1, double x2, double y2) {
        if (x1 < x && x2 < x) {
            return 0;
        }
        if (x == x2 && y == y2) {
            return -1;
        }
        if (y1 == y && y2 == y) {
            return x >= Math.min(x1, x2) && x <= Math.max(x1, x2) ? -1 : 0;
        }
        if ((y1 > y) == (y2 > y)) {
            return 0;
        }
        if (x < x1 && x < x2) {
            return 1;
        }
        int side = CGAlgorithmsDD.orientationIndex(x1, y1, x2, y2, x, y);
        if (side == 0) {
            return -1;
        }
        return (y2 < y1 ? -side : side) > 0 ? 1 : 0;
    }
}
