package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** 渣土清运: trucks drive, or do not; manifests are made, late or never sent; terminals fail. */
final class Muck {
    private static final double TRIPS_A_MONTH = 7.5;
    private static final double IDLE = 0.02;
    private static final double DARK_DAY = 0.02;
    private static final double SHADOWED = 0.012;

    private final Map<YearMonth, Rows> manifests = new LinkedHashMap<>();
    private final Plan plan;
    private final Truth truth;
    private final People people;
    private final MuckSites sites;
    private final MuckFleet fleet;
    private final MuckTracks tracks;
    private final Dice dice;
    private int serial;

    Muck(long seed, Register register, Plan plan, Truth truth, People people) {
        this.plan = plan;
        this.truth = truth;
        this.people = people;
        sites = new MuckSites(seed, register, plan, people);
        fleet = new MuckFleet(seed, register, plan, sites, people);
        tracks = new MuckTracks(seed);
        dice = new Dice(seed, "muck");
        for (YearMonth month : plan.months()) {
            manifests.put(month, blank());
        }
        for (MuckFleet.Permit permit : fleet.permits()) {
            plan.months().forEach(month -> play(permit, month));
        }
    }

    private static Rows blank() {
        return new Rows(
                "联单编号", "准运证号", "工程编号", "车牌号", "消纳场编号", "出场时间", "开单时间", "是否补单", "装载量(吨)", "备案机关", "驾驶员", "驾驶员电话", "备注",
                "押运员身份证");
    }

    private void play(MuckFleet.Permit permit, YearMonth month) {
        String bureau = permit.bureau().id();
        double down = plan.share(Plan.PLATFORM_DOWN, bureau, month);
        boolean silent = permit.order() < Math.round(down * MuckFleet.PERMITS_PER_BUREAU);
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
            if (!month.atDay(day).isBefore(permit.from())) {
                slots.add(month.atDay(day).atTime(0, 20).plusSeconds(dice.below(3 * 3600)));
                slots.add(month.atDay(day).atTime(19, 30).plusSeconds(dice.below(3 * 3600)));
            }
        }
        int trips = Math.min(slots.size(), Math.max(1, dice.poisson(TRIPS_A_MONTH)));
        return dice.shuffled(slots).subList(0, trips).stream().sorted().toList();
    }

    private void trip(MuckFleet.Permit permit, YearMonth month, LocalDateTime out, boolean dark, boolean silent) {
        String bureau = permit.bureau().id();
        MuckSites.Site disposal = disposal(permit, month);
        boolean skips = dice.chance(plan.share(Plan.SKIPS_DISPOSAL, bureau, month));
        Point to = skips ? dice.pick(sites.wild()) : disposal.at();
        boolean seen = !dice.chance(SHADOWED);
        LocalDateTime there = dark ? out.plusMinutes(30) : tracks.drive(permit, out, to, seen);
        boolean late = dice.chance(plan.looksLike(Plan.MADE_LATE, bureau, month) ? 0.15 : 0.01);
        if (!silent) {
            truth.count(Plan.SKIPS_DISPOSAL, bureau, month, skips);
            manifest(permit, month, disposal, out, there, late);
        }
    }

    private MuckSites.Site disposal(MuckFleet.Permit permit, YearMonth month) {
        String bureau = permit.bureau().id();
        return plan.looksLike(Plan.NO_FENCE, bureau, month) && dice.chance(0.16)
                ? sites.unfenced(bureau)
                : permit.disposal();
    }

    /** A manifest made afterwards carries the time at which it was made up from memory, not that of the trip. */
    private void manifest(
            MuckFleet.Permit permit,
            YearMonth month,
            MuckSites.Site disposal,
            LocalDateTime out,
            LocalDateTime there,
            boolean late) {
        LocalDateTime written = late ? there.plusMinutes(dice.between(60, 300)) : out;
        if (!YearMonth.from(written).equals(month)) {
            written = out;
        }
        People.Person driver = permit.driver();
        manifests
                .get(month)
                .add(
                        String.format(Locale.ROOT, "LD%s%05d", month.toString().replace("-", ""), ++serial),
                        permit.no(),
                        permit.project().id(),
                        permit.plate(),
                        disposal.id(),
                        written,
                        late ? written.plusHours(dice.between(8, 40)) : written.minusMinutes(dice.between(1, 6)),
                        late ? "是" : "否",
                        StrictMath.rint(dice.between(140.0, 215.0)) / 10,
                        permit.bureau().written(dice),
                        driver.name(),
                        driver.phone(),
                        dice.chance(0.1) ? "电话联系" + driver.name() + driver.phone() : null,
                        driver.identity());
    }

    void write(Path out) throws IOException {
        long written = 0;
        Rows before = null;
        for (Map.Entry<YearMonth, Rows> month : manifests.entrySet()) {
            Rows rows = month.getValue();
            if (before != null) {
                before.delay(Math.min(3, before.size()), rows, dice);
            }
            before = rows;
        }
        for (Map.Entry<YearMonth, Rows> month : manifests.entrySet()) {
            Rows rows = month.getValue();
            rows.repeat(4, dice);
            rows.spoil(2, "联单编号", "出场时间", "2026-13-45 25:61", dice);
            rows.spoil(2, "联单编号", "装载量(吨)", -3.5, dice);
            written += rows.size();
            Files.csv(out.resolve("manifests/manifests-" + month.getKey() + ".csv"), people.noted(rows), Files.GB18030);
        }
        truth.written("muck.manifest", written);
        truth.defect("muck.manifest", "late_delivery", 3 * (manifests.size() - 1));
        truth.defect("muck.manifest", "duplicate", 4 * manifests.size());
        truth.defect("muck.manifest", "bad_date", 2 * manifests.size());
        truth.defect("muck.manifest", "out_of_range", 2 * manifests.size());
        writeRegisters(out);
    }

    private void writeRegisters(Path out) throws IOException {
        Rows fences = sites.fences();
        Files.jsonLines(out.resolve("fences.jsonl"), people.noted(fences));
        truth.written("muck.fence", fences.size());
        Rows permits = fleet.table(people);
        Files.xlsx(out.resolve("permits.xlsx"), "准运许可", people.noted(permits));
        truth.written("muck.permit", permits.size());
    }

    List<MuckTracks.Fix> fixes() {
        return tracks.fixes();
    }
}
