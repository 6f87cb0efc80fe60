package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** 渣土清运: trucks drive, or do not; manifests are made, late or never sent; terminals fail. */
final class Muck {
    private static final double TRIPS_A_MONTH = 7.5;
    private static final double SHORT_TRIPS_A_MONTH = 9;
    private static final double IDLE = 0.02;
    private static final double DARK_DAY = 0.02;
    private static final double SHADOWED = 0.012;

    private final Plan plan;
    private final Truth truth;
    private final People people;
    private final MuckSites sites;
    private final MuckFleet fleet;
    private final MuckTracks tracks;
    private final MuckProjects projects;
    private final MuckGate gate;
    private final MuckManifests manifests;
    private final Dice dice;

    Muck(long seed, Register register, Plan plan, Truth truth, People people, Scale scale) {
        this.plan = plan;
        this.truth = truth;
        this.people = people;
        sites = new MuckSites(seed, register, plan, people);
        fleet = new MuckFleet(seed, register, plan, sites, people, scale);
        tracks = new MuckTracks(seed);
        projects = new MuckProjects(seed, register, plan, sites);
        gate = new MuckGate(seed, plan, people, fleet.permits());
        dice = new Dice(seed, "muck");
        manifests = new MuckManifests(plan, dice);
        for (MuckFleet.Permit permit : fleet.permits()) {
            plan.months().forEach(month -> play(permit, month));
        }
    }

    private void play(MuckFleet.Permit permit, YearMonth month) {
        String bureau = permit.bureau().id();
        boolean silent = fleet.among(permit, plan.share(Plan.PLATFORM_DOWN, bureau, month));
        if (fleet.activeThroughout(permit, month)) {
            truth.count(Plan.PLATFORM_DOWN, bureau, month, silent);
        }
        if (!"有效".equals(fleet.state(permit, month)) || dice.chance(IDLE)) {
            return;
        }
        Set<LocalDate> dark = darkDays(permit, month);
        for (LocalDateTime out : departures(permit, month)) {
            trip(permit, month, out, dark.contains(out.toLocalDate()), silent);
        }
    }

