package io.plumbline.text;

import static io.plumbline.text.AddressLevel.BUILDING;
import static io.plumbline.text.AddressLevel.CITY;
import static io.plumbline.text.AddressLevel.COMMUNITY;
import static io.plumbline.text.AddressLevel.COMPOUND;
import static io.plumbline.text.AddressLevel.DISTRICT;
import static io.plumbline.text.AddressLevel.DOOR;
import static io.plumbline.text.AddressLevel.FLOOR;
import static io.plumbline.text.AddressLevel.NUMBER;
import static io.plumbline.text.AddressLevel.PROVINCE;
import static io.plumbline.text.AddressLevel.ROAD;
import static io.plumbline.text.AddressLevel.STREET;
import static io.plumbline.text.AddressLevel.UNIT;

import java.util.List;
import java.util.regex.Pattern;

/** The shapes of the levels of an address. The group {@code v} is what names the level; letters are in upper case. */
final class AddressGrammar {
    private static final String HAN_DIGITS = "[零〇一二三四五六七八九十百两]{1,5}";
    private static final String STEMS = "[甲乙丙丁戊己庚辛]";
    /** 5, 甲5, 5甲, A3, 三, 二十五. */
    static final String NUMERAL =
            "(?:" + STEMS + "|[A-Z]{1,2})?(?:[0-9]{1,4}|" + HAN_DIGITS + ")(?:" + STEMS + "|[A-Z])?(?![0-9])";

    private static final String BLOCK = "(?:" + NUMERAL + "|[A-Z]{1,2}|" + STEMS + "|[东西南北中主])";

    /** What may stand before 区 although it is no district; 矿区 and 林区 that are districts must be known by name. */
    private static final String NO_DISTRICT = "(?<![地社小校园景厂业活发验济片集范一二三四五六七八九十东西南北中前后甲乙丙丁老工属宅墅公矿林库营军])";

    /** A road is not one where its name goes on so: 学院路小区, 三街坊. */
    private static final String NO_ROAD = "(?!小区|社区|家园|花园|大厦|公寓|市场|广场|中心|医院|学校|小学|中学|桥|站|坊|道|区)";

    private static final String ROAD_KIND = "(?:大街|胡同|路|街|巷)";
    private static final String ROAD_MORE = "(?:[东西南北中前后内外]{1,2}[一二三四五六七八九十]{0,2}(?:" + ROAD_KIND + "|条))?";
    private static final String NUMBER_AHEAD = "(?=" + NUMERAL + "(?:号|院|-|#|[栋幢座]))";

    private static final String COMPOUND_KIND =
            "(?:小区|家园|花园|公寓|大厦|大院|宿舍|家属院|新村|别墅|广场|中心|商城|市场|公司|学校|小学|中学|大学|医院" + "|街坊|苑|园|里|庭|府|城|居|轩|阁|院|厂|厦)";
    private static final String QUARTER = "(?:[东西南北中][区里院]|(?:[0-9A-Z]|[一二三四五六七八九十])+[区里])";
    private static final String COMPOUND_ENDS =
            "(?=$|[(),;，。、\\-]|" + BLOCK + "(?:号|楼|栋|幢|座|单元|层|室|门|#|-|院)|[0-9]|B[0-9]|地下|负[0-9一二三])";
    private static final String ENDS = "(?=$|[(),;，。、\\- ])";

    /** 镇 and 乡 also stand within names: 平乡镇, 营镇回族乡, 镇北路. */
    private static final String NO_STREET = "(?![镇乡路街]|地区|街道|\\p{IsHan}{0,4}族[镇乡]|小区|家园|花园|大街|胡同|桥)";

    private static final String OFFICE = "(?:人民政府|办事处|办)?";

