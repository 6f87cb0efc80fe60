package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private static final String KEY = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "北京市海淀区学院路街道志新社区学院路5号院3号楼2单元501室|PROVINCE=北京市 DISTRICT=海淀区 STREET=学院路街道 COMMUNITY=志新社区 ROAD=学院路 NUMBER=5 BUILDING=3 UNIT=2 DOOR",
                "北京海淀区学院路38号|PROVINCE=北京市 DISTRICT=海淀区 ROAD=学院路 NUMBER=38",
                "海淀区学院路３８号院|DISTRICT=海淀区 ROAD=学院路 NUMBER=38",
                "海淀区学院路甲 5 号 院 三 号 楼|DISTRICT=海淀区 ROAD=学院路 NUMBER=甲5 BUILDING=3",
                "学院路5院3楼|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号3号楼3层|ROAD=学院路 NUMBER=5 BUILDING=3 FLOOR=3",
                "学院路5号院03栋|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号院3幢|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号院3座|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号院3#|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号院3＃楼|ROAD=学院路 NUMBER=5 BUILDING=3",
                "学院路5号院二十五号楼|ROAD=学院路 NUMBER=5 BUILDING=25",
                "学院路5号院3-2-501|ROAD=学院路 NUMBER=5 BUILDING=3 UNIT=2 DOOR",
                "学院路5-3-2-501|ROAD=学院路 NUMBER=5 BUILDING=3 UNIT=2 DOOR",
                "学院路5号院3号楼2-501|ROAD=学院路 NUMBER=5 BUILDING=3 UNIT=2 DOOR",
                "学院路5号院B3—2—501室|ROAD=学院路 NUMBER=5 BUILDING=B3 UNIT=2 DOOR",
                "志新小区3-501|COMPOUND=志新小区 BUILDING=3 DOOR",
                "志新小区3号楼501|COMPOUND=志新小区 BUILDING=3 DOOR",
                "志新小区甲3号楼2门501|COMPOUND=志新小区 BUILDING=甲3 UNIT=2 DOOR",
                "志新小区三号楼五零一室|COMPOUND=志新小区 BUILDING=3 DOOR",
                "志新小区三号楼二单元|COMPOUND=志新小区 BUILDING=3 UNIT=2",
                "牡丹园北里1号楼地下一层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B1",
                "牡丹园北里1号楼B1|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B1",
                "牡丹园北里1号楼B1层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B1",
                "牡丹园北里1号楼负1层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B1",
                "牡丹园北里1号楼-1层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B1",
                "牡丹园北里1号楼地下室|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=B",
                "牡丹园北里1号楼首层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=1",
                "牡丹园北里1号楼1至3层|COMPOUND=牡丹园北里 BUILDING=1 FLOOR=1-3",
                "牡丹园二区3号楼|COMPOUND=牡丹园二区 BUILDING=3",
                "中关村南大街5号|ROAD=中关村南大街 NUMBER=5",
                "中关村东路1号院8号楼A座|ROAD=中关村东路 NUMBER=1 BUILDING=8 UNIT=A",
                "中关村大街27号A座12层|ROAD=中关村大街 NUMBER=27 BUILDING=A FLOOR=12",
                "中关村街道科育社区中关村东路95号|STREET=中关村街道 COMMUNITY=科育社区 ROAD=中关村东路 NUMBER=95",
                "万寿路西街甲11号院|ROAD=万寿路西街 NUMBER=甲11",
                "知春路6号(锦秋国际大厦)3层|ROAD=知春路 NUMBER=6 COMPOUND=锦秋国际大厦 FLOOR=3",
                "知春路锦秋国际大厦3楼|ROAD=知春路 COMPOUND=锦秋国际大厦 FLOOR=3",
                "上地三街9号|ROAD=上地三街 NUMBER=9",
                "东四十条甲22号|ROAD=东四十条 NUMBER=甲22",
                "学院路38-1号|ROAD=学院路 NUMBER=38-1",
                "学院路38号之2|ROAD=学院路 NUMBER=38-2",
                "学院路38号甲|ROAD=学院路 NUMBER=38甲",
                "学院路小区5号楼|COMPOUND=学院路小区 BUILDING=5",
                "上庄镇东马坊村15号|STREET=上庄镇 COMMUNITY=东马坊村 NUMBER=15",
                "上庄镇东马坊村村委会|STREET=上庄镇 COMMUNITY=东马坊村",
                "四季青镇人民政府|STREET=四季青镇",
                "四季青地区办事处|STREET=四季青地区",
                "志新居委会3号楼|COMMUNITY=志新社区 BUILDING=3",
                "志新社区居民委员会|COMMUNITY=志新社区",
                "江苏省苏州市昆山市玉山镇前进西路88号|PROVINCE=江苏省 CITY=苏州市 DISTRICT=昆山市 STREET=玉山镇 ROAD=前进西路 NUMBER=88",
                "河北省廊坊市大厂回族自治县夏垫镇|PROVINCE=河北省 CITY=廊坊市 DISTRICT=大厂回族自治县 STREET=夏垫镇",
                "浦东新区世纪大道100号|DISTRICT=浦东新区 ROAD=世纪大道 NUMBER=100",
                "清华大学紫荆公寓1号楼|COMPOUND=清华大学紫荆公寓 BUILDING=1",
                "房山区良乡地区拱辰大街5号|DISTRICT=房山区 STREET=良乡地区 ROAD=拱辰大街 NUMBER=5",
                "肥乡区城关镇平乡路8号|DISTRICT=肥乡区 STREET=城关镇 ROAD=平乡路 NUMBER=8",
                "顺义区杨镇大街8号|DISTRICT=顺义区 ROAD=杨镇大街 NUMBER=8",
                "东镇镇|STREET=东镇镇",
                "营镇回族乡|STREET=营镇回族乡",
                "志新小区5号|NUMBER=5 COMPOUND=志新小区"
            })
    void takesAddressesApart(String text, String levels) {
        assertEquals(levels, Addresses.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "学院路38号东侧50米|东侧50米",
                "学院路与清华东路交叉口|与清华东路交叉口",
                "志新小区5-3|5-3",
                "学院路5-3-501|***",
                "学院路38号 电话13800138000|电话***",
                "不详|不详",
                "''|''"
            })
    void keepsWhatItCannotReadAndSaysSo(String text, String rest) {
        assertEquals(rest, Addresses.parse(text).rest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"海淀区学院路5号院3号楼|BUILDING", "学院路5-3-501|ROAD", "志新小区5-3|COMPOUND", "海淀区|DISTRICT", "学院路5号院3号楼501|DOOR"
            })
    void tellsTheLevelReached(String text, AddressLevel level) {
        assertEquals(level, Addresses.parse(text).reached());
    }

    @Test
    void textWithoutAnAddressReachesNothing() {
        assertNull(Addresses.parse("不详").reached());
        assertNull(Addresses.parse("不详").spot(AddressLevel.UNIT));
        assertNull(Addresses.parse(null));
    }

    @Test
    void theDoorIsNeverThereAsItWasWritten() {
        Address dropped = Addresses.parse("学院路5号院3号楼2单元501室");
        assertNull(dropped.part(AddressLevel.DOOR));
        AddressParser keyed = new AddressParser(List.of(), Map.of(), KEY);
        Address hashed = keyed.parse("学院路5号院3号楼2单元501室");
        assertEquals(64, hashed.part(AddressLevel.DOOR).length());
        assertFalse(hashed.toString().contains("501"), hashed.toString());
        assertFalse(keyed.toString().contains(KEY));
        assertNotEquals(
                hashed.part(AddressLevel.DOOR), keyed.parse("学院路5号院4号楼2单元501室").part(AddressLevel.DOOR));
        assertEquals(hashed, keyed.parse("学院路5号院3-2-501"));
    }

    @Test
    void formerNamesBecomeThePresentOnes() {
        AddressParser parser = new AddressParser(List.of(), Map.of("八家路", "双清路", "卢沟桥街道", "六里桥街道"), null);
        assertEquals("双清路", parser.parse("八家路 9号").part(AddressLevel.ROAD));
        assertEquals("六里桥街道", parser.parse("丰台区卢沟桥街道").part(AddressLevel.STREET));
    }

    @Test
    void knownDistrictsAreSurerThanGrammar() {
        AddressParser parser = new AddressParser(List.of("峰峰矿区"), Map.of(), null);
        assertEquals("峰峰矿区", parser.parse("峰峰矿区滏阳西路5号").part(AddressLevel.DISTRICT));
        assertNull(Addresses.parse("峰峰矿区滏阳西路5号").part(AddressLevel.DISTRICT));
    }

    @Test
    void theSpotGroupsAddressesThatMayBeOne() {
        assertEquals("学院路|5||3", Addresses.parse("海淀区学院路5号院3号楼2单元").spot(AddressLevel.BUILDING));
        assertEquals(
                "level DOOR bounds no spot; allowed: ROAD, NUMBER, COMPOUND, BUILDING, UNIT",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Addresses.parse("学院路").spot(AddressLevel.DOOR))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "海淀区学院路5号院3号楼|海淀区学院路5号三号楼|DISTRICT|BUILDING|-|false",
                "海淀区学院路5号院3号楼2单元|学院路5号院3-2-501|-|UNIT|-|false",
                "学院路街道志新小区3号楼|志新小区3栋|-|BUILDING|-|false",
                "海淀区学院路5号|海淀区学院路7号|DISTRICT|ROAD|NUMBER|true",
                "海淀区学院路5号|朝阳区学院路5号|-|NUMBER|DISTRICT|true",
                "海淀区学院路5号院3号楼|海淀区学院路5号院4号楼|DISTRICT|NUMBER|BUILDING|true",
                "学院路5号院3号楼2单元|学院路5号院3号楼1单元|-|BUILDING|UNIT|true",
                "学院路5号院3号楼B1|学院路5号院3号楼1层|-|BUILDING|FLOOR|true",
                "学院路5号院3号楼地下室|学院路5号院3号楼B2|-|BUILDING|-|false",
                "学院路5号院3号楼|学院南路5号院3号楼|-|-|ROAD|true",
                "海淀区学院路5号|海淀区学院路|DISTRICT|ROAD|-|false",
                "四季青镇杏石口路5号|四季青地区杏石口路5号|STREET|NUMBER|-|false",
                "学院路街道学院路5号|花园路街道学院路5号|-|NUMBER|STREET|false",
                "学院路街道花园小区3号楼|西三旗街道花园小区3号楼|-|-|STREET|false",
                "学院路5号志新小区3号楼|志新西路2号志新小区3号楼|-|BUILDING|ROAD|false",
                "学院路5号院志新小区3号楼|学院路5号院学知园3号楼|-|NUMBER|COMPOUND|false",
                "志新小区3号楼|志强小区3号楼|-|-|COMPOUND|true",
                "五道口华清嘉园8号楼|华清嘉园8号楼|-|-|-|false",
                "志新社区3号楼|志新社区三号楼|COMMUNITY|BUILDING|-|false",
                "志新社区3号楼|志新社区志新小区3号楼|COMMUNITY|COMMUNITY|-|false",
                "学院路5号院3号楼|志新小区4号楼|-|-|BUILDING|true",
                "志新社区东区3号楼|志新社区西区3号楼|COMMUNITY|COMMUNITY|COMPOUND|true",
                "志新社区锦绣3号楼|志新社区玉兰3号楼|COMMUNITY|COMMUNITY|-|false",
                "志新社区锦绣3号楼|志新社区锦绣三号楼|COMMUNITY|BUILDING|-|false",
                "学院路蓝旗营5号|学院路成府5号|-|ROAD|-|false",
                "东马坊村15号|东马坊村15号|COMMUNITY|NUMBER|-|false",
                "15号院|学院路15号院|-|-|-|false"
            })
    void comparesLevelByLevel(
            String one, String other, AddressLevel territory, AddressLevel upTo, AddressLevel against, boolean vetoed) {
        AddressAgreement expected = new AddressAgreement(territory, upTo, against, vetoed);
        assertEquals(expected, Addresses.parse(one).compare(Addresses.parse(other)));
        assertEquals(expected, Addresses.parse(other).compare(Addresses.parse(one)));
    }

    @Test
    void doorsAgreeOnlyWhereTheirBuildingDoes() {
        AddressParser keyed = new AddressParser(List.of(), Map.of(), KEY);
        Address door = keyed.parse("学院路5号院3号楼2单元501室");
        assertEquals(
                AddressLevel.DOOR, door.compare(keyed.parse("学院路5号三号楼2门501")).upTo());
        assertEquals(
                AddressLevel.DOOR, door.compare(keyed.parse("学院路5号院3-2-502")).against());
        assertTrue(door.compare(keyed.parse("学院路5号院3-2-502")).vetoed());
        // Without the unit on one side it cannot be told.
        AddressAgreement unknown = door.compare(keyed.parse("学院路5号院3号楼501"));
        assertEquals(new AddressAgreement(null, AddressLevel.BUILDING, null, false), unknown);
    }
}
