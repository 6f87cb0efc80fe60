package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 收运车: trucks go their rounds, or leave compounds out; somebody books what they are said to have collected. */
final class WasteTrucks {
    /** Compounds that one truck serves; more make a second round too long. */
    private static final int ROUND = 8;

    static final String KITCHEN = "厨余垃圾";
    private static final long MINUTES_A_STOP = 13;
    private static final double SHADOWED = 0.015;
    private static final double DARK_DAY = 0.01;
    private static final double BOOKED_FOR_NOTHING = 0.01;

    /** The last collection of a week is never left out, so that what piles up is taken away: four of five may be. */
    private static final double CAN_BE_LEFT_OUT = 0.8;

    private final Map<String, String> rounds = new LinkedHashMap<>();
    private final Map<String, People.Person> drivers = new LinkedHashMap<>();
    private final Map<YearMonth, Rows> positions = new LinkedHashMap<>();
    private final Map<YearMonth, Rows> collections = new LinkedHashMap<>();
    private final List<People.Person> clerks;
    private final long seed;
    private final Plan plan;
    private final Truth truth;
    private final People people;
    private final Dice dice;

    /** A compound as its truck knows it; {@code order} counts within the street. */
    record Stop(String place, Organization street, int order, Point at, Point stand, Kind kind) {}

    /** How the truck comes to the waste. */
    enum Kind {
        ORDINARY,
        /** The bins go to the truck by barrow. */
        BARROW,
        /** The gate lies farther from the centre than the circle reaches. */
        WIDE
    }

    WasteTrucks(long seed, Plan plan, Truth truth, People people) {
        this.seed = seed;
        this.plan = plan;
        this.truth = truth;
        this.people = people;
        dice = new Dice(seed, "trucks");
        clerks = people.persons(24);
        for (YearMonth month : plan.months()) {
            positions.put(month, new Rows("车牌号", "定位时间", "经度", "纬度", "当班司机"));
            collections.put(month, new Rows("点位编码", "清运日期", "垃圾类别", "车牌号", "填报人", "填报人电话"));
        }
    }

    /** Where the truck stands when it takes up what a compound has. */
    Stop stop(String place, Organization street, int order, Point at, boolean onBorder) {
        boolean barrow = plan.everLooksLike(WastePlan.BY_BARROW, street.id()) && order % 3 == 1;
        boolean wide = plan.everLooksLike(WastePlan.WIDE_COMPOUND, street.id()) && order % 3 == 1;
        Point stand = barrow
                ? at.moved(340, 60)
                : wide ? at.moved(0, 175) : onBorder ? at.moved(-55, 10) : at.moved(dice.normal(18), dice.normal(18));
        return new Stop(place, street, order, at, stand, barrow ? Kind.BARROW : wide ? Kind.WIDE : Kind.ORDINARY);
    }

    /** Which truck comes to a compound, and who drives it. */
    String plate(Stop stop) {
        String round = stop.street().id() + "-" + stop.order() / ROUND;
        return rounds.computeIfAbsent(round, key -> {
            String plate = people.plate();
            drivers.put(plate, people.persons(1).get(0));
            return plate;
        });
    }

    People.Person driver(String plate) {
        return drivers.get(plate);
    }

    /** The truck comes on a day, or in the night about it, and the collection is booked. */
    LocalDateTime collect(Stop stop, LocalDate on, String stream) {
        YearMonth month = YearMonth.from(on);
        boolean night = plan.looksLike(WastePlan.NIGHT_RUN, stop.street().id(), month);
        LocalDateTime at = (night ? on.atTime(23, 5) : on.atTime(4, 40))
                .plusMinutes((long) (stop.order() % ROUND) * MINUTES_A_STOP)
                .plusSeconds(dice.below(100));
        stand(stop, on, at);
        if (stream.equals(KITCHEN)) {
            truth.count(WastePlan.SKIPPED, stop.street().id(), month, false);
            book(stop, on, stream);
        }
        return at;
    }

    /** Whether the truck leaves a compound out though its collection is due; it is booked all the same. */
    boolean leavesOut(Stop stop, LocalDate on) {
        YearMonth month = YearMonth.from(on);
        double share = plan.share(WastePlan.SKIPPED, stop.street().id(), month);
        boolean out = share > 0 && dice.chance(share / CAN_BE_LEFT_OUT);
        if (out) {
            truth.count(WastePlan.SKIPPED, stop.street().id(), month, true);
            book(stop, on, KITCHEN);
        }
        return out;
    }

