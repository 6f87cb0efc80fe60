package io.plumbline.geo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;

/**
 * 网格索引: which area a position lies in, a few million times a second.
 *
 * <p>The box around all areas is cut into cells. A cell that one area covers and no other touches answers at once; any other keeps the
 * short list of areas that cover or touch it, and the touching ones are tested exactly. The answers are those of JTS point by point:
 *
 * <ul>
 *   <li>an area takes its inside and its boundary;
 *   <li>where several areas take a point (overlaps, shared boundaries), the smallest wins, and by id when equal: the first in
 *       {@link Areas#list()}, whose positions are the indices here;
 *   <li>a point in no area, and one with NaN or infinite coordinates, is {@link #NONE}.
 * </ul>
 *
 * <p>Positions are longitude first, in WGS-84 degrees. Unchangeable, safe for use by several threads, and serializable with all it needs (a few megabytes).
 */
public final class CellIndex implements Serializable {
    /** The answer for a point in no area. */
    public static final int NONE = -1;

    private static final long serialVersionUID = 1L;
    private static final int END = -1;
    private static final int[] NO_CANDIDATES = {};
    private static final int FEWEST_CELLS_PER_SIDE = 16;
    private static final int MOST_CELLS_PER_SIDE = 1024;
    private static final long MOST_WORK = 50_000_000;

    private final String[] ids;
    private final PolygonBands[] areas;
    private final CellRaster raster;

    /** Per cell: NONE, the one area that covers it untouched by others, or -2 minus the start of its list. */
    private final int[] cells;

    /** The lists, one behind the other, each entry as in {@link CellLists}, the last of a list followed by {@link #END}. */
    private final int[] lists;

    private CellIndex(Areas source) {
        ids = source.list().stream().map(Area::id).toArray(String[]::new);
        areas = source.list().stream()
                .map(area -> new PolygonBands(area.geometry()))
                .toArray(PolygonBands[]::new);
        raster = raster(source);
        cells = new int[raster.cellsPerSide() * raster.cellsPerSide()];
        CellLists found = new CellLists();
        for (int area = 0; area < areas.length; area++) {
            enter(area, found);
        }
        lists = code(found);
    }

    /** The index over the areas. */
    public static CellIndex of(Areas areas) {
        return new CellIndex(areas);
    }

