package io.plumbline.derive;

import io.plumbline.geo.FenceVisits;
import io.plumbline.geo.Visit;
import java.util.Arrays;
import java.util.List;

/** 轨迹: the positions of one vehicle, gathered in any order. */
final class Positions {
    private static final int FIRST = 256;

    private long[] at = new long[FIRST];
    private double[] lon = new double[FIRST];
    private double[] lat = new double[FIRST];
    private int size;

    /**
     * Adds one.
     *
     * @param lon NaN where it is not known
     * @param lat NaN where it is not known
     */
    void add(long atMicros, double lon, double lat) {
        if (size == at.length) {
            this.at = Arrays.copyOf(at, 2 * size);
            this.lon = Arrays.copyOf(this.lon, 2 * size);
            this.lat = Arrays.copyOf(this.lat, 2 * size);
        }
        this.at[size] = atMicros;
        this.lon[size] = lon;
        this.lat[size] = lat;
        size++;
    }

    /** The visits that they make, whatever the order in which they were added. */
    List<Visit> visits(FenceVisits fences) {
        Integer[] order = inOrder() ? null : order();
        long[] times = new long[size];
        double[] lons = new double[size];
        double[] lats = new double[size];
        for (int i = 0; i < size; i++) {
            int from = order == null ? i : order[i];
            times[i] = at[from];
            lons[i] = lon[from];
            lats[i] = lat[from];
        }
        return fences.visits(times, lons, lats);
    }

    private boolean inOrder() {
        for (int i = 1; i < size; i++) {
            if (compare(i - 1, i) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Positions come file by file, each as a rule in order of time, which sorting by merging makes use of. */
    private Integer[] order() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, this::compare);
        return order;
    }

    /** By time; two at one time by where they are, what is not known first, so that their order does not hang on that of the rows. */
    private int compare(int one, int other) {
        int byTime = Long.compare(at[one], at[other]);
        if (byTime != 0) {
            return byTime;
        }
        int byLon = unknownFirst(lon[one], lon[other]);
        return byLon == 0 ? unknownFirst(lat[one], lat[other]) : byLon;
    }

    private static int unknownFirst(double one, double other) {
        boolean known = !Double.isNaN(one);
        return known && !Double.isNaN(other)
                ? Double.compare(one, other)
                : Boolean.compare(known, !Double.isNaN(other));
    }
}