    /** A day on which nobody is due; now and then somebody books a collection by mistake. */
    void pass(Stop stop, LocalDate on) {
        if (dice.chance(BOOKED_FOR_NOTHING)) {
            book(stop, on, KITCHEN);
        }
    }

    private void stand(Stop stop, LocalDate on, LocalDateTime at) {
        String plate = plate(stop);
        Rows month = positions.get(YearMonth.from(at));
        boolean dark = isDark(stop, on, plate);
        if (month == null || dark || dice.chance(SHADOWED)) {
            return;
        }
        for (int i = 0; i < 3; i++) {
            Point seen = stop.stand().moved(dice.normal(9), dice.normal(9));
            month.add(
                    plate,
                    at.plusSeconds(85L * i),
                    MuckSites.round(seen.lon()),
                    MuckSites.round(seen.lat()),
                    driver(plate).name());
        }
    }

    private boolean isDark(Stop stop, LocalDate on, String plate) {
        boolean broken = plan.looksLike(WastePlan.TRUCK_DARK, stop.street().id(), YearMonth.from(on))
                && stop.order() / ROUND == 0
                && on.getDayOfMonth() < 16;
        return broken || new Dice(seed + on.toEpochDay(), plate).chance(DARK_DAY);
    }

    private void book(Stop stop, LocalDate on, String stream) {
        Rows month = collections.get(YearMonth.from(on));
        if (month != null) {
            People.Person clerk = dice.pick(clerks);
            month.add(stop.place(), on, stream, plate(stop), clerk.name(), clerk.phone());
        }
    }

    void write(Path out, List<Stop> stops) throws IOException {
        Rows listed = stops(stops);
        Files.csvWithMark(out.resolve("waste-stops.csv"), people.noted(listed));
        truth.written("waste.stop", listed.size());
        long seen = 0;
        long booked = 0;
        for (YearMonth month : plan.months()) {
            Rows track = positions.get(month);
            track.repeat(5, dice);
            track.spoil(4, "车牌号", "经度", "定位失败", dice);
            seen += track.size();
            Files.csvWithMark(out.resolve("waste-positions/positions-" + month + ".csv"), people.noted(track));
            Rows collected = collections.get(month);
            collected.repeat(4, dice);
            collected.spoil(2, "点位编码", "清运日期", "2026-02-30", dice);
            booked += collected.size();
            Files.csv(out.resolve("collections/collections-" + month + ".csv"), people.noted(collected), Files.GB18030);
        }
        truth.written("waste.position", seen);
        truth.written("waste.collection", booked);
        truth.defect("waste.position", "duplicate", 5 * positions.size());
        truth.defect("waste.position", "not_a_number", 4 * positions.size());
        truth.defect("waste.collection", "duplicate", 4 * collections.size());
        truth.defect("waste.collection", "bad_date", 2 * collections.size());
    }

    /** Compounds served by barrow have no stop of their own; wide ones have their boundary. */
    private Rows stops(List<Stop> stops) {
        Rows rows = new Rows("点位编码", "经度", "纬度", "半径(米)", "边界", "联系人", "联系电话");
        for (Stop stop : stops) {
            if (stop.kind() != Kind.BARROW) {
                People.Person contact = dice.pick(clerks);
                rows.add(
                        stop.place(),
                        MuckSites.round(stop.at().lon()),
                        MuckSites.round(stop.at().lat()),
                        100,
                        stop.kind() == Kind.WIDE ? boundary(stop.at()) : null,
                        contact.name(),
                        contact.phone());
            }
        }
        return rows;
    }

    private static String boundary(Point centre) {
        StringBuilder ring = new StringBuilder();
        int[][] corners = {{-120, -210}, {120, -210}, {120, 210}, {-120, 210}, {-120, -210}};
        for (int[] corner : corners) {
            Point at = centre.moved(corner[0], corner[1]);
            ring.append(ring.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%.6f %.6f", at.lon(), at.lat()));
        }
        return "POLYGON ((" + ring + "))";
    }

    /** The days of a week on which the truck comes, in order. */
    List<Integer> days(int count) {
        return dice.shuffled(new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6))).subList(0, count).stream()
                .sorted()
                .toList();
    }
}