    /** Levels in the order in which they are tried where the text stands. */
    static final List<Step> STEPS = List.of(
            new Step(
                    PROVINCE,
                    PROVINCE,
                    "(?<v>(?:北京|天津|上海|重庆)(?:市|(?=\\p{IsHan}{2,4}" + NO_DISTRICT + "区))|" + "(?:"
                            + OrganizationNames.PROVINCE.pattern() + "))(?:市辖区)?"),
            new Step(CITY, PROVINCE, "(?<v>" + OrganizationNames.CITY.pattern() + ")"),
            new Step(
                    DISTRICT,
                    CITY,
                    "(?<v>\\p{IsHan}{2,4}?" + NO_DISTRICT + "区|\\p{IsHan}{1,14}?(?:自治县|(?<!自治)县)"
                            + "|(?<=[市州盟])(?<![京津海庆]市)\\p{IsHan}{2,5}?市(?!场))(?!域)"),
            new Step(
                    STREET,
                    DISTRICT,
                    "(?<v>\\p{IsHan}(?:街道|地区)|\\p{IsHan}{2,11}?(?:街道|地区|[镇乡]" + NO_STREET + "))(?![口路])" + OFFICE),
            new Step(STREET, DISTRICT, "(?<v>\\p{IsHan}{2,14}?(?:开发区|保税区|保税港区|高新区|管理区|农场|林场|牧场)[东西南北中]?区?)"),
            new Step(STREET, DISTRICT, "(?<v>\\p{IsHan}[镇乡]" + NO_STREET + ")" + OFFICE),
            new Step(COMMUNITY, STREET, "(?<v>\\p{IsHan}{1,10}?)(?:社区(?:居民委员会|居委会|工作站|服务站)?|居民委员会|居委会)"),
            new Step(
                    COMMUNITY,
                    STREET,
                    "(?<v>\\p{IsHan}{1,8}?(?<!新)村)(?:村民委员会|村委会|民委员会|委会)?(?=$|\\P{IsHan}|" + HAN_DIGITS
                            + "(?:号|组|队)|(?![东西南北中前后大新老小社家花公桥路街站])\\p{IsHan}{2,8}?(?:路|街|巷|胡同|小区|家园|花园|公寓|苑|里))"),
            new Step(
                    ROAD,
                    COMMUNITY,
                    "(?<v>\\p{IsHan}{1,12}?(?:" + ROAD_KIND + "|道|条|弄)" + ROAD_MORE + ")" + NUMBER_AHEAD),
            new Step(ROAD, COMMUNITY, "(?<v>\\p{IsHan}{2,12}?(?:" + ROAD_KIND + "|大道)" + ROAD_MORE + ")" + NO_ROAD),
            new Step(
                    NUMBER,
                    COMPOUND,
                    "(?<v>" + NUMERAL + "(?:-[0-9]{1,2})?)号(?:(?<stem>" + STEMS + ")(?!" + NUMERAL
                            + "))?(?:之(?<of>[0-9一二三四五六七八九]{1,2}))?(?<yard>大?院(?:内|里)?)?(?!楼|栋|幢|座|塔|公寓|门|线|库|厂房|车间|地块|商|底|房|室)"),
            new Step(NUMBER, COMPOUND, "(?<v>" + NUMERAL + ")(?<stem>(?!))?(?<of>(?!))?(?<yard>院)(?!士|校|长)"),
            new Step(
                    COMPOUND,
                    NUMBER,
                    "(?:(?<=社区|村)(?<quarter>" + QUARTER + ")|(?<v>\\p{IsHan}[\\p{IsHan}0-9A-Z]{0,13}?(?:"
                            + COMPOUND_KIND + "|" + QUARTER + ")))" + COMPOUND_ENDS),
            new Step(BUILDING, COMPOUND, "(?<v>" + BLOCK + ")(?:号楼|号栋|号幢|号座|号塔楼|号公寓楼?|#楼?|栋楼?|幢楼?|座)"),
            new Step(UNIT, BUILDING, "(?<v>" + NUMERAL + "|[A-Z])(?:单元|号?门(?=[0-9]))|(?<=[楼栋幢#])(?<w>[A-Z东西南北])座"),
            new Step(
                    FLOOR,
                    UNIT,
                    "(?:地下|负|B|-)(?<cellar>[0-9]|[一二三四五])(?:层|楼|F)|B(?<cellar2>[0-9])(?![0-9])|(?<deep>地下室|地下(?!\\p{IsHan}))"
                            + "|(?<ground>首层|底层)|(?<v>[0-9]{1,2}(?:-|至|到)[0-9]{1,2}|[0-9]{1,3}|" + HAN_DIGITS
                            + ")(?:层|F(?![0-9A-Z]))"),
            new Step(DOOR, FLOOR, "-?(?<v>[A-Z]?[0-9]{1,5}[A-Z]?|[零〇一二三四五六七八九十]{1,4})(?:室|号房|房间?|户|号)" + ENDS),
            new Step(DOOR, FLOOR, "-?(?<v>[A-Z]?[0-9]{3,5}[A-Z]?)" + ENDS));

    /** 三楼: a building in a yard, a floor in a house. */
    static final Pattern STOREY_OR_BLOCK = Pattern.compile("(?<v>" + BLOCK + ")楼");

    /** 3-2-501: two to four numbers in a row. */
    static final Pattern DASHED =
            Pattern.compile("-?(?<v>" + BLOCK + "(?:-" + NUMERAL + "){1,3})(?:室|户|房|号(?=$|[(,;，。]))?(?![0-9A-Z号层F-])");

    private AddressGrammar() {}

    /**
     * One shape of a level.
     *
     * @param level what it names
     * @param latest the narrowest level after which it may still stand
     */
    record Step(AddressLevel level, AddressLevel latest, Pattern shape) {
        Step(AddressLevel level, AddressLevel latest, String shape) {
            this(level, latest, Pattern.compile(shape));
        }
    }
}
