package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * 名录: the organizations of the invented district 青禾区: 9 streets, 3 towns, 60 communities and villages, 7 bureaus; and as many of
 * every district beside it. One town becomes a street on {@link Calendar#TERRITORIES_CHANGE}: it and its communities get new codes.
 */
final class Register {
    static final String DISTRICT_CODE = "990101";
    static final String DISTRICT = "QH";
    private static final List<String> STREETS =
            List.of("柳桥街道", "云阁街道", "松涛街道", "澄湖街道", "锦坊街道", "望岚街道", "竹溪街道", "银杏里街道", "白鹭洲街道");
    private static final List<String> TOWNS = List.of("青石镇", "枫林渡镇", "禾丰镇");
    private static final List<String> COMMUNITIES = List.of("东里", "西坊", "临水", "新筑", "北屏");
    private static final List<String> DISTRICTS = List.of("青禾", "丹枫", "云岫", "沧浪", "白芷", "赤霞", "鹿鸣", "墨溪", "玄圃", "素秋");
    /** The town of this number in its district becomes a street. */
    private static final int BECOMES_STREET = 102;

    private static final double WEST = 118.40;
    private static final double SOUTH = 37.30;
    private static final double WIDTH = 0.05;
    private static final double HEIGHT = 0.04;

    private final List<Organization> all = new ArrayList<>();

    Register() {
        this(Scale.DEMO);
    }

    Register(Scale scale) {
        for (int i = 0; i < scale.districts(); i++) {
            district(i);
        }
    }

    /** The first district bears plain names; those of the others begin with a character of their district, so that none is borne twice. */
    private void district(int number) {
        String id = number == 0 ? DISTRICT : DISTRICT + (number + 1);
        String name = DISTRICTS.get(number);
        String first = number == 0 ? "" : name.substring(0, 1);
        String brief = number == 0 ? "区" : name;
        all.add(new Organization(id, "district", null, name + "区", code(number), null, List.of(), null));
        for (int i = 0; i < STREETS.size(); i++) {
            street(number, id, i, "street", "S" + (i + 1), first + STREETS.get(i), 1 + i);
        }
        for (int i = 0; i < TOWNS.size(); i++) {
            street(number, id, STREETS.size() + i, "town", "T" + (i + 1), first + TOWNS.get(i), 100 + i);
        }
        bureau(id, "B1", "urban-management", name + "区城市管理委员会", brief + "城市管理委;" + brief + "城管委");
        bureau(id, "B2", "urban-management", first + "临港片区城市管理局", first + "临港城管局;" + first + "临港片区城管局");
        bureau(id, "B3", "urban-management", first + "科创园区城市管理局", first + "科创园城管局;" + first + "科创园区城管局");
        bureau(id, "B4", "fire", name + "区消防救援支队", brief + "消防支队");
        bureau(id, "B5", "housing", name + "区住房和城乡建设委员会", brief + "住建委");
        bureau(id, "B6", "hotline", name + "区市民热线服务中心", brief + "热线中心");
        bureau(id, "B7", "market", name + "区市场监督管理局", brief + "市场监管局");
    }

    private static String code(int district) {
        return String.format(Locale.ROOT, "%d", Integer.parseInt(DISTRICT_CODE) + district);
    }

    private void street(int district, String parent, int cell, String kind, String id, String name, int number) {
        int column = cell % 4;
        int line = cell / 4;
        double west = WEST + column * WIDTH + district * (4 * WIDTH + 0.02);
        double south = SOUTH + line * HEIGHT;
        Box area = new Box(west, south, west + WIDTH, south + HEIGHT);
        Unit unit = new Unit(parent + "-" + id, kind, name, code(district, number), parent, area);
        boolean changes = kind.equals("town") && number == BECOMES_STREET;
        Unit street = new Unit(
                parent + "-S" + (STREETS.size() + 1),
                "street",
                name.replaceAll("镇$", "街道"),
                code(district, STREETS.size() + 1),
                parent,
                area);
        all.add(unit.organization(changes ? street.organization(null) : null));
        for (int i = 0; i < COMMUNITIES.size(); i++) {
            boolean village = kind.equals("town") && i >= 3;
            all.add(unit.community(i, village, changes ? street.community(i, village, null) : null));
        }
    }

    /** A street or town with its communities, before it is known what becomes of it. */
    private record Unit(String id, String kind, String name, String code, String parent, Box area) {
        Organization organization(Organization later) {
            String stem = stem();
            List<String> aliases = kind.equals("street")
                    ? List.of(name + "办事处", name + "办", stem + "街办")
                    : List.of(name + "人民政府", name + "政府", stem + "地区");
            return new Organization(id, kind, null, name, code, parent, aliases, area, later);
        }

        Organization community(int number, boolean village, Organization later) {
            String name = stem() + COMMUNITIES.get(number);
            return new Organization(
                    id + "-" + (number + 1),
                    village ? "village" : "community",
                    null,
                    name + (village ? "村" : "社区"),
                    code + String.format(Locale.ROOT, "%03d", (village ? 200 : 1) + number),
                    id,
                    List.of(name + (village ? "村委会" : "社区居委会")),
                    area.strip(number, COMMUNITIES.size()),
                    later);
        }

        private String stem() {
            return name.replaceAll("(街道|镇)$", "");
        }
    }

    private static String code(int district, int street) {
        return code(district) + String.format(Locale.ROOT, "%03d", street);
    }

    private void bureau(String parent, String id, String sector, String name, String aliases) {
        all.add(new Organization(
                parent + "-" + id, "bureau", sector, name, null, parent, List.of(aliases.split(";")), null));
    }

    List<Organization> all() {
        return all;
    }

    List<Organization> districts() {
        return all.stream().filter(each -> each.kind().equals("district")).toList();
    }

    /** Streets and towns of the bureau's district, in order. */
    List<Organization> streetsBeside(Organization bureau) {
        return streets().stream()
                .filter(each -> each.parent().equals(bureau.parent()))
                .toList();
    }

    /** Streets and towns, in order. */
    List<Organization> streets() {
        return all.stream()
                .filter(each -> each.kind().equals("street") || each.kind().equals("town"))
                .toList();
    }

    List<Organization> communities(Organization street) {
        return all.stream().filter(each -> street.id().equals(each.parent())).toList();
    }

    List<Organization> muckBureaus() {
        return all.stream()
                .filter(each -> "urban-management".equals(each.sector()))
                .toList();
    }

    Rows table() {
        Rows rows = new Rows(
                "organization_id",
                "kind",
                "sector",
                "name",
                "code",
                "parent_id",
                "sector_parent_id",
                "valid_from",
                "valid_to",
                "aliases",
                "succeeds");
        for (Organization each : all) {
            boolean ends = each.later() != null;
            row(rows, each, "2015-01-01", ends ? Calendar.TERRITORIES_CHANGE : null, null);
            if (ends) {
                row(rows, each.later(), Calendar.TERRITORIES_CHANGE, null, each.id());
            }
        }
        return rows;
    }

    private static void row(Rows rows, Organization each, Object from, Object to, String succeeds) {
        rows.add(
                each.id(),
                each.kind(),
                each.sector(),
                each.name(),
                each.code(),
                each.parent(),
                null,
                from,
                to,
                String.join(";", each.aliases()),
                succeeds);
    }

    /** The areas of streets, towns and communities of today as GeoJSON in WGS-84. */
    String geoJson() {
        List<String> features = all.stream()
                .map(Organization::now)
                .filter(each -> each.area() != null)
                .map(Register::feature)
                .toList();
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + String.join(",\n", features) + "\n]}\n";
    }

    private static String feature(Organization each) {
        List<String> ring = each.area().ring().stream()
                .map(point -> String.format(Locale.ROOT, "[%.6f,%.6f]", point.lon(), point.lat()))
                .toList();
        return "{\"type\":\"Feature\",\"properties\":{\"organization_id\":\"" + each.id() + "\",\"name\":\""
                + each.name() + "\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + String.join(",", ring)
                + "]]}}";
    }
}