    private CellRaster raster(Areas source) {
        Envelope box = new Envelope();
        long corners = 0;
        for (Area area : source.list()) {
            box.expandToInclude(area.geometry().getEnvelopeInternal());
            corners += area.geometry().getNumPoints();
        }
        int side = Integer.highestOneBit((int) Math.min(MOST_CELLS_PER_SIDE, 8 * Math.sqrt((double) corners) + 64));
        CellRaster fine = new CellRaster(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), side);
        while (side > FEWEST_CELLS_PER_SIDE && work(fine) > MOST_WORK) {
            side /= 2;
            fine = new CellRaster(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), side);
        }
        return fine;
    }

    private long work(CellRaster candidate) {
        return Arrays.stream(areas).mapToLong(candidate::work).sum();
    }

    private void enter(int area, CellLists found) {
        CellRaster.Window window = raster.window(areas[area]);
        for (int row = window.south; row <= window.north; row++) {
            boolean known = false;
            boolean inside = false;
            for (int column = window.west; column <= window.east; column++) {
                boolean touched = window.onBoundary(column, row);
                if (!touched && !known) {
                    inside = areas[area].covers(raster.centreX(column), raster.centreY(row));
                }
                known = !touched;
                if (touched || inside) {
                    int cell = row * raster.cellsPerSide() + column;
                    cells[cell] = found.append(cells[cell], 2 * area + (touched ? 0 : 1));
                }
            }
        }
    }

    /** Replaces the lists' numbers in the cells by what {@link #cells} says, and keeps the lists that are still needed. */
    private int[] code(CellLists found) {
        Map<Integer, Integer> codes = new HashMap<>();
        List<int[]> kept = new ArrayList<>();
        int[] next = {0};
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = codes.computeIfAbsent(cells[cell], list -> {
                int[] entries = found.entries(list);
                if (entries.length == 0) {
                    return NONE;
                }
                if (entries.length == 1 && covered(entries[0])) {
                    return entries[0] >> 1;
                }
                kept.add(entries);
                next[0] += entries.length + 1;
                return -2 - (next[0] - entries.length - 1);
            });
        }
        return joined(kept, next[0]);
    }

    private static int[] joined(List<int[]> lists, int length) {
        int[] joined = new int[length];
        int next = 0;
        for (int[] entries : lists) {
            System.arraycopy(entries, 0, joined, next, entries.length);
            next += entries.length + 1;
            joined[next - 1] = END;
        }
        return joined;
    }

    private static boolean covered(int entry) {
        return (entry & 1) == 1;
    }

    /** The index of the area that answers for the position, or {@link #NONE}. */
    public int locate(double lon, double lat) {
        int cell = raster.cell(lon, lat);
        if (cell < 0) {
            return NONE;
        }
        int answer = cells[cell];
        return answer >= NONE ? answer : first(-2 - answer, lon, lat);
    }

    private int first(int list, double lon, double lat) {
        for (int i = list; lists[i] != END; i++) {
            if (takes(lists[i], lon, lat)) {
                return lists[i] >> 1;
            }
        }
        return NONE;
    }

    private boolean takes(int entry, double lon, double lat) {
        return covered(entry) || areas[entry >> 1].covers(lon, lat);
    }

    /** The indices of all areas that take the position, the one that answers first; empty when there is none. */
    public int[] candidates(double lon, double lat) {
        int cell = raster.cell(lon, lat);
        if (cell < 0 || cells[cell] == NONE) {
            return NO_CANDIDATES;
        }
        return cells[cell] >= 0 ? new int[] {cells[cell]} : all(-2 - cells[cell], lon, lat);
    }

    private int[] all(int list, double lon, double lat) {
        int end = list;
        while (lists[end] != END) {
            end++;
        }
        return Arrays.stream(lists, list, end)
                .filter(entry -> takes(entry, lon, lat))
                .map(entry -> entry >> 1)
                .toArray();
    }

    /**
     * The indices of all areas that take the position or come within some metres of it, smallest area first. In temperate latitudes;
     * the earth is taken as flat around the position.
     *
     * @param metres 0 or more; NaN answers none
     */
    public int[] near(double lon, double lat, double metres) {
        double north = Distance.degreesOfLatitude(metres);
        double east = north / Math.cos(Math.toRadians(lat));
        if (!(Math.abs(lon) <= 180 && Math.abs(lat) < 90 && metres >= 0)) {
            return NO_CANDIDATES;
        }
        BitSet around = new BitSet();
        for (int row = raster.row(lat - north); row <= raster.row(lat + north); row++) {
            for (int column = raster.column(lon - east); column <= raster.column(lon + east); column++) {
                enter(cells[row * raster.cellsPerSide() + column], around);
            }
        }
        return around.stream()
                .filter(area -> areas[area].covers(lon, lat) || areas[area].boundaryWithin(lon, lat, metres))
                .toArray();
    }

    /**
     * Whether the same areas take everything within some metres of the position, told by the cells alone: never true where a boundary
     * comes that near, and true for almost all other positions. No area at all is no interior.
     */
    public boolean isInterior(double lon, double lat, double metres) {
        int cell = raster.cell(lon, lat);
        double north = Distance.degreesOfLatitude(metres);
        double east = north / Math.cos(Math.toRadians(lat));
        if (cell < 0 || cells[cell] == NONE || !isUniform(cells[cell]) || !(metres >= 0)) {
            return false;
        }
        int lastColumn = raster.column(lon + east);
        for (int row = raster.row(lat - north); row <= raster.row(lat + north); row++) {
            for (int column = raster.column(lon - east); column <= lastColumn; column++) {
                if (cells[row * raster.cellsPerSide() + column] != cells[cell]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isUniform(int cell) {
        for (int i = -2 - cell; cell < NONE && lists[i] != END; i++) {
            if (!covered(lists[i])) {
                return false;
            }
        }
        return true;
    }

    private void enter(int cell, BitSet around) {
        if (cell >= 0) {
            around.set(cell);
        }
        for (int i = -2 - cell; cell < NONE && lists[i] != END; i++) {
            around.set(lists[i] >> 1);
        }
    }

    /** Whether more than one area takes the position. */
    public boolean ambiguous(double lon, double lat) {
        return candidates(lon, lat).length > 1;
    }

    /** The id of the area with the index; null for {@link #NONE}. */
    public String id(int index) {
        return index == NONE ? null : ids[index];
    }

    /** How many areas there are; the indices run from 0. */
    public int size() {
        return ids.length;
    }
}
