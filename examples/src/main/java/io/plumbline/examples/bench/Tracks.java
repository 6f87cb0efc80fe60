package io.plumbline.examples.bench;

import io.plumbline.geo.Fence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented vehicles that drive about among invented fences, always the same ones. */
final class Tracks {
    static final int VEHICLES = 500;
    static final int POSITIONS_EACH = 10_000;
    static final int FENCES = 300;

    private static final long SECOND = 1_000_000L;

    private Tracks() {}

    /** The positions of one vehicle in the order of time, in microseconds and degrees. */
    @SuppressWarnings("ArrayRecordComponent")
    record Track(long[] at, double[] lon, double[] lat) {}

    /** A position every ten seconds; a quarter of the time the vehicle stands, otherwise it makes some ten metres a second. */
    static Track of(int vehicle) {
        SplittableRandom random = new SplittableRandom(vehicle);
        long[] at = new long[POSITIONS_EACH];
        double[] lon = new double[POSITIONS_EACH];
        double[] lat = new double[POSITIONS_EACH];
        double x = random.nextDouble(116.03, 116.39);
        double y = random.nextDouble(39.88, 40.16);
        double course = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < POSITIONS_EACH; i++) {
            boolean stands = i / 60 % 4 == 0;
            double step = stands ? 0.00002 : 0.001;
            course += random.nextDouble(-0.3, 0.3);
            x = Math.max(116.03, Math.min(116.39, x + step * Math.cos(course)));
            y = Math.max(39.88, Math.min(40.16, y + step * Math.sin(course)));
            at[i] = 10 * SECOND * i;
            lon[i] = x;
            lat[i] = y;
        }
        return new Track(at, lon, lat);
    }

    static List<Fence> fences() {
        SplittableRandom random = new SplittableRandom(2);
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < FENCES; i++) {
            fences.add(new Fence(
                    "f" + i,
                    random.nextDouble(116.03, 116.39),
                    random.nextDouble(39.88, 40.16),
                    random.nextDouble(100, 500)));
        }
        return fences;
    }
}
