package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.text.NameAnswer.State;
import io.plumbline.text.NameForm.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {
    private static final String EAST = "清州市东湖区";
    private static final String WEST = "清州市西湖区";
    private static final LocalDate REFORM = LocalDate.of(2016, 8, 1);
    private static final LocalDate MOVE = LocalDate.of(2021, 7, 1);

    private static final KnownNames NAMES = KnownNames.of(List.of(
            new KnownName("E1", "八里庄街道", EAST),
            new KnownName("W1", "八里庄街道", WEST),
            new KnownName("W1-office", "八里庄街道办事处", WEST),
            new KnownName("E2", "四季青镇", EAST),
            new KnownName("E21", "志新社区", EAST + "四季青镇"),
            new KnownName("E11", "志新社区", EAST + "八里庄街道"),
            new KnownName("E12", "八里庄社区", EAST + "八里庄街道"),
            new KnownName("B1", "城市管理委员会", EAST, REFORM, null),
            new KnownName("B1", "城管委", EAST, REFORM, null),
            new KnownName("B1", "市政市容管理委员会", EAST, null, REFORM),
            new KnownName("B1", "市政市容委", EAST, null, REFORM),
            new KnownName("O8", "卢沟桥街道", WEST, null, MOVE),
            new KnownName("O8", "六里桥街道", WEST, MOVE, null),
            new KnownName("O17", "卢沟桥地区", WEST, null, MOVE),
            new KnownName("O17", "卢沟桥街道", WEST, MOVE, null)));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "东湖区八里庄街道办事处,'',FOUND,E1",
                "八里庄街道,清州市东湖区,FOUND,E1",
                "西湖区八里庄街道,清州市西湖区,FOUND,W1",
                "八里庄街道,'',NEEDS_DISTRICT,-",
                "八里庄街道,清州市,NEEDS_DISTRICT,-",
                "八里庄街道,清州市南湖区,UNKNOWN,-",
                "西湖区八里庄街道,清州市东湖区,UNKNOWN,-",
                "八里庄办事处,东湖区,FOUND,E1",
                "四季青地区办事处,东湖区,FOUND,E2",
                "四季青,东湖区,FOUND,E2",
                "志新社区,东湖区,SEVERAL,-",
                "四季青镇志新社区居委会,东湖区,FOUND,E21",
                "志新社区居民委员会,清州市东湖区八里庄街道,FOUND,E11",
                "平安里街道,东湖区,UNKNOWN,-",
                "东湖区城市管理委员会党组,'',FOUND,B1"
            })
    void findsWithinTheDistrictOnly(String text, String within, State state, String id) {
        NameAnswer answer = NAMES.find(text, within, null);
        assertEquals(state, answer.state());
        assertEquals(id, answer.id());
    }

    @Test
    void anOfficeIsPartOfItsPlaceUnlessItIsKnownItself() {
        NameAnswer part = NAMES.find("八里庄街道办事处", EAST, null);
        assertEquals(new NameAnswer(State.FOUND, "E1", Kind.GOVERNMENT, Kind.PLACE, List.of("E1")), part);
        assertTrue(part.partOf());
        NameAnswer itself = NAMES.find("八里庄街道办", WEST, null);
        assertEquals("W1-office", itself.id());
        assertFalse(itself.partOf());
        assertEquals("W1", NAMES.find("八里庄街道工委", WEST, null).id());
    }

    @Test
    void namesBelongToThoseWhoBoreThemOnTheDay() {
        assertEquals("O8", NAMES.find("卢沟桥街道", WEST, MOVE.minusDays(1)).id());
        assertEquals("O17", NAMES.find("卢沟桥街道", WEST, MOVE).id());
        assertEquals(State.SEVERAL, NAMES.find("卢沟桥街道", WEST, null).state());
        assertEquals(List.of("O17", "O8"), NAMES.find("卢沟桥街道", WEST, null).candidates());
        assertEquals(
                State.NOT_THEN, NAMES.find("六里桥街道", WEST, MOVE.minusDays(1)).state());
    }

    @Test
    void reformedBureausKeepTheirOldNamesForOldRecords() {
        LocalDate before = LocalDate.of(2015, 3, 5);
        LocalDate after = LocalDate.of(2024, 3, 5);
        assertEquals("B1", NAMES.find("东湖区市政市容委", "", before).id());
        assertEquals("B1", NAMES.find("东湖区城管委", "", after).id());
        NameAnswer early = NAMES.find("东湖区城管委", "", before);
        assertEquals(State.NOT_THEN, early.state());
        assertEquals(List.of("B1"), early.candidates());
    }

    @Test
    void nullStaysNullAndEmptyIsUnknown() {
        assertNull(NAMES.find(null, EAST, null));
        assertEquals(State.UNKNOWN, NAMES.find("", EAST, null).state());
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertEquals(
                "name 'x' of 'X' is in use from 2021-07-01 to 2016-08-01; the end must come after the beginning",
                assertThrows(IllegalArgumentException.class, () -> new KnownName("X", "x", "", MOVE, REFORM))
                        .getMessage());
    }

    @Test
    void everyAliasOfADistrictIsFoundThereAndNoneInADistrictWithNamesakes() throws IOException {
        List<String[]> streets = rows("cn-divisions/streets.csv");
        KnownNames country = KnownNames.of(streets.stream()
                .map(row -> new KnownName(row[0], row[1].replace("\"", ""), within(row[2])))
                .toList());
        Set<String> names = rows("haidian/streets_110108.csv").stream()
                .map(row -> row[2].replaceAll("街道$|地区$", ""))
                .collect(Collectors.toSet());
        Set<String> elsewhere = new TreeSet<>();
        for (String[] street : streets) {
            if (names.contains(street[1].replace("\"", "").replaceAll("(?:街道|地区|镇|乡)$", ""))
                    && !street[2].equals("110108")) {
                elsewhere.add(street[2]);
            }
        }
        List<String> wrong = new ArrayList<>();
        List<String[]> aliases = rows("haidian/org_alias_truth.csv");
        for (String[] alias : aliases) {
            NameAnswer here = country.find(alias[0], "北京市海淀区", null);
            String kind = here.named() == Kind.GOVERNMENT ? "GOV" : here.named().name();
            if (!alias[2].equals(here.id() + "000") || !alias[3].equals(kind)) {
                wrong.add(alias[0] + " " + here);
            }
            if (alias[0].indexOf("海淀区") < 0 && country.find(alias[0], "", null).state() != State.NEEDS_DISTRICT) {
                wrong.add(alias[0] + " was found without a district");
            }
            for (String district : elsewhere) {
                NameAnswer there = country.find(alias[0], within(district), null);
                if (there.id() != null && !there.id().startsWith(district)
                        || there.id() != null && alias[0].contains("海淀区")) {
                    wrong.add(alias[0] + " in " + district + " " + there);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(312, aliases.size());
        assertTrue(elsewhere.size() >= 5, elsewhere.toString());
    }

    /** The list of streets has no names of districts; any name that is one's own will do. */
    private static String within(String code) {
        return code.equals("110108") ? "北京市海淀区" : "第" + code + "区";
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
