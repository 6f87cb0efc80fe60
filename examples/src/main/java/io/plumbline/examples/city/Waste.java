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

/** 生活垃圾: residents throw away more or less each week, trucks weigh it, somebody fills in a ledger. */
final class Waste {
    private static final LocalDate FIRST_WEEK = LocalDate.of(2026, 1, 5);
    private static final int WEEKS = 25;
    private static final int COMPOUNDS_IN_DEMO = 3;
    private static final double WEEKLY_SPREAD = 0.17;
    private static final double LEDGER_NOISE = 0.035;
    private static final double SLIP = 0.02;
    private static final double LOST = 0.015;

    private final List<Compound> compounds = new ArrayList<>();
    private final Map<YearMonth, Rows> lifts = new LinkedHashMap<>();
    private final Map<YearMonth, Rows> ledgers = new LinkedHashMap<>();
    private final long seed;
    private final Plan plan;
    private final Truth truth;
    private final Dice dice;
    private final List<People.Person> managers;
    private final List<People.Person> clerks;
    private final WasteTrucks trucks;
    private final int perCommunity;
    private int serial;

    /** A compound, its kitchen waste in an ordinary week, and whether it is a hall of residence. */
    private record Compound(
            String id,
            String name,
            Organization community,
            Organization street,
            int households,
            boolean hall,
            WasteTrucks.Stop stop) {
        Point at() {
            return stop.at();
        }
    }

    Waste(long seed, Register register, Plan plan, Truth truth, People people, Scale scale) {
        this.seed = seed;
        this.plan = plan;
        this.truth = truth;
        dice = new Dice(seed, "waste");
        managers = people.persons(60);
        clerks = people.persons(24);
        trucks = new WasteTrucks(seed, plan, truth, people);
        perCommunity = scale.times(COMPOUNDS_IN_DEMO);
        for (Organization street : register.streets()) {
            settle(street, register.communities(street));
        }
        for (YearMonth month : plan.months()) {
            lifts.put(month, new Rows("收运流水号", "点位编码", "车牌号", "收运时间", "垃圾类别", "净重", "驾驶员", "驾驶员卡号"));
            ledgers.put(month, new Rows("点位编码", "小区名称", "周起始日", "厨余垃圾(公斤)", "填报人", "填报人电话", "备注", "值守员住址"));
        }
        compounds.forEach(this::play);
    }

    private void settle(Organization street, List<Organization> communities) {
        boolean boundary = plan.everLooksLike(Plan.BOUNDARY, street.id());
        for (int i = 0; i < communities.size(); i++) {
            Organization community = communities.get(i);
            for (int j = 0; j < perCommunity; j++) {
                String id =
                        String.format(Locale.ROOT, "XQ%s%02d", community.code().substring(4), j + 1);
                boolean onBorder = boundary && i == 0;
                Point at = onBorder
                        ? community.area().atWesternBorder(dice)
                        : community.area().inside(dice);
                String name = community.stem() + (j + 1) + "区";
                WasteTrucks.Stop stop = trucks.stop(id, street, i * perCommunity + j, at, onBorder);
                compounds.add(
                        new Compound(id, name, community, street, dice.between(180, 900), i == 4 && j % 3 > 0, stop));
            }
        }
    }

    private void play(Compound compound) {
        double before = 0;
        for (int week = 0; week < WEEKS; week++) {
            LocalDate monday = FIRST_WEEK.plusWeeks(week);
            YearMonth month = YearMonth.from(monday);
            boolean empty = compound.hall()
                    && plan.looksLike(Plan.HALLS_EMPTY, compound.street().id(), month);
            double kitchenKg = empty ? 0 : collect(compound, monday);
            boolean copies = week > 0 && copies(compound, month);
            truth.count(Plan.COPIED_FORWARD, compound.street().id(), month, copies);
            double booked = copies ? before : booked(kitchenKg);
            if (!dice.chance(LOST)) {
                book(compound, monday, booked);
            }
            before = booked;
        }
    }

    /** Whoever copies does so for the whole month: the same compounds, each week the figure of the week before. */
    private boolean copies(Compound compound, YearMonth month) {
        double share = plan.share(Plan.COPIED_FORWARD, compound.street().id(), month);
        return share > 0 && new Dice(seed + month.getMonthValue(), compound.id()).chance(share);
    }

    private double booked(double kitchenKg) {
        double slip = dice.chance(SLIP) ? 1.3 : 1;
        return StrictMath.rint(kitchenKg * (1 + dice.normal(LEDGER_NOISE)) * slip);
    }

