package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 工地与消纳场: building and disposal sites, their fences, and the places where loads can vanish. */
final class MuckSites {
    static final int PROJECTS = 8;
    private static final int SHORTS_A_MONTH = 2;
    private static final double APART_M = 1_200;

    private final List<Point> taken = new ArrayList<>();
    private final Map<String, List<Site>> projects = new LinkedHashMap<>();
    private final Map<String, List<Site>> disposals = new LinkedHashMap<>();
    private final Map<String, List<Dig>> shorts = new LinkedHashMap<>();
    private final Map<String, Site> unfenced = new LinkedHashMap<>();
    private final List<Point> wild = new ArrayList<>();
    private final List<People.Person> contacts;
    private final Dice dice;
    private int number = 1;

    /** A place with its fence and the bureau that supervises it. */
    record Site(String id, String kind, String name, Point at, int radiusM, Organization bureau) {}

    /** A project that is dug in some weeks, and the month in which it is finished; both days are included. */
    record Dig(Site site, YearMonth month, LocalDate from, LocalDate to) {}

    MuckSites(long seed, Register register, Plan plan, People people) {
        dice = new Dice(seed, "sites");
        contacts = people.persons(40);
        for (Organization bureau : register.muckBureaus()) {
            List<Organization> streets = register.streetsBeside(bureau);
            for (int i = 0; i < PROJECTS; i++) {
                add(projects, bureau, site("GC", "site", 300, bureau, streets));
            }
            for (int i = 0; i < 3; i++) {
                add(disposals, bureau, site("XN", "disposal", 500, bureau, streets));
            }
            if (plan.everLooksLike(Plan.NO_FENCE, bureau.id())) {
                unfenced.put(bureau.id(), site("XN", "disposal", 500, bureau, streets));
            }
            plan.months().stream().skip(1).forEach(month -> shorts(bureau, streets, month));
        }
        for (int i = 0; i < 6 * register.districts().size(); i++) {
            wild.add(spot(register.streets()));
        }
    }

    private void shorts(Organization bureau, List<Organization> streets, YearMonth month) {
        for (int i = 0; i < SHORTS_A_MONTH; i++) {
            shorts.computeIfAbsent(bureau.id(), id -> new ArrayList<>())
                    .add(new Dig(
                            site("GC", "site", 300, bureau, streets),
                            month,
                            month.minusMonths(1).atDay(dice.between(8, 13)),
                            month.atDay(dice.between(20, 26))));
        }
    }

    private static void add(Map<String, List<Site>> sites, Organization bureau, Site site) {
        sites.computeIfAbsent(bureau.id(), id -> new ArrayList<>()).add(site);
    }

    private Site site(String prefix, String kind, int radiusM, Organization bureau, List<Organization> streets) {
        String id = prefix + String.format(Locale.ROOT, "%04d", number);
        String name = kind.equals("site") ? "第" + number + "号工地" : "第" + number + "号消纳场";
        number++;
        return new Site(id, kind, name, spot(streets), radiusM, bureau);
    }

    private Point spot(List<Organization> streets) {
        while (true) {
            Point spot = dice.pick(streets).area().inside(dice);
            if (taken.stream().allMatch(other -> other.metresTo(spot) > APART_M)) {
                taken.add(spot);
                return spot;
            }
        }
    }

    List<Site> projects(String bureau) {
        return projects.get(bureau);
    }

    List<Dig> shorts(String bureau) {
        return shorts.get(bureau);
    }

    List<Site> disposals(String bureau) {
        return disposals.get(bureau);
    }

    /** The disposal site that a bureau uses though nobody has drawn its fence; null for none. */
    Site unfenced(String bureau) {
        return unfenced.get(bureau);
    }

    List<Point> wild() {
        return wild;
    }

    Rows fences() {
        Rows rows = new Rows("场所编号", "场所类型", "场所名称", "经度", "纬度", "半径(米)", "主管机关", "启用日期", "负责人", "联系电话", "值班室门牌");
        projects.values().forEach(each -> each.forEach(site -> fence(rows, site)));
        shorts.values().forEach(each -> each.forEach(one -> fence(rows, one.site())));
        disposals.values().forEach(each -> each.forEach(site -> fence(rows, site)));
        return rows;
    }

    private void fence(Rows rows, Site site) {
        People.Person contact = dice.pick(contacts);
        rows.add(
                site.id(),
                site.kind().equals("site") ? "工地" : "消纳场",
                site.name(),
                round(site.at().lon()),
                round(site.at().lat()),
                site.radiusM(),
                site.bureau().written(dice),
                LocalDate.of(2025, 6, 1).toString(),
                contact.name(),
                contact.phone(),
                contact.door());
    }

    static double round(double degrees) {
        return StrictMath.rint(degrees * 1e6) / 1e6;
    }
}
