package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Made addresses whose parts are known, each written in the ways offices write, and their neighbours one digit away. */
class AddressHardSetTest {
    private static final int PLACES = 4_000;
    private static final List<String> ROADS =
            List.of("学院路", "学院南路", "中关村南大街", "知春路", "北三环西路", "安宁庄西路", "西土城路", "大柳树胡同", "上地三街", "世纪大道");
    private static final List<String> COMPOUNDS =
            List.of("志新小区", "志强北园", "牡丹园北里", "牡丹园二区", "华清嘉园", "铁科院宿舍", "农科社区东区", "紫金庄园", "二里庄新村", "塔院小区");
    private static final String[] HAN = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

    /** A place: either a road with a number or a compound holds the building. */
    private record Made(String road, int number, String compound, int building, int unit) {
        static Made of(SplittableRandom random) {
            boolean onRoad = random.nextBoolean();
            return new Made(
                    onRoad ? ROADS.get(random.nextInt(ROADS.size())) : null,
                    onRoad ? random.nextInt(1, 200) : 0,
                    onRoad ? null : COMPOUNDS.get(random.nextInt(COMPOUNDS.size())),
                    random.nextInt(1, 40),
                    random.nextInt(1, 9));
        }

        /** One digit, or one step, away at number, building or unit. */
        Made neighbour(SplittableRandom random) {
            int step = random.nextBoolean() ? 1 : 10;
            return switch (random.nextInt(road == null ? 1 : 0, 3)) {
                case 0 -> new Made(road, number + step, compound, building, unit);
                case 1 -> new Made(road, number, compound, building + step, unit);
                default -> new Made(road, number, compound, building, unit + 1);
            };
        }

        String written(SplittableRandom random) {
            String territory = one(random, "", "海淀区", "北京市海淀区", "北京海淀区", "海淀区学院路街道", "北京市 海淀区 学院路街道办事处");
            String spot = road == null ? compound : road + number + one(random, "号院", "号院", "院", "号大院");
            int door = 100 * random.nextInt(1, 20) + random.nextInt(1, 9);
            String inside = switch (random.nextInt(5)) {
                case 0 -> building + "-" + unit + "-" + door;
                case 1 -> han(building) + "号楼" + han(unit) + "单元";
                case 2 -> building + one(random, "栋", "幢", "#楼", "座") + unit + "单元" + door + "室";
                case 3 -> building + "号楼" + unit + "门" + door;
                default -> building + "号楼" + unit + one(random, "单元", "单元" + door, "-" + door);
            };
            String text = territory + spot + inside;
            return random.nextInt(4) == 0 ? wide(text) : text;
        }

        /** What is read after the levels that only some writings give. */
        String levels() {
            String spot = road == null ? "COMPOUND=" + compound : "ROAD=" + road + " NUMBER=" + number;
            return spot + " BUILDING=" + building + " UNIT=" + unit;
        }

        private static String one(SplittableRandom random, String... ways) {
            return ways[random.nextInt(ways.length)];
        }

        private static String han(int number) {
            String tens = number < 20 ? "十" : HAN[number / 10] + "十";
            return number <= 10 ? HAN[number] : tens + (number % 10 == 0 ? "" : HAN[number % 10]);
        }

        private static String wide(String text) {
            StringBuilder wide = new StringBuilder();
            text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c - '!' + '！' : c)));
            return wide.toString();
        }
    }

    @Test
    void readsEveryLevelOfEveryWriting() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            Made place = Made.of(random);
            String text = place.written(random);
            String read = Addresses.parse(text).toString().replaceAll("^.*?(?=COMPOUND|ROAD)| DOOR$", "");
            if (!read.equals(place.levels())) {
                wrong.add(text + " -> " + read);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void twoWritingsOfOnePlaceAgreeToTheUnitAndAreNeverVetoed() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < PLACES; i++) {
            Made place = Made.of(random);
            String one = place.written(random);
            String other = place.written(random);
            AddressAgreement agreement = Addresses.parse(one).compare(Addresses.parse(other));
            assertEquals(AddressLevel.UNIT, agreement.upTo(), one + " / " + other);
            assertTrue(!agreement.vetoed(), one + " / " + other);
        }
    }

    @Test
    void neighboursOneDigitAwayAreVetoedAlways() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < PLACES; i++) {
            Made place = Made.of(random);
            String one = place.written(random);
            String other = place.neighbour(random).written(random);
            assertTrue(Addresses.parse(one).compare(Addresses.parse(other)).vetoed(), one + " / " + other);
        }
    }

    @Test
    void readsTheStreetsOfTheCountryInAnAddress() throws IOException {
        String given = System.getProperty("plumbline.data");
        Path list = given == null ? null : Path.of(given).resolve("cn-divisions/streets.csv");
        assumeTrue(list != null && Files.exists(list), "trial data absent: cn-divisions/streets.csv");
        List<String> names = Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split(",")[1].replace("\"", ""))
                .filter(name -> name.matches(".*(?:街道|地区|镇|乡)"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            Address read = Addresses.parse("北京市海淀区" + name + "学院路5号院3号楼");
            if (!name.equals(read.part(AddressLevel.STREET))) {
                wrong.add(name + " -> " + read);
            }
        }
        assertTrue(wrong.size() <= names.size() / 250, wrong.size() + " of " + names.size() + ": " + wrong);
    }
}
