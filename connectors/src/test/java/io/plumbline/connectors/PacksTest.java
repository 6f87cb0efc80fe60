package io.plumbline.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plumbline.contract.Privacy;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Match;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacksTest {
    private static final List<String> NAMES = List.of("waste", "muck", "fire", "rectification", "hotline", "housing");
    private static final Set<String> SLOTS = Set.of(
            "organization",
            "period",
            "numerator",
            "denominator",
            "value_pct",
            "low_pct",
            "high_pct",
            "threshold_pct",
            "peer_value_pct",
            "peers",
            "n",
            "expected",
            "match_rate_pct");
    private static final List<String> BANNED = List.of(
            "造假", "违规", "失职", "虚假整改", "问题单位", "黑名单", "证实", "fraud", "violation", "guilt", "blacklist", "proven");
    private static final ObjectMapper YAML = yaml();

    private static ObjectMapper yaml() {
        SimpleModule dates = new SimpleModule();
        dates.addDeserializer(LocalDate.class, new StdDeserializer<>(LocalDate.class) {
            @Override
            public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return LocalDate.parse(parser.getText());
            }
        });
        return JsonMapper.builder(new YAMLFactory())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .addModule(dates)
                .build();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = PacksTest.class.getResourceAsStream("/io/plumbline/packs/" + name + ".yaml")) {
            assertNotNull(in, name);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Pack pack(String name) throws IOException {
        return YAML.readValue(text(name), Pack.class);
    }

    private static Catalog catalog() throws IOException {
        List<Pack> packs = new ArrayList<>();
        for (String name : NAMES) {
            packs.add(pack(name));
        }
        return Catalog.of(packs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"waste", "muck", "fire", "rectification", "hotline", "housing"})
    void bindsToItsRecords(String name) throws IOException {
        assertEquals(name, pack(name).pack());
    }

    @ParameterizedTest
    @ValueSource(strings = {"waste", "muck", "fire", "rectification", "hotline", "housing"})
    void saysNothingThatJudges(String name) throws IOException {
        String text = text(name).toLowerCase(Locale.ROOT);
        assertEquals(List.of(), BANNED.stream().filter(text::contains).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"waste", "muck", "fire", "rectification", "hotline", "housing"})
    void declaresPrivacyOfEveryColumn(String name) throws IOException {
        List<String> silent = text(name)
                .lines()
                .filter(line -> line.contains("type:") && line.contains("zh:"))
                .filter(line -> !line.contains("privacy:") && !line.contains("kinds:"))
                .toList();
        assertEquals(List.of(), silent);
    }

    @Test
    void holdTheChecksOfTheCatalogue() throws IOException {
        assertEquals(
                Set.of(
                        "M01", "M03", "M04", "M05", "M07", "M08", "M19", "W01", "W07", "F01", "F08", "F11", "F12",
                        "H03", "H06", "C01", "C08", "C09", "C10", "R01", "R05", "R09"),
                catalog().checks().keySet());
    }

    @Test
    void referToNothingUnknown() throws IOException {
        Catalog catalog = catalog();
        List<String> problems = new ArrayList<>();
        catalog.indicators().forEach((id, indicator) -> {
            if (catalog.contract(indicator.of()) == null && !catalog.formsTable(indicator.of())) {
                problems.add(id + ": " + indicator.of());
            }
        });
        catalog.relations()
                .forEach((id, relation) -> tables(relation)
                        .filter(table -> catalog.contract(table) == null)
                        .forEach(table -> problems.add(id + ": " + table)));
        catalog.checks()
                .forEach((id, check) -> unknown(catalog, check).forEach(what -> problems.add(id + ": " + what)));
        catalog.duties()
                .values()
                .forEach(duty -> duty.holders().stream()
                        .flatMap(holder -> holder.basis().stream())
                        .filter(basis -> !catalog.basis().containsKey(basis))
                        .forEach(problems::add));
        assertEquals(List.of(), problems);
    }

    private static Stream<String> tables(Relation relation) {
        return Stream.concat(Stream.of(relation.of()), relation.consulted().stream());
    }

    private static Stream<String> unknown(Catalog catalog, Check check) {
        Stream<String> named = Stream.of(
                catalog.indicators().containsKey(check.indicator()) ? "" : check.indicator(),
                catalog.duties().containsKey(check.duty()) ? "" : check.duty());
        Stream<String> basis =
                check.basis().stream().filter(id -> !catalog.basis().containsKey(id));
        Stream<String> needs = check.needs().keySet().stream().filter(table -> catalog.contract(table) == null);
        return Stream.of(named, basis, needs).flatMap(each -> each).filter(what -> !what.isEmpty());
    }

    @Test
    void matchOnColumnsThatBothSidesHave() throws IOException {
        Catalog catalog = catalog();
        List<String> problems = new ArrayList<>();
        catalog.relations()
                .forEach((id, relation) -> counterparts(relation).forEach(counterpart -> {
                    Set<String> own = catalog.contract(relation.of()).columns().keySet();
                    Set<String> theirs =
                            catalog.contract(counterpart.table()).columns().keySet();
                    counterpart.on().forEach((left, right) -> {
                        if (!own.contains(left) || !theirs.contains(right)) {
                            problems.add(id + ": " + left + " = " + right);
                        }
                    });
                }));
        assertEquals(List.of(), problems);
    }

    private static List<Counterpart> counterparts(Relation relation) {
        if (relation instanceof Match match) {
            return List.of(match.to());
        }
        return relation instanceof Recurrence recurrence ? recurrence.in() : List.of();
    }

    @Test
    void fillOnlyKnownSlots() throws IOException {
        for (Check check : catalog().checks().values()) {
            Matcher slot = Pattern.compile("\\{([^}]*)}")
                    .matcher(check.says().zh() + check.says().en());
            while (slot.find()) {
                assertTrue(SLOTS.contains(slot.group(1)), slot.group());
            }
        }
    }

    @Test
    void explainEveryCheckToAPerson() throws IOException {
        catalog().checks().forEach((id, check) -> {
            assertTrue(check.innocent().size() >= 2, id);
            assertTrue(check.verify().size() >= 2, id);
            assertTrue(check.rulesOut().size() >= 2, id);
            assertTrue(check.callFor().size() >= 2, id);
            assertTrue(check.ask().size() >= 2, id);
            assertNotNull(check.example(), id);
        });
    }

    @Test
    void runChecksWithoutAReportedCaseAsTrials() throws IOException {
        List<String> trials = catalog().checks().entrySet().stream()
                .filter(each -> each.getValue().reportedCase() == null)
                .map(java.util.Map.Entry::getKey)
                .toList();
        assertEquals(
                List.of(
                        "C01", "C08", "C09", "C10", "F11", "H03", "H06", "M05", "M07", "M08", "R05", "R09", "W01",
                        "W07"),
                trials);
    }

    @Test
    void leaveMuckLeadsToTheBureauThatHoldsThePermit() throws IOException {
        List<Duty.Holder> answering = catalog().duties().get("muck.disposal").holders().stream()
                .filter(Duty.Holder::answers)
                .toList();
        assertEquals(
                List.of(List.of("bureau/urban-management")),
                answering.stream().map(Duty.Holder::kinds).toList());
    }

    @Test
    void neverKeepAPersonOrAPlate() throws IOException {
        Pattern personal = Pattern.compile("驾驶员|电话|来电人|填报人|责任人|检查人|检查员|法定代表人|身份证|经办人|负责人|车牌|门牌|内容|备注|描述");
        catalog()
                .contracts()
                .forEach((id, contract) -> contract.columns().forEach((name, column) -> {
                    if (column.zh() != null && personal.matcher(column.zh()).find()) {
                        assertTrue(column.privacy() != Privacy.KEEP, id + "." + name);
                    }
                }));
    }
}
