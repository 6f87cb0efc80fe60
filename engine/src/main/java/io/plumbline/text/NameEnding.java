package io.plumbline.text;

import io.plumbline.text.NameForm.Designation;
import io.plumbline.text.NameForm.Kind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The end of an organization's name: what it says the unit is, and what is left when it is taken away. */
record NameEnding(String body, Designation designation, Kind kind) {
    private static final List<Title> TITLES = List.of(
            new Title("街道", "(?:办事处)?(?:党工委|工委|党的工作委员会|工作委员会|委员会|党委)", Designation.SUBDISTRICT, Kind.PARTY),
            new Title("街道", "办事处|办|人民政府", Designation.SUBDISTRICT, Kind.GOVERNMENT),
            new Title("地区", "(?:办事处)?(?:党工委|工委|党的工作委员会|工作委员会|委员会|党委)", Designation.AREA, Kind.PARTY),
            new Title("地区", "办事处|办", Designation.AREA, Kind.GOVERNMENT),
            new Title("镇", "党委|委员会|委", Designation.TOWN, Kind.PARTY),
            new Title("镇", "人民政府|政府", Designation.TOWN, Kind.GOVERNMENT),
            new Title("乡", "党委|委员会|委", Designation.TOWNSHIP, Kind.PARTY),
            new Title("乡", "人民政府|政府", Designation.TOWNSHIP, Kind.GOVERNMENT),
            new Title("社区", "(?:居委会)?(?:党委|党总支|党支部|委员会)", Designation.COMMUNITY, Kind.PARTY),
            new Title("社区", "居民委员会|居委会|工作站|服务站", Designation.COMMUNITY, Kind.GOVERNMENT),
            new Title("村", "党委|党总支|党支部|支部|委员会", Designation.VILLAGE, Kind.PARTY),
            new Title("村", "村?民委员会|村?委会", Designation.VILLAGE, Kind.GOVERNMENT),
            new Title("", "居民委员会|居委会", Designation.COMMUNITY, Kind.GOVERNMENT),
            new Title("", "办事处", Designation.UNSTATED, Kind.GOVERNMENT),
            new Title("", "党工委|工委", Designation.UNSTATED, Kind.PARTY),
            new Title("街道", "", Designation.SUBDISTRICT, Kind.PLACE),
            new Title("地区", "", Designation.AREA, Kind.PLACE),
            new Title("镇", "", Designation.TOWN, Kind.PLACE),
            new Title("乡", "", Designation.TOWNSHIP, Kind.PLACE),
            new Title("社区", "", Designation.COMMUNITY, Kind.PLACE),
            new Title("村", "", Designation.VILLAGE, Kind.PLACE));

    private static final Pattern BUREAU = Pattern.compile(".+(?:局|委员会|委|办公室|办|总队|支队|大队|中心|所|队|站|处|院|公司|集团|党组|党委|指挥部)");
    private static final Pattern PARTY_GROUP = Pattern.compile("(.+?)(?:党组|党委)");

    /** The ending of what stands after the territory. */
    static NameEnding of(String rest) {
        for (Title title : TITLES) {
            String body = title.bodyOf(rest);
            if (body != null) {
                return new NameEnding(body, title.designation, title.kind);
            }
        }
        if (!BUREAU.matcher(rest).matches()) {
            return new NameEnding(rest, Designation.UNSTATED, Kind.PLACE);
        }
        Matcher group = PARTY_GROUP.matcher(rest);
        return group.matches()
                ? new NameEnding(group.group(1), Designation.BUREAU, Kind.PARTY)
                : new NameEnding(rest, Designation.BUREAU, Kind.GOVERNMENT);
    }

    /** Whether the text is empty or nothing but a title (街道办事处). */
    static boolean isBare(String text) {
        return text.isEmpty() || TITLES.stream().anyMatch(title -> title.isBare(text)) || isDistrictAuthority(text);
    }

    /** The name of a district without 人民政府 or, for the party, 委 and 委员会. */
    static String withoutDistrictAuthority(String rest, boolean party) {
        for (String authority : List.of("人民政府", "政府", party ? "委员会" : "委", "委")) {
            if (rest.endsWith(authority)) {
                return rest.substring(0, rest.length() - authority.length());
            }
        }
        return rest;
    }

    private static boolean isDistrictAuthority(String text) {
        return List.of("人民政府", "政府", "委", "委员会").contains(text);
    }

    /** A title at the end of a name. */
    private static final class Title {
        private final Pattern ending;
        private final Pattern alone;
        private final Designation designation;
        private final Kind kind;

        Title(String level, String authority, Designation designation, Kind kind) {
            String title = "(?:" + level + ")(?:" + authority + ")";
            this.ending = Pattern.compile("(.+?)" + title);
            this.alone = Pattern.compile(title);
            this.designation = designation;
            this.kind = kind;
        }

        /** What stands before the title, or null if the name does not end so. */
        String bodyOf(String rest) {
            Matcher matcher = ending.matcher(rest);
            return matcher.matches() ? matcher.group(1) : null;
        }

        boolean isBare(String text) {
            return alone.matcher(text).matches();
        }
    }
}
