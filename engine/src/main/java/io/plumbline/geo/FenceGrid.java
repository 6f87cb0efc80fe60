package io.plumbline.geo;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the circles a position lies in by looking at those whose box meets its cell of a hundredth of a degree. */
final class FenceGrid implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double CELLS_PER_DEGREE = 100;
    private static final int COLUMNS = 36_001;

    /** Above the rounding of a box, below a tenth of a millimetre. */
    private static final double SLACK_DEG = 1e-9;

    private static final int[] NONE = {};

    /** A prime spreads neighbouring cells over the slots. */
    private static final int SPREAD = 0x9E3779B1;

    private final List<Fence> fences;
    private final int[] slotCell;
    private final int[][] slotFences;

    FenceGrid(List<Fence> fences) {
        this.fences = new ArrayList<>(fences);
        Map<Integer, int[]> cells = new HashMap<>();
        for (int i = 0; i < fences.size(); i++) {
            enter(i, cells);
        }
        int slots = Integer.highestOneBit(2 * cells.size() + 1) * 2;
        slotCell = new int[slots];
        Arrays.fill(slotCell, -1);
        slotFences = new int[slots][];
        cells.forEach((cell, inCell) -> {
            int slot = slot(cell);
            slotCell[slot] = cell;
            slotFences[slot] = inCell;
        });
    }

    private void enter(int fence, Map<Integer, int[]> cells) {
        Fence circle = fences.get(fence);
        double north = Distance.degreesOfLatitude(circle.radiusM()) + SLACK_DEG;
        double east = north / Math.cos(Math.toRadians(Math.abs(circle.lat()) + north));
        for (int row = row(circle.lat() - north); row <= row(circle.lat() + north); row++) {
            for (int column = column(circle.lon() - east); column <= column(circle.lon() + east); column++) {
                cells.merge(row * COLUMNS + column, new int[] {fence}, FenceGrid::joined);
            }
        }
    }

    private static int[] joined(int[] before, int[] one) {
        int[] longer = Arrays.copyOf(before, before.length + 1);
        longer[before.length] = one[0];
        return longer;
    }

    private static int row(double lat) {
        return (int) ((Math.max(-90, Math.min(90, lat)) + 90) * CELLS_PER_DEGREE);
    }

    private static int column(double lon) {
        return (int) ((Math.max(-180, Math.min(180, lon)) + 180) * CELLS_PER_DEGREE);
    }

    /** The slot that holds the cell, or the free one where it belongs. */
    private int slot(int cell) {
        int hash = cell * SPREAD;
        int slot = (hash ^ (hash >>> 15)) & (slotCell.length - 1);
        while (slotCell[slot] != -1 && slotCell[slot] != cell) {
            slot = (slot + 1) & (slotCell.length - 1);
        }
        return slot;
    }

    /** The fences whose box meets the cell of the position. */
    int[] near(double lon, double lat) {
        int[] found = slotFences[slot(row(lat) * COLUMNS + column(lon))];
        return found == null ? NONE : found;
    }

    Fence fence(int index) {
        return fences.get(index);
    }
}
