package io.plumbline.examples.bench;

import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.GeometryFactory;

/** A made-up district of 650 communities without gaps, whose shared boundaries are curves, corner by corner the same on both sides. */
final class WavyDistrict {
    static final double WEST = 116.03;
    static final double SOUTH = 39.88;
    static final double WIDTH = 0.36;
    static final double HEIGHT = 0.28;

    private static final int COLUMNS = 26;
    private static final int ROWS = 25;
    private static final int CORNERS_PER_SIDE = 50;
    private static final double SWING = 0.2;
    private static final long SEED = 20260101;

    private WavyDistrict() {}

    static Areas areas() {
        List<Area> areas = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) {
            for (int row = 0; row < ROWS; row++) {
                areas.add(community(column, row));
            }
        }
        return Areas.of(areas);
    }

    private static Area community(int column, int row) {
        CoordinateList ring = new CoordinateList();
        level(column, row).forEach(corner -> ring.add(corner, false));
        upright(column + 1, row).forEach(corner -> ring.add(corner, false));
        reversed(level(column, row + 1)).forEach(corner -> ring.add(corner, false));
        reversed(upright(column, row)).forEach(corner -> ring.add(corner, false));
        ring.closeRing();
        String id = "C" + (1000 + column * ROWS + row);
        return new Area(id, new GeometryFactory().createPolygon(ring.toCoordinateArray()), Map.of());
    }

    private static List<Coordinate> level(int column, int row) {
        double[] waves = waves(column, row, 1);
        List<Coordinate> side = new ArrayList<>();
        for (int i = 0; i <= CORNERS_PER_SIDE; i++) {
            double share = (double) i / CORNERS_PER_SIDE;
            side.add(at(column + share, row + swing(share, waves)));
        }
        return side;
    }

    private static List<Coordinate> upright(int column, int row) {
        double[] waves = waves(column, row, 2);
        List<Coordinate> side = new ArrayList<>();
        for (int i = 0; i <= CORNERS_PER_SIDE; i++) {
            double share = (double) i / CORNERS_PER_SIDE;
            side.add(at(column + swing(share, waves), row + share));
        }
        return side;
    }

    private static List<Coordinate> reversed(List<Coordinate> side) {
        List<Coordinate> turned = new ArrayList<>(side);
        Collections.reverse(turned);
        return turned;
    }

    private static double[] waves(int column, int row, int direction) {
        SplittableRandom random = new SplittableRandom(SEED + ((column * 1_000L + row) * 4 + direction));
        return new double[] {random.nextDouble(1, 4), random.nextDouble(2 * Math.PI)};
    }

    /** None at both ends, so that the four sides of a crossing meet. */
    private static double swing(double share, double[] waves) {
        if (share == 0 || share == 1) {
            return 0;
        }
        return SWING * Math.sin(Math.PI * share) * Math.sin(2 * Math.PI * waves[0] * share + waves[1]);
    }

    private static Coordinate at(double column, double row) {
        return new Coordinate(WEST + column * WIDTH / COLUMNS, SOUTH + row * HEIGHT / ROWS);
    }
}
