package io.plumbline.geo;

import io.plumbline.stats.Binomial;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the positions of a source lie to known places when they are read in one system. */
final class CrsFit {
    private static final double CHANCE = 1e-4;
    private static final double SMALL_SHIFT_M = 100;
    private static final double TIGHT = 3;

    private final Crs crs;
    private final double[] distances;
    private final double medianM;
    private final double eastM;
    private final double northM;
    private final double spreadM;

    private CrsFit(Crs crs, double[] east, double[] north) {
        this.crs = crs;
        distances = lengths(east, 0, north, 0);
        medianM = median(distances);
        eastM = median(east);
        northM = median(north);
        spreadM = median(lengths(east, eastM, north, northM));
    }

    static CrsFit of(Crs crs, int[] usable, List<double[]> lonLat, List<double[]> places) {
        double[] east = new double[usable.length];
        double[] north = new double[usable.length];
        for (int i = 0; i < usable.length; i++) {
            double[] at = lonLat.get(usable[i]);
            double[] read = crs.toWgs84(at[0], at[1]);
            double[] place = places.get(usable[i]);
            double eastward = Distance.flatM(read[0], place[1], place[0], place[1]);
            double northward = Distance.flatM(place[0], read[1], place[0], place[1]);
            east[i] = Math.copySign(eastward, read[0] - place[0]);
            north[i] = Math.copySign(northward, read[1] - place[1]);
        }
        return new CrsFit(crs, east, north);
    }

    private static double[] lengths(double[] east, double fromEast, double[] north, double fromNorth) {
        return IntStream.range(0, east.length)
                .mapToDouble(i -> Math.hypot(east[i] - fromEast, north[i] - fromNorth))
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    Crs crs() {
        return crs;
    }

    double medianM() {
        return medianM;
    }

    double eastM() {
        return eastM;
    }

    double northM() {
        return northM;
    }

    /** Whether it halves the distance and more places are nearer than chance would bring. */
    boolean beats(CrsFit other) {
        int nearer = 0;
        int farther = 0;
        for (int i = 0; i < distances.length; i++) {
            nearer += distances[i] < other.distances[i] ? 1 : 0;
            farther += distances[i] > other.distances[i] ? 1 : 0;
        }
        return nearer > 0 && medianM <= other.medianM / 2 && Binomial.atLeast(nearer, nearer + farther, 0.5) <= CHANCE;
    }

    /** Whether it takes away the common shift that the other has. */
    boolean explains(CrsFit other) {
        return shiftM() <= Math.max(SMALL_SHIFT_M, other.shiftM() / TIGHT);
    }

    /** Whether all positions are off by the same way. */
    boolean isShifted() {
        return shiftM() > SMALL_SHIFT_M && spreadM <= shiftM() / TIGHT;
    }

    private double shiftM() {
        return Math.hypot(eastM, northM);
    }
}
