package io.plumbline.attribution;

import static io.plumbline.organization.Registers.organization;
import static io.plumbline.organization.Registers.register;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private static final List<Organization> HAIDIAN = List.of(
            organization("H", "district", "海淀区", null),
            organization("H1", "street", "学院路街道", "H", "学院路街办"),
            organization("H11", "community", "志新社区", "H1"),
            organization("H12", "community", "二里庄社区", "H1"),
            organization("H2", "town", "四季青镇", "H"),
            organization("H21", "village", "东马坊村", "H2"),
            organization("H22", "community", "志新社区", "H2"),
            organization("H3", "street", "八里庄街道", "H"),
            organization("HB", "bureau", "城市管理委员会", "H", "市政市容管理委员会[..2016-08-01)"),
            organization("HP", "bureau", "中共海淀区八里庄街道工作委员会", "H"));
    private static final List<Organization> CHAOYANG =
            List.of(organization("C", "district", "朝阳区", null), organization("C3", "street", "八里庄街道", "C"));

    private static final NameWays ONE = ways(HAIDIAN);
    private static final NameWays TWO =
            ways(Stream.concat(HAIDIAN.stream(), CHAOYANG.stream()).toList());

    private static NameWays ways(List<Organization> organizations) {
        Register register = register(organizations);
        return new NameWays(register, new Levels(register));
    }

    private static String told(Answer answer) {
        return answer.attributed()
                ? answer.organization() + " " + answer.confidence()
                : answer.reason() + " " + answer.candidates();
    }

    @ParameterizedTest
    @CsvSource({
        "学院路街道, H1 0.95",
        "学院路街办, H1 0.95",
        "北京市海淀区学院路街道办事处, H1 0.85",
        "海淀区四季青地区办事处, H2 0.85",
        "四季青镇人民政府, H2 0.85",
        "学院路街道志新社区居委会, H11 0.85",
        "海淀区城市管理委员会, HB 0.85"
    })
    void aNameIsFoundAsWrittenOrByItsGrammarWithLessConfidence(String name, String told) {
        assertEquals(told, told(ONE.byName(name, null, DAY)));
    }

    @Test
    void aBareNameByGrammarDoesNotMatchOutsideItsDistrict() {
        assertEquals("name_needs_district [H1]", told(TWO.byName("学院路办事处", null, DAY)));
        assertEquals("H1 0.85", told(TWO.byName("学院路办事处", "海淀区", DAY)));
        assertEquals("name_unknown []", told(TWO.byName("学院路办事处", "朝阳区", DAY)));
    }

    @Test
    void namesakesAreLeftOpenWithTheirCandidates() {
        assertEquals("name_shared [C3, H3]", told(TWO.byName("八里庄街道", null, DAY)));
        assertEquals("name_shared [H11, H22]", told(ONE.byName("志新社区居民委员会", null, DAY)));
    }

    @Test
    void aPartyCommitteeIsItselfAndNotTheStreet() {
        assertEquals("HP 0.85", told(ONE.byName("中共八里庄街道工作委员会", null, DAY)));
    }

    @Test
    void aNameGivenUpInAReformIsNotValidAfterIt() {
        assertEquals("name_not_valid_then []", told(ONE.byName("市政市容管理委员会", null, DAY)));
        assertEquals("HB 0.95", told(ONE.byName("市政市容管理委员会", null, LocalDate.of(2016, 7, 31))));
    }

    @ParameterizedTest
    @CsvSource({
        "北京市海淀区学院路街道志新社区学院路5号院3号楼, H11 0.9",
        "四季青镇志新社区3号楼, H22 0.9",
        "四季青镇东马坊村15号, H21 0.9",
        "海淀区学院路街道学院路5号院, H1 0.9",
        "海淀区学院路街道不存在社区3号楼, H1 0.8",
        "海淀区二里庄社区3号楼, H12 0.8"
    })
    void anAddressAnswersForItsCommunityOtherwiseForItsStreet(String address, String told) {
        assertEquals(told, told(ONE.byAddress(address, null, null, DAY)));
    }

    @Test
    void anAddressSaysWhichLevelItReached() {
        assertEquals(
                "address_names_no_community",
                ONE.byAddress("海淀区学院路街道学院路5号", null, null, DAY).reason());
        assertEquals(
                "address_community_unknown",
                ONE.byAddress("海淀区学院路街道不存在社区", null, null, DAY).reason());
    }

    @Test
    void aCommunityWithoutAStreetIsSoughtInTheStreetThatAnotherWayFound() {
        assertEquals("address_name_shared [H11, H22]", told(ONE.byAddress("志新社区3号楼", null, null, DAY)));
        assertEquals("H22 0.8", told(ONE.byAddress("志新社区3号楼", null, "H21", DAY)));
    }

    @Test
    void anAddressOfARoadAloneNamesNoTerritory() {
        assertEquals("address_names_no_territory []", told(ONE.byAddress("学院路5号院3号楼", null, "H1", DAY)));
    }

    @Test
    void anAddressInAnotherDistrictIsNotFoundHere() {
        assertEquals("address_name_unknown []", told(ONE.byAddress("朝阳区八里庄街道5号", null, null, DAY)));
    }
}