    private double collect(Compound compound, LocalDate monday) {
        double usual = compound.households() * 3.1 * Calendar.kitchen(monday);
        double weekKg = usual * StrictMath.exp(dice.normal(WEEKLY_SPREAD));
        boolean lost = dice.chance(LOST);
        int count = dice.between(4, 6);
        double left = weekKg;
        double sum = 0;
        List<Integer> days = trucks.days(count);
        for (int i = 0; i < count; i++) {
            LocalDate on = monday.plusDays(days.get(i));
            boolean last = i == count - 1;
            if (last || !trucks.leavesOut(compound.stop(), on)) {
                double share = last ? left : Math.min(left, weekKg / count * (1 + dice.normal(0.12)));
                left -= share;
                sum += lift(compound, on, monday, WasteTrucks.KITCHEN, share, lost);
            }
        }
        for (int day = 0; day < 7; day++) {
            if (!days.contains(day)) {
                trucks.pass(compound.stop(), monday.plusDays(day));
            }
        }
        lift(
                compound,
                monday.plusDays(dice.pick(days)),
                monday,
                "其他垃圾",
                compound.households() * 6 * (1 + dice.normal(0.1)),
                false);
        return sum;
    }

    private double lift(
            Compound compound, LocalDate on, LocalDate monday, String stream, double weightKg, boolean lost) {
        double kg = StrictMath.rint(weightKg * 10) / 10;
        LocalDateTime at = trucks.collect(compound.stop(), on, stream);
        if (lost) {
            return weightKg;
        }
        String plate = trucks.plate(compound.stop());
        People.Person driver = trucks.driver(plate);
        lifts.getOrDefault(YearMonth.from(on), lifts.get(YearMonth.from(monday)))
                .add(
                        String.format(Locale.ROOT, "SY%07d", ++serial),
                        compound.id(),
                        plate,
                        at,
                        stream,
                        String.format(Locale.ROOT, "%.4f", kg / 1000),
                        driver.name(),
                        driver.identity());
        return kg;
    }

    private void book(Compound compound, LocalDate monday, double kitchenKg) {
        People.Person clerk = dice.pick(clerks);
        ledgers.get(YearMonth.from(monday))
                .add(
                        compound.id(),
                        compound.name(),
                        monday,
                        kitchenKg,
                        clerk.name(),
                        clerk.phone(),
                        dice.chance(0.05) ? "已电话核对" + clerk.phone() : null,
                        clerk.door());
    }

    private Rows places() {
        Rows rows = new Rows("点位编码", "小区名称", "社区代码", "街乡镇代码", "户数", "经度", "纬度", "管理责任人", "联系电话", "责任人身份证");
        for (Compound compound : compounds) {
            People.Person manager = dice.pick(managers);
            rows.add(
                    compound.id(),
                    compound.name(),
                    compound.community().now().code(),
                    compound.street().now().code(),
                    compound.households(),
                    MuckSites.round(compound.at().lon()),
                    MuckSites.round(compound.at().lat()),
                    manager.name(),
                    manager.phone(),
                    manager.identity());
        }
        return rows;
    }

    void write(Path out, People people) throws IOException {
        Rows places = places();
        Files.csv(out.resolve("waste-places.csv"), people.noted(places), Files.GB18030);
        truth.written("waste.place", places.size());
        long lifted = 0;
        long booked = 0;
        for (YearMonth month : plan.months()) {
            Rows lift = lifts.get(month);
            lift.repeat(6, dice);
            lift.spoil(3, "收运流水号", "净重", "称重故障", dice);
            lifted += lift.size();
            Files.csvWithMark(out.resolve("lifts/lifts-" + month + ".csv"), people.noted(lift));
            Rows ledger = ledgers.get(month);
            ledger.spoil(1, "点位编码", "厨余垃圾(公斤)", "见附件", dice);
            booked += ledger.size();
            Files.xlsx(out.resolve("waste-ledger/ledger-" + month + ".xlsx"), "厨余台账", people.noted(ledger));
        }
        trucks.write(out, compounds.stream().map(Compound::stop).toList());
        truth.written("waste.lift", lifted);
        truth.written("waste.ledger", booked);
        truth.defect("waste.lift", "duplicate", 6 * lifts.size());
        truth.defect("waste.lift", "not_a_number", 3 * lifts.size());
        truth.defect("waste.ledger", "not_a_number", ledgers.size());
    }
}
