package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.text.NameForm.Designation;
import io.plumbline.text.NameForm.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationNamesTest {
    @ParameterizedTest
    @CsvSource({
        "北京市海淀区学院路街道办事处,北京市海淀区,学院路,SUBDISTRICT,GOVERNMENT",
        "学院路街道,'',学院路,SUBDISTRICT,PLACE",
        "学院路街道办,'',学院路,SUBDISTRICT,GOVERNMENT",
        "学院路办事处,'',学院路,UNSTATED,GOVERNMENT",
        "学院路街道党工委,'',学院路,SUBDISTRICT,PARTY",
        "学院路工委,'',学院路,UNSTATED,PARTY",
        "中共北京市海淀区委学院路街道工作委员会,北京市海淀区,学院路,SUBDISTRICT,PARTY",
        "北京市海淀区人民政府学院路街道办事处,北京市海淀区,学院路,SUBDISTRICT,GOVERNMENT",
        "海淀区海淀街道办事处,海淀区,海淀,SUBDISTRICT,GOVERNMENT",
        "四季青镇人民政府,'',四季青,TOWN,GOVERNMENT",
        "四季青地区办事处,'',四季青,AREA,GOVERNMENT",
        "万柳地区,'',万柳,AREA,PLACE",
        "中共北京市海淀区四季青镇委员会,北京市海淀区,四季青,TOWN,PARTY",
        "西三旗街道,'',西三旗,SUBDISTRICT,PLACE",
        "东花市街道,'',东花市,SUBDISTRICT,PLACE",
        "东花市南里社区居委会,'',东花市南里,COMMUNITY,GOVERNMENT",
        "蓝旗营社区,'',蓝旗营,COMMUNITY,PLACE",
        "学院路街道志新社区居民委员会,学院路街道,志新,COMMUNITY,GOVERNMENT",
        "海淀区学院路街道志新社区党委,海淀区学院路街道,志新,COMMUNITY,PARTY",
        "中关村居委会,'',中关村,COMMUNITY,GOVERNMENT",
        "上庄镇东马坊村村民委员会,上庄镇,东马坊,VILLAGE,GOVERNMENT",
        "东马坊村委会,'',东马坊,VILLAGE,GOVERNMENT",
        "东马坊村党支部,'',东马坊,VILLAGE,PARTY",
        "常营回族乡人民政府,'',常营回族,TOWNSHIP,GOVERNMENT",
        "古镇镇人民政府,'',古镇,TOWN,GOVERNMENT",
        "江苏省苏州市昆山市玉山镇,江苏省苏州市,昆山市玉山,TOWN,PLACE",
        "北京市海淀区城市管理委员会,北京市海淀区,城市管理委员会,BUREAU,GOVERNMENT",
        "海淀区消防救援支队,海淀区,消防救援支队,BUREAU,GOVERNMENT",
        "海淀区农村工作委员会,海淀区,农村工作委员会,BUREAU,GOVERNMENT",
        "海淀区住房和城乡建设委员会党组,海淀区,住房和城乡建设委员会,BUREAU,PARTY",
        "北京市海淀区人民政府,北京市,海淀,DISTRICT,GOVERNMENT",
        "海淀区,'',海淀,DISTRICT,PLACE",
        "中共北京市海淀区委,北京市,海淀,DISTRICT,PARTY",
        "西青区经济开发区,西青区,经济开发区,UNSTATED,PLACE",
        "金海区域服务中心,'',金海区域服务中心,BUREAU,GOVERNMENT",
        "北京市海淀区市府东路街道,北京市海淀区,市府东路,SUBDISTRICT,PLACE",
        "四季青,'',四季青,UNSTATED,PLACE"
    })
    void takesNamesApart(String name, String prefix, String body, Designation designation, Kind kind) {
        assertEquals(new NameForm(prefix, body, designation, kind), OrganizationNames.form(name));
    }

    @Test
    void knownTerritoriesAreSurerThanGrammar() {
        NameForm form = OrganizationNames.form("昆山市玉山镇", List.of("昆山市"));
        assertEquals("玉山", form.body());
        assertEquals("昆山市", form.prefix());
    }

    @Test
    void widthAndBlanksDoNotMatter() {
        assertTrue(OrganizationNames.form(" 学院路　街道 ").matches(OrganizationNames.form("学院路街道办事处")));
    }

    @Test
    void oneBodyUnderTwoPlatesMatches() {
        assertTrue(OrganizationNames.form("四季青镇").matches(OrganizationNames.form("四季青地区")));
        assertTrue(OrganizationNames.form("四季青").matches(OrganizationNames.form("四季青地区")));
    }

    @Test
    void townAndTownshipOfOneNameAreTwo() {
        assertFalse(OrganizationNames.form("九华镇").matches(OrganizationNames.form("九华乡人民政府")));
    }

    @Test
    void streetAndAreaOfOneNameAreTwo() {
        assertFalse(OrganizationNames.form("卢沟桥街道").matches(OrganizationNames.form("卢沟桥地区办事处")));
    }

    @Test
    void namesakesInOtherDistrictsDoNotMatch() {
        NameForm haidian = OrganizationNames.form("北京市海淀区八里庄街道");
        assertFalse(haidian.matches(OrganizationNames.form("朝阳区八里庄街道")));
        assertTrue(haidian.matches(OrganizationNames.form("海淀区八里庄办事处")));
        assertTrue(haidian.matches(OrganizationNames.form("八里庄街道")));
    }

    @Test
    void anOfficeOfAStreetIsNotItsDistrict() {
        assertFalse(OrganizationNames.form("海淀办事处").matches(OrganizationNames.form("海淀区")));
        assertTrue(OrganizationNames.form("海淀办事处").matches(OrganizationNames.form("海淀街道")));
    }

    @ParameterizedTest
    @CsvSource({"海淀区四季青地区志新社区,海淀区志新社区,true", "四季青地区志新社区,四季青镇志新社区,true", "四季青镇志新社区,学院路街道志新社区,false"})
    void territoriesOfOneLevelMustAgree(String one, String other, boolean same) {
        assertEquals(same, OrganizationNames.form(one).matches(OrganizationNames.form(other)));
        assertEquals(same, OrganizationNames.form(other).matches(OrganizationNames.form(one)));
    }

    @Test
    void aCommunityHasNoOffice() {
        assertFalse(OrganizationNames.form("万寿路办事处").matches(OrganizationNames.form("万寿路社区")));
    }

    @Test
    void nullStaysNull() {
        assertNull(OrganizationNames.form(null));
    }

    @Test
    void resolvesEveryAliasOfADistrictThatIsKnown() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String[]> streets = rows("haidian/streets_110108.csv");
        List<String[]> aliases = rows("haidian/org_alias_truth.csv");
        for (String[] alias : aliases) {
            NameForm form = OrganizationNames.form(alias[0], List.of("北京市", "海淀区"));
            List<String> found = streets.stream()
                    .filter(street ->
                            OrganizationNames.form("北京市海淀区" + street[2]).matches(form))
                    .map(street -> street[1])
                    .toList();
            String kind = form.kind() == Kind.GOVERNMENT ? "GOV" : form.kind().name();
            if (!found.equals(List.of(alias[2])) || !kind.equals(alias[3])) {
                wrong.add(alias[0] + " " + form + " " + found);
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(312, aliases.size());
    }

    /** The rows of a trial table, or a visible skip where the trial data are absent. */
    private static List<String[]> rows(String file) throws IOException {
        String given = System.getProperty("plumbline.data");
        Path data = given == null ? null : Path.of(given);
        assumeTrue(data != null && Files.exists(data.resolve(file)), "trial data absent: " + file);
        return Files.readAllLines(data.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
