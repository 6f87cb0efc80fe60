package io.plumbline.geo;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A box of degrees cut into equal cells, and which of them a boundary can touch.
 *
 * <p>A cell is the set of points that the one expression in {@link #column} and {@link #row} puts into it. Boundaries are widened by a
 * millionth of a cell, far more than rounding can move a point, so that a cell no boundary touches lies wholly inside or wholly outside.
 */
final class CellRaster implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double WIDENING = 1e-6;
    private static final int ROUNDINGS = 16;

    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;
    private final int cellsPerSide;
    private final double columnsPerDegree;
    private final double rowsPerDegree;
    private final double slackX;
    private final double slackY;

    CellRaster(double minX, double minY, double maxX, double maxY, int cellsPerSide) {
        this.minX = minX;
        this.minY = minY;
        this.maxX = maxX;
        this.maxY = maxY;
        this.cellsPerSide = cellsPerSide;
        columnsPerDegree = cellsPerSide / (maxX - minX);
        rowsPerDegree = cellsPerSide / (maxY - minY);
        slackX = slack(minX, maxX);
        slackY = slack(minY, maxY);
    }

    private double slack(double min, double max) {
        double rounding = Math.ulp(Math.max(Math.abs(min), Math.abs(max)));
        return Math.max(WIDENING * (max - min) / cellsPerSide, ROUNDINGS * rounding);
    }

    int cellsPerSide() {
        return cellsPerSide;
    }

    /** The cell of a point, -1 outside the box and for NaN. */
    int cell(double x, double y) {
        if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) {
            return -1;
        }
        int column = Math.min(cellsPerSide - 1, (int) ((x - minX) * columnsPerDegree));
        int row = Math.min(cellsPerSide - 1, (int) ((y - minY) * rowsPerDegree));
        return row * cellsPerSide + column;
    }

    int column(double x) {
        return clamped((x - minX) * columnsPerDegree);
    }

    int row(double y) {
        return clamped((y - minY) * rowsPerDegree);
    }

    private int clamped(double cells) {
        return Math.max(0, Math.min(cellsPerSide - 1, (int) cells));
    }

    double centreX(int column) {
        return minX + (column + 0.5) / columnsPerDegree;
    }

    double centreY(int row) {
        return minY + (row + 0.5) / rowsPerDegree;
    }

    /** The cells around an area, and which of them its boundary can touch. */
    Window window(PolygonBands area) {
        Window window = new Window(area);
        area.segments(window::mark);
        return window;
    }

    /** How many cells and pieces of segments a {@link #window} would look at. */
    long work(PolygonBands area) {
        long[] work = {
            (long) (1 + column(area.maxX()) - column(area.minX())) * (1 + row(area.maxY()) - row(area.minY()))
        };
        area.segments(
                (x1, y1, x2, y2) -> work[0] += 1 + Math.abs(row(y2) - row(y1)) + Math.abs(column(x2) - column(x1)));
        return work[0];
    }

    /** A rectangle of cells. */
    final class Window {
        final int west;
        final int east;
        final int south;
        final int north;
        private final boolean[] boundary;

        private Window(PolygonBands area) {
            west = column(area.minX() - slackX);
            east = column(area.maxX() + slackX);
            south = row(area.minY() - slackY);
            north = row(area.maxY() + slackY);
            boundary = new boolean[(1 + east - west) * (1 + north - south)];
        }

        boolean onBoundary(int column, int row) {
            return boundary[(row - south) * (1 + east - west) + column - west];
        }

        private void mark(double x1, double y1, double x2, double y2) {
            int first = row(Math.min(y1, y2) - slackY);
            int last = row(Math.max(y1, y2) + slackY);
            boolean level = first == last || y1 == y2;
            for (int row = first; row <= last; row++) {
                double below = minY + row / rowsPerDegree - 2 * slackY;
                double above = minY + (row + 1) / rowsPerDegree + 2 * slackY;
                double enters = level ? x1 : along(x1, y1, x2, y2, below);
                double leaves = level ? x2 : along(x1, y1, x2, y2, above);
                mark(row, column(Math.min(enters, leaves) - slackX), column(Math.max(enters, leaves) + slackX));
            }
        }

        private void mark(int row, int from, int to) {
            int start = (row - south) * (1 + east - west) - west;
            Arrays.fill(boundary, start + Math.max(west, from), start + Math.min(east, to) + 1, true);
        }

        /** Longitude of the segment at a latitude, no farther than its ends. */
        private static double along(double x1, double y1, double x2, double y2, double y) {
            double share = Math.max(0, Math.min(1, (y - y1) / (y2 - y1)));
            return x1 + share * (x2 - x1);
        }
    }
}