    private Set<LocalDate> darkDays(MuckFleet.Permit permit, YearMonth month) {
        boolean without = plan.looksLike(Plan.NO_TERMINAL, permit.bureau().id(), month) && permit.order() % 7 == 3;
        Set<LocalDate> dark = new HashSet<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            if (without || dice.chance(DARK_DAY)) {
                dark.add(month.atDay(day));
            }
        }
        return dark;
    }

    /** At most one trip after midnight and one in the evening, so that no trip runs from one day into the next. */
    private List<LocalDateTime> departures(MuckFleet.Permit permit, YearMonth month) {
        List<LocalDateTime> slots = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate on = month.atDay(day);
            if (!on.isBefore(permit.from()) && on.isBefore(permit.to()) && Calendar.works(on)) {
                slots.add(on.atTime(0, 20).plusSeconds(dice.below(3 * 3600)));
                slots.add(on.atTime(19, 30).plusSeconds(dice.below(3 * 3600)));
            }
        }
        boolean isShort = projects.shortOn(permit.project()) != null;
        double mean = (isShort ? SHORT_TRIPS_A_MONTH : TRIPS_A_MONTH) * Calendar.building(month);
        int trips = Math.min(slots.size(), Math.max(1, dice.poisson(mean)));
        return dice.shuffled(slots).subList(0, trips).stream().sorted().toList();
    }

    private void trip(MuckFleet.Permit permit, YearMonth month, LocalDateTime out, boolean dark, boolean silent) {
        String bureau = permit.bureau().id();
        double tons = StrictMath.rint(dice.between(140.0, 215.0)) / 10;
        boolean vanishes = vanishes(permit, tons);
        MuckSites.Site disposal = disposal(permit, month);
        boolean skips = dice.chance(plan.share(Plan.SKIPS_DISPOSAL, bureau, month));
        MuckTracks.Trip driven = drive(permit, out, skips || vanishes ? dice.pick(sites.wild()) : disposal.at(), dark);
        boolean twin = pass(permit, month, disposal, out, driven);
        others(permit, month, out);
        if (silent || vanishes) {
            return;
        }
        boolean late = dice.chance(plan.looksLike(Plan.MADE_LATE, bureau, month) ? 0.15 : 0.01);
        boolean together = !dark && !late && dice.chance(pairs(plan.share(MuckPlan.BOOKED_TOGETHER, bureau, month)));
        booked(permit, month, skips, twin, together);
        manifests.make(permit, month, disposal, out, driven, tons, late);
        if (together) {
            again(permit, month, disposal, out, driven);
        }
    }

    /** The truck goes a second time, and the clerk has booked both when the first one left. */
    private void again(
            MuckFleet.Permit permit,
            YearMonth month,
            MuckSites.Site disposal,
            LocalDateTime out,
            MuckTracks.Trip first) {
        LocalDateTime left = first.back().plusMinutes(dice.between(4, 9));
        MuckTracks.Trip second = drive(permit, left, disposal.at(), false);
        boolean twin = pass(permit, month, disposal, left, second);
        booked(permit, month, false, twin, true);
        double tons = StrictMath.rint(dice.between(140.0, 215.0)) / 10;
        carry(permit, tons);
        manifests.make(permit, month, disposal, out.plusSeconds(dice.between(30, 80)), second, tons, false);
    }

    private void booked(MuckFleet.Permit permit, YearMonth month, boolean skips, boolean twin, boolean together) {
        String bureau = permit.bureau().id();
        truth.count(Plan.SKIPS_DISPOSAL, bureau, month, skips);
        truth.count(MuckPlan.TWIN_PLATE, bureau, month, twin);
        truth.count(MuckPlan.BOOKED_TOGETHER, bureau, month, together);
        truth.count(MuckPlan.LAPSED, bureau, month, fleet.lapsed(permit, month));
    }

    /** How often a trip must be one of two, so that such trips are a share of all. */
    private static double pairs(double share) {
        return share / (2 - share);
    }

    private boolean vanishes(MuckFleet.Permit permit, double tons) {
        MuckSites.Dig project = projects.shortOn(permit.project());
        if (project == null) {
            carry(permit, tons);
            return false;
        }
        String bureau = permit.bureau().id();
        boolean vanishes = dice.chance(plan.share(MuckPlan.SOIL_MISSING, bureau, project.month()));
        truth.count(MuckPlan.SOIL_MISSING, bureau, project.month(), vanishes);
        carry(permit, tons);
        return vanishes;
    }

    private void carry(MuckFleet.Permit permit, double tons) {
        projects.carry(permit.project(), tons);
    }

    private MuckTracks.Trip drive(MuckFleet.Permit permit, LocalDateTime out, Point to, boolean dark) {
        boolean seen = !dice.chance(SHADOWED);
        return dark
                ? MuckTracks.Trip.unseen(out, permit.project().at().metresTo(to))
                : tracks.drive(permit, out, to, seen);
    }

    /** The camera sees the truck leave and come back; and now and then its twin, another truck under the same plate. */
    private boolean pass(
            MuckFleet.Permit permit,
            YearMonth month,
            MuckSites.Site disposal,
            LocalDateTime out,
            MuckTracks.Trip driven) {
        boolean twin =
                dice.chance(plan.share(MuckPlan.TWIN_PLATE, permit.bureau().id(), month));
        gate.pass(permit, out.plusSeconds(dice.between(5, 50)), "出");
        if (twin) {
            double shortestS = MuckManifests.distanceKm(permit, disposal) * 2 / 80 * 3600;
            gate.pass(permit, out.plusSeconds((long) (shortestS * dice.between(0.4, 0.85))), "进");
        }
        gate.pass(permit, driven.back().plusSeconds(dice.between(5, 50)), "进");
        return twin;
    }

    /** Trucks that hold no permit, or one of another district, come in the wake of those that do. */
    private void others(MuckFleet.Permit permit, YearMonth month, LocalDateTime out) {
        String bureau = permit.bureau().id();
        double share = plan.share(MuckPlan.UNLICENSED, bureau, month);
        truth.count(MuckPlan.UNLICENSED, bureau, month, false);
        if (dice.chance(share / (1 - share))) {
            truth.count(MuckPlan.UNLICENSED, bureau, month, true);
            tracks.drive(
                    permit.by(dice.pick(fleet.spare(bureau))),
                    out.plusMinutes(12),
                    permit.disposal().at(),
                    true);
        }
        if (plan.looksLike(MuckPlan.FOREIGN_TRUCKS, bureau, month) && dice.chance(0.3)) {
            tracks.drive(
                    permit.by(dice.pick(fleet.foreign(bureau))),
                    out.plusMinutes(17),
                    permit.disposal().at(),
                    true);
        }
    }

    private MuckSites.Site disposal(MuckFleet.Permit permit, YearMonth month) {
        String bureau = permit.bureau().id();
        return plan.looksLike(Plan.NO_FENCE, bureau, month) && dice.chance(0.16)
                ? sites.unfenced(bureau)
                : permit.disposal();
    }

    void write(Path out) throws IOException {
        manifests.write(out, people, truth);
        gate.write(out, truth);
        Rows fences = sites.fences();
        Files.jsonLines(out.resolve("fences.jsonl"), people.noted(fences));
        truth.written("muck.fence", fences.size());
        Rows permits = fleet.table();
        Files.xlsx(out.resolve("permits.xlsx"), "准运许可", people.noted(permits));
        truth.written("muck.permit", permits.size());
        Rows vehicles = fleet.vehicles();
        Files.csvWithMark(out.resolve("muck-vehicles.csv"), people.noted(vehicles));
        truth.written("muck.vehicle", vehicles.size());
        Rows filings = projects.table(people);
        Files.xlsx(out.resolve("muck-projects.xlsx"), "消纳备案", people.noted(filings));
        truth.written("muck.project", filings.size());
    }

    List<MuckTracks.Fix> fixes() {
        return tracks.fixes();
    }
}
