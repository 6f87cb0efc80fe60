package io.plumbline.examples.city;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** 定位轨迹: what a truck's terminal reports on one trip. */
final class MuckTracks {
    private static final int NOISE_M = 8;
    private static final int SHADOW_M = 700;

    private final List<Fix> fixes = new ArrayList<>();
    private final Dice dice;

    /** One position, WGS-84. */
    record Fix(String plate, LocalDateTime at, Point point, int speedKmh, String driver) {}

    /** When a truck came to where it unloads and when it was back. */
    record Trip(LocalDateTime there, LocalDateTime back) {
        /** The same of a truck whose terminal is silent. */
        static Trip unseen(LocalDateTime out, double metres) {
            long minutes = Math.round(metres * 1.25 / 600) + 1;
            return new Trip(out.plusMinutes(minutes), out.plusMinutes(2 * minutes + 9));
        }
    }

    MuckTracks(long seed) {
        dice = new Dice(seed, "tracks");
    }

    List<Fix> fixes() {
        return fixes;
    }

    /**
     * Drives from the project to where the load goes and back.
     *
     * @param seen false where the terminal is shadowed at the place of unloading
     * @return when the truck came to the place of unloading, and when it was back
     */
    Trip drive(MuckFleet.Permit permit, LocalDateTime out, Point to, boolean seen) {
        Point from = permit.project().at();
        int first = fixes.size();
        stay(permit, from, out.minusMinutes(8), 8);
        LocalDateTime there = move(permit, from, to, out, 120);
        int minutes = dice.between(7, 12);
        stay(permit, to, there, minutes);
        LocalDateTime back = move(permit, to, from, there.plusMinutes(minutes), 240);
        if (!seen) {
            fixes.subList(first, fixes.size()).removeIf(fix -> fix.point().metresTo(to) < SHADOW_M);
        }
        return new Trip(there, back);
    }

    private void stay(MuckFleet.Permit permit, Point at, LocalDateTime from, int minutes) {
        for (int second = 0; second < minutes * 60; second += 90) {
            fix(permit, from.plusSeconds(second), at.moved(dice.normal(40), dice.normal(40)), 0);
        }
    }

    private LocalDateTime move(MuckFleet.Permit permit, Point from, Point to, LocalDateTime start, int everySeconds) {
        double metres = from.metresTo(to) * 1.25;
        double speed = dice.between(32.0, 44.0) / 3.6;
        long seconds = (long) (metres / speed) + 60;
        double bend = dice.normal(metres / 20);
        for (long second = everySeconds; second < seconds; second += everySeconds) {
            double share = (double) second / seconds;
            Point on = from.towards(to, share).moved(0, bend * 4 * share * (1 - share));
            fix(permit, start.plusSeconds(second), on, (int) (speed * 3.6 + dice.normal(4)));
        }
        return start.plus(Duration.ofSeconds(seconds));
    }

    private void fix(MuckFleet.Permit permit, LocalDateTime at, Point real, int speedKmh) {
        Point measured = real.moved(dice.normal(NOISE_M), dice.normal(NOISE_M));
        fixes.add(new Fix(
                permit.plate(),
                at,
                measured,
                Math.max(0, speedKmh),
                permit.truck().driver().name()));
    }
}
