package io.plumbline.examples.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** 工地与消纳场: building and disposal sites, their fences, and the places where loads can vanish. */
final class MuckSites {
    private static final double APART_M = 1_400;

    private final List<Point> taken = new ArrayList<>();
    private final Map<String, List<Site>> projects = new LinkedHashMap<>();
    private final Map<String, List<Site>> disposals = new LinkedHashMap<>();
    private final Map<String, Site> unfenced = new LinkedHashMap<>();
    private final List<Point> wild = new ArrayList<>();
    private final List<People.Person> contacts;
    private final Dice dice;

    /** A place with its fence. */
    record Site(String id, String kind, String name, Point at, int radiusM) {}

    MuckSites(long seed, Register register, Plan plan, People people) {
        dice = new Dice(seed, "sites");
        contacts = people.persons(40);
        int number = 1;
        for (Organization bureau : register.muckBureaus()) {
            for (int i = 0; i < 8; i++) {
                add(projects, bureau, site("GC", "site", number++, 300, register));
            }
            for (int i = 0; i < 3; i++) {
                add(disposals, bureau, site("XN", "disposal", number++, 500, register));
            }
            if (plan.everLooksLike(Plan.NO_FENCE, bureau.id())) {
                unfenced.put(bureau.id(), site("XN", "disposal", number++, 500, register));
            }
        }
        for (int i = 0; i < 6; i++) {
            wild.add(spot(register));
        }
    }

    private static void add(Map<String, List<Site>> sites, Organization bureau, Site site) {
        sites.computeIfAbsent(bureau.id(), id -> new ArrayList<>()).add(site);
    }

    private Site site(String prefix, String kind, int number, int radiusM, Register register) {
        String id = prefix + String.format(Locale.ROOT, "%04d", number);
        String name = kind.equals("site") ? "第" + number + "号工地" : "第" + number + "号消纳场";
        return new Site(id, kind, name, spot(register), radiusM);
    }

    private Point spot(Register register) {
        while (true) {
            Point spot = dice.pick(register.streets()).area().inside(dice);
            if (taken.stream().allMatch(other -> other.metresTo(spot) > APART_M)) {
                taken.add(spot);
                return spot;
            }
        }
    }

    List<Site> projects(String bureau) {
        return projects.get(bureau);
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
        Rows rows = new Rows("场所编号", "场所类型", "场所名称", "经度", "纬度", "半径(米)", "启用日期", "负责人", "联系电话", "值班室门牌");
        for (Map<String, List<Site>> kind : List.of(projects, disposals)) {
            for (List<Site> sites : kind.values()) {
                for (Site site : sites) {
                    People.Person contact = dice.pick(contacts);
                    rows.add(
                            site.id(),
                            site.kind().equals("site") ? "工地" : "消纳场",
                            site.name(),
                            round(site.at().lon()),
                            round(site.at().lat()),
                            site.radiusM(),
                            LocalDate.of(2025, 6, 1).toString(),
                            contact.name(),
                            contact.phone(),
                            contact.door());
                }
            }
        }
        return rows;
    }

    static double round(double degrees) {
        return StrictMath.rint(degrees * 1e6) / 1e6;
    }
}
