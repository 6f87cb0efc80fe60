package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 房屋居住: buildings with homes that are lived in, rented or vacant; a clerk registers them, meters run whatever he writes. */
final class Housing {
    private static final int BUILDINGS = 40;
    private static final int SMALL = 3;

    private final List<Building> buildings = new ArrayList<>();
    private final Map<YearMonth, Rows> registered = new LinkedHashMap<>();
    private final Rows metered = new Rows("楼栋编码", "统计月份", "电表户数", "零用电户数", "月用电三十千瓦时以下户数", "抄表员", "抄表员电话", "备注");
    private final Plan plan;
    private final Truth truth;
    private final Dice dice;
    private final List<People.Person> clerks;

    /** A residential building: how many of its homes are rented and how many are vacant. */
    record Building(Site site, String name, int homes, int rented, int vacant) {}

    Housing(long seed, Register register, Plan plan, Truth truth, People people) {
        this.plan = plan;
        this.truth = truth;
        dice = new Dice(seed, "housing");
        clerks = people.persons(60);
        for (Organization street : register.streets()) {
            settle(street, register.communities(street));
        }
        for (YearMonth month : plan.months()) {
            registered.put(
                    month,
                    new Rows("楼栋编码", "统计月份", "住宅套数", "房屋状态/出租(套)", "房屋状态/空置(套)", "房屋状态/空置中装修备案(套)", "填报人", "填报人电话"));
            buildings.forEach(building -> play(building, month));
        }
    }

    private void settle(Organization street, List<Organization> communities) {
        for (int i = 0; i < BUILDINGS + SMALL; i++) {
            Organization community = communities.get(i % communities.size());
            String id = String.format(Locale.ROOT, "LD%s%03d", street.code().substring(6), i + 1);
            int homes = i < BUILDINGS ? dice.between(48, 180) : dice.between(4, 9);
            int rented = (int) (homes * dice.between(0.2, 0.36));
            int vacant = (int) (homes * dice.between(0.07, 0.14));
            buildings.add(new Building(
                    new Site(id, community, street), community.stem() + (i + 1) + "号楼", homes, rented, vacant));
        }
    }

    private void play(Building building, YearMonth month) {
        String street = building.site().street().id();
        boolean works = plan.looksLike(Plan.RENOVATION, street, month) && dice.chance(0.7);
        int renovating = works ? (int) (building.homes() * dice.between(0.08, 0.15)) : dice.below(2);
        boolean hides = building.homes() >= 10 && dice.chance(plan.share(Plan.RENTED_AS_VACANT, street, month));
        if (building.homes() >= 10) {
            truth.count(Plan.RENTED_AS_VACANT, street, month, hides);
        }
        int hidden = hides ? (int) (building.rented() * dice.between(0.35, 0.6)) + 4 : 0;
        int wrong = dice.between(-1, 1);
        People.Person clerk = dice.pick(clerks);
        registered
                .get(month)
                .add(
                        building.site().id(),
                        month.atDay(1),
                        building.homes(),
                        building.rented() - hidden,
                        Math.max(renovating, building.vacant() + renovating + hidden + wrong),
                        renovating,
                        clerk.name(),
                        clerk.phone());
        int quiet = (int) (building.homes() * dice.between(0.0, 0.05));
        int zero = (int) (building.vacant() * dice.between(0.55, 0.85));
        People.Person reader = dice.pick(clerks);
        metered.add(
                building.site().id(),
                month.atDay(1),
                building.homes(),
                zero,
                building.vacant() - zero + quiet,
                reader.name(),
                reader.phone(),
                dice.chance(0.02) ? "已与" + reader.name() + "核对" : null);
    }

    /** The buildings of a street that are large enough to be summed up. */
    List<Building> of(Organization street) {
        return buildings.stream()
                .filter(each -> each.site().street().equals(street) && each.homes() >= 10)
                .toList();
    }

    void write(Path out, People people) throws IOException {
        Rows list = new Rows("楼栋编码", "楼栋名称", "街乡镇代码", "社区代码", "住宅套数", "物业负责人", "联系电话");
        for (Building building : buildings) {
            People.Person manager = dice.pick(clerks);
            list.add(
                    building.site().id(),
                    building.name(),
                    building.site().street().now().code(),
                    building.site().community().now().code(),
                    building.homes(),
                    manager.name(),
                    manager.phone());
        }
        Files.csv(out.resolve("buildings.csv"), people.noted(list), Files.GB18030);
        truth.written("housing.building", list.size());
        Map<String, Rows> sheets = new LinkedHashMap<>();
        registered.forEach((month, rows) -> sheets.put(month.getMonthValue() + "月", people.noted(rows)));
        truth.written(
                "housing.dwelling-stat",
                Reports.write(out.resolve("dwellings.xlsx"), "实有房屋统计月报", dice.pick(clerks), sheets));
        metered.repeat(8, dice);
        truth.written(
                "housing.meter-stat",
                Reports.write(
                        out.resolve("meters.xlsx"),
                        "居民用电月度汇总（按楼栋）",
                        dice.pick(clerks),
                        Map.of("汇总", people.noted(metered))));
        truth.defect("housing.meter-stat", "duplicate", 8);
        truth.defect(
                "housing.meter-stat",
                "under_ten_homes",
                SMALL * 12 * plan.months().size());
    }

    /** A moment in office hours of a month. */
    static LocalDateTime moment(YearMonth month, Dice dice) {
        return month.atDay(dice.between(1, month.lengthOfMonth())).atTime(9, 0).plusMinutes(dice.below(9 * 60));
    }
}
