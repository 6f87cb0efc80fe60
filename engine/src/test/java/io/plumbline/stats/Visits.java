package io.plumbline.stats;

import java.util.Arrays;

/** Twenty-eight visits by three teams: two features, the team, whether a true problem was found. */
final class Visits {
    private static final String ALL =
            "6.6:-0.8:0:0,1.1:0.1:0:0,6.0:-0.5:0:1,3.7:1.3:0:1,3.0:0.6:0:0,9.9:1.2:0:1,5.4:0.5:0:1,"
                    + "7.0:0.9:0:0,3.3:-0.2:0:0,7.4:-1.3:1:1,7.8:-1.8:1:0,2.5:0.2:1:0,4.0:-1.3:1:0,7.2:-0.8:1:0,8.3:-0.4:1:0,"
                    + "1.3:0.4:1:0,7.0:1.6:1:1,8.3:0.5:1:1,3.7:-1.6:1:0,3.7:-1.4:1:0,0.7:-1.7:1:0,9.0:0.2:2:1,3.8:-1.6:2:0,"
                    + "3.1:-0.5:2:1,9.5:1.2:2:1,5.7:-1.9:2:0,1.6:-0.6:2:0,7.2:1.3:2:1";

    private static final double[][] CELLS = Arrays.stream(ALL.split(","))
            .map(row -> Arrays.stream(row.split(":"))
                    .mapToDouble(Double::parseDouble)
                    .toArray())
            .toArray(double[][]::new);

    private Visits() {}

    static double[][] features() {
        return Arrays.stream(CELLS).map(row -> new double[] {row[0], row[1]}).toArray(double[][]::new);
    }

    /** The first feature, rounded half to even, so that it has ties. */
    static double[] score() {
        return Arrays.stream(CELLS).mapToDouble(row -> Math.rint(row[0])).toArray();
    }

    static int[] team() {
        return Arrays.stream(CELLS).mapToInt(row -> (int) row[2]).toArray();
    }

    static boolean[] positive() {
        boolean[] positive = new boolean[CELLS.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = CELLS[i][3] == 1;
        }
        return positive;
    }
}
