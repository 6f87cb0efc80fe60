package io.plumbline.text;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 机构名称: takes the names of streets, towns, communities, villages and bureaus apart, so that 北京市海淀区学院路街道办事处,
 * 学院路街道 and 学院路街道工委 meet. It knows grammar, not places: abbreviations of bureaus (城管委) and renamings belong
 * to the register's aliases.
 */
public final class OrganizationNames {
    /** What stands before 区 where it is no district: 社区, 小区, 园区, 开发区 and the like. */
    private static final String NO_DISTRICT = "(?<![地社小校园景厂业活发验济片集范])";

    static final Pattern PROVINCE = Pattern.compile("(?:北京|天津|上海|重庆)市|"
            + "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省"
            + "|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区");
    /** Only before a district or a street-level name: 东花市 is a place, not a city. */
    static final Pattern CITY = Pattern.compile("\\p{IsHan}{2,8}?(?:(?<![区县])市|自治州|盟)(?=\\p{IsHan}{2,8}?" + NO_DISTRICT
            + "[区县市旗].|\\p{IsHan}{2,8}(?:街道|镇|乡))");

    private static final Pattern DISTRICT = Pattern.compile("\\p{IsHan}{2,9}?" + NO_DISTRICT + "[区县](?=[^域])");
    private static final Pattern BANNER = Pattern.compile("\\p{IsHan}{2,9}?旗(?=.)");
    private static final Pattern AUTHORITY = Pattern.compile("(?:人民政府|政府)(?=.)");
    private static final Pattern PARTY_AUTHORITY = Pattern.compile("委(?!员会)(?=.)");
    private static final Pattern STREET_BEFORE_COMMUNITY =
            Pattern.compile("\\p{IsHan}{1,10}?(?:街道|地区|镇|乡)(?:办事处)?(?=[^街镇乡].*(?:社区|村|居委会|居民委员会|村委会|村民委员会))");
    private static final Pattern WHOLE = Pattern.compile("(.{2,})" + NO_DISTRICT + "(?:区|县|市|旗|省|自治区)");

    private OrganizationNames() {}

    /** The parts of a name of which nothing is known but its words. Null answers null. */
    public static NameForm form(String name) {
        return form(name, List.of());
    }

    /**
     * The parts of a name, with the names of the territories it may begin with known.
     *
     * @param territories full names such as 北京市 and 海淀区; where given they are surer than grammar
     */
    public static NameForm form(String name, List<String> territories) {
        if (name == null) {
            return null;
        }
        String key = Normal.key(name);
        boolean party = key.startsWith("中共") || key.startsWith("中国共产党");
        String start = party ? key.substring(key.startsWith("中共") ? 2 : 5) : key;
        String prefix = prefix(start, territories);
        String rest = start.substring(prefix.length());
        NameForm whole = whole(prefix, rest, party);
        if (whole != null) {
            return whole;
        }
        rest = without(AUTHORITY, rest);
        if (party) {
            rest = without(PARTY_AUTHORITY, rest);
        }
        String street = head(STREET_BEFORE_COMMUNITY, rest);
        NameEnding ending = NameEnding.of(rest.substring(street.length()));
        NameForm.Kind kind = party ? NameForm.Kind.PARTY : ending.kind();
        return new NameForm(prefix + street, ending.body(), ending.designation(), kind);
    }

    private static String prefix(String text, List<String> territories) {
        String known = known(text, territories);
        String province = known.isEmpty() ? head(PROVINCE, text) : "";
        String prefix = known + province;
        prefix += stripped(CITY, text, prefix);
        prefix += stripped(DISTRICT, text, prefix);
        if (prefix.startsWith("内蒙古")) {
            prefix += stripped(BANNER, text, prefix);
        }
        return prefix;
    }

    /** The known territories at the start, one after the other. */
    private static String known(String text, List<String> territories) {
        String rest = text;
        boolean found = true;
        while (found) {
            String here = rest;
            String head = territories.stream()
                    .filter(name -> !name.isEmpty() && here.startsWith(name) && !isTitle(here.substring(name.length())))
                    .max(Comparator.comparingInt(String::length))
                    .orElse("");
            found = !head.isEmpty();
            rest = rest.substring(head.length());
        }
        return text.substring(0, text.length() - rest.length());
    }

    private static String stripped(Pattern unit, String text, String prefix) {
        String rest = text.substring(prefix.length());
        String head = head(unit, rest);
        return isTitle(rest.substring(head.length())) ? "" : head;
    }

    /** Whether nothing but a title is left, so that what stands before it is the name itself: 西三旗 + 街道. */
    private static boolean isTitle(String rest) {
        return NameEnding.isBare(rest);
    }

    /** The form of a district, county or city itself, or null if the name goes on. */
    private static NameForm whole(String prefix, String rest, boolean party) {
        Matcher district = WHOLE.matcher(NameEnding.withoutDistrictAuthority(rest, party));
        boolean isDistrict =
                district.matches() && NameEnding.of(district.group()).designation() == NameForm.Designation.UNSTATED;
        if (!isDistrict) {
            return null;
        }
        NameForm.Kind plain = district.group().equals(rest) ? NameForm.Kind.PLACE : NameForm.Kind.GOVERNMENT;
        return new NameForm(
                prefix, district.group(1), NameForm.Designation.DISTRICT, party ? NameForm.Kind.PARTY : plain);
    }

    private static String head(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() ? matcher.group() : "";
    }

    private static String without(Pattern head, String text) {
        return text.substring(head(head, text).length());
    }
}
