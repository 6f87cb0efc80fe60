package io.plumbline.text;

import java.util.List;
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
public record NameForm(String prefix, String body, Designation designation, Kind kind) {
    private static final Pattern UNITS = Pattern.compile(".+?(?:省|自治区|市|区|县|旗|街道|地区|镇|乡)");

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
        // An office (办事处) or working committee (工委) is one of a street, never of a district.
        return kind == Kind.PLACE || stated.designation != Designation.DISTRICT;
    }

    private boolean contradicts(NameForm other) {
        List<String> others = other.units();
        for (String unit : units()) {
            char level = unit.charAt(unit.length() - 1);
            boolean sameLevel = others.stream().anyMatch(o -> o.charAt(o.length() - 1) == level);
            if (sameLevel && !others.contains(unit)) {
                return true;
            }
        }
        return false;
    }

    private List<String> units() {
        return UNITS.matcher(prefix).results().map(MatchResult::group).toList();
    }
}
