package io.plumbline.text;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * 名称结构: the parts of the name of an organization.
 *
 * @param prefix the territory named before it, as written (北京市海淀区), or ""
 * @param body what distinguishes it (学院路)
 * @param designation what it is by its name
 * @param kind which of the bodies of one place is named
 */
public record NameForm(String prefix, String body, Designation designation, Kind kind) implements Serializable {
    private static final Pattern UNITS = Pattern.compile(".+?(?:省|自治区|市|区|县|旗|街道|地区|镇|乡)");
    private static final Set<Designation> WITH_OFFICE = EnumSet.of(
            Designation.SUBDISTRICT, Designation.AREA, Designation.TOWN, Designation.TOWNSHIP, Designation.UNSTATED);

    /** 机构类别: the place itself, its government office, or its party committee. */
    public enum Kind {
        PLACE,
        GOVERNMENT,
        PARTY
    }

    /** 建制: what the name says the unit is. */
    public enum Designation {
        /** 区、县、市: a district, county or city as a whole. */
        DISTRICT,
        /** 街道. */
        SUBDISTRICT,
        /** 镇. */
        TOWN,
        /** 乡. */
        TOWNSHIP,
        /** 地区: a town or township under its other plate. */
        AREA,
        /** 社区. */
        COMMUNITY,
        /** 村. */
        VILLAGE,
        /** 委办局: a bureau, commission, brigade or centre. */
        BUREAU,
        /** The name does not say. */
        UNSTATED
    }

    /**
     * Whether both names can mean the same place: same body, designations that agree or are unstated, territories that
     * do not contradict each other. The kind is not compared: a street, its office and its party committee share a
     * place. Several candidates may match one short name; that is for the caller to refuse.
     */
    public boolean matches(NameForm other) {
        return body.equals(other.body) && agrees(other) && !contradicts(other);
    }

    private boolean agrees(NameForm other) {
        if (designation == other.designation) {
            return true;
        }
        return samePlate(other) || other.samePlate(this) || couldBe(other) || other.couldBe(this);
    }

    /** One body works as 四季青地区 and 四季青镇; a 镇 and a 乡 of one name are two. */
    private boolean samePlate(NameForm other) {
        return designation == Designation.AREA
                && (other.designation == Designation.TOWN || other.designation == Designation.TOWNSHIP);
    }

    private boolean couldBe(NameForm stated) {
        if (designation != Designation.UNSTATED || stated.designation == Designation.BUREAU) {
            return false;
        }
        // An office (办事处) or working committee (工委) is one of a street, never of a district or a community.
        return kind == Kind.PLACE || WITH_OFFICE.contains(stated.designation);
    }

    /** The same name with all territories it lies in before it. */
    NameForm in(String within) {
        String outer = Normal.key(within);
        return new NameForm(outer.endsWith(prefix) ? outer : outer + prefix, body, designation, kind);
    }

    /** Whether both name territories of one level and neither only adds to what the other says. */
    boolean contradicts(NameForm other) {
        Map<Character, Set<String>> here = byLevel(prefix);
        Map<Character, Set<String>> there = byLevel(other.prefix);
        return here.entrySet().stream().anyMatch(level -> {
            Set<String> others = there.getOrDefault(level.getKey(), level.getValue());
            return !others.containsAll(level.getValue()) && !level.getValue().containsAll(others);
        });
    }

    private static Map<Character, Set<String>> byLevel(String prefix) {
        Map<Character, Set<String>> levels = new TreeMap<>();
        units(prefix)
                .forEach(unit -> levels.computeIfAbsent(level(unit), level -> new TreeSet<>())
                        .add(unit.replaceFirst("地区$", "镇")));
        return levels;
    }

    /** 省 for provinces, 市 for cities, 区 for districts and counties, 街 for streets, towns and 地区. */
    static char level(String unit) {
        char end = unit.charAt(unit.length() - 1);
        if (unit.endsWith("自治区") || end == '省') {
            return '省';
        }
        boolean district = (end == '区' && !unit.endsWith("地区")) || end == '县' || end == '旗';
        return end == '市' ? '市' : district ? '区' : '街';
    }

    /** The territories of a prefix, one by one: 北京市, 海淀区. */
    static List<String> units(String prefix) {
        return UNITS.matcher(Normal.key(prefix))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
