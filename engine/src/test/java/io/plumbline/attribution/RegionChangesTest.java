package io.plumbline.attribution;

import static io.plumbline.organization.Registers.register;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.organization.Dated;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Predecessor;
import io.plumbline.organization.Register;
import io.plumbline.organization.Territory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Changes that happened: Fengtai district in 2021, Tongzhou district in 2020. The days are assumed. */
class RegionChangesTest {
    private static final LocalDate FENGTAI = LocalDate.of(2021, 7, 1);
    private static final LocalDate TONGZHOU = LocalDate.of(2020, 7, 1);
    private static final Way CODE = new Way("code", null, null, null, null, null, null, null);
    private static final Way NAME = new Way(null, "name", null, "district", null, null, null, null);

    private final Register register = districts();
    private final Attributor attributor = new Attributor(register, null, DefaultPoints.NONE);

    private static Register districts() {
        return register(List.of(
                unit("110106", "丰台区", null, null, null, "", ""),
                unit("110106008", "六里桥街道", "110106", null, null, "卢沟桥街道[..2021-07-01);六里桥街道[2021-07-01..)", ""),
                unit("110106017", "卢沟桥街道", "110106", null, null, "卢沟桥地区[..2021-07-01);卢沟桥街道[2021-07-01..)", ""),
                unit("110106013", "方庄街道", "110106", null, null, "方庄地区[..2021-07-01)", ""),
                unit("110106019", "南苑地区", "110106", null, FENGTAI, "", ""),
                unit("110106020", "青塔街道", "110106", FENGTAI, null, "", "110106008:0.3;110106019:0.4"),
                unit("110112", "通州区", null, null, null, "", ""),
                unit("110112005", "永顺地区", "110112", null, TONGZHOU, "", ""),
                unit("110112120", "永顺镇", "110112", TONGZHOU, null, "", "110112005")));
    }

    private static Organization unit(
            String code, String name, String parent, LocalDate from, LocalDate to, String aliases, String succeeds) {
        return new Organization(
                code,
                parent == null ? "district" : "street",
                null,
                name,
                code,
                parent,
                null,
                from,
                to,
                entries(aliases).map(Dated::parse).toList(),
                null,
                entries(succeeds).map(Predecessor::parse).toList(),
                List.of());
    }

    private static Stream<String> entries(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(";"));
    }

    private String on(LocalDate day, Way way, String value, String district) {
        Map<String, String> values = new HashMap<>(Map.of("code", value, "name", value));
        values.put("district", district);
        Facts then = StatedFacts.withoutPosition(values, null, day);
        Answer answer = attributor.answer(Role.TERRITORIAL, List.of(way), then, null);
        return answer.organization() + " " + answer.confidence() + " " + answer.reason();
    }

    @Test
    void aNameThatMovedStandsForTheUnitThatBoreItOnTheDay() {
        assertEquals("110106008 0.95 null", on(FENGTAI.minusDays(1), NAME, "卢沟桥街道", "丰台区"));
        assertEquals("110106017 0.95 null", on(FENGTAI, NAME, "卢沟桥街道", "丰台区"));
    }

    @Test
    void soDoesItsOffice() {
        assertEquals("110106008 0.85 null", on(FENGTAI.minusDays(1), NAME, "丰台区卢沟桥街道办事处", "丰台区"));
        assertEquals("110106017 0.85 null", on(FENGTAI, NAME, "丰台区卢沟桥街道办事处", "丰台区"));
    }

    @Test
    void aPlateGivenUpIsNotValidAfterwards() {
        assertEquals("110106013 0.95 null", on(FENGTAI.minusDays(1), NAME, "方庄地区", "丰台区"));
        assertEquals("null 0.0 name_not_valid_then", on(FENGTAI, NAME, "方庄地区", "丰台区"));
    }

    @Test
    void aTownshipThatBecameATownIsFoundUnderEitherPlate() {
        assertEquals("110112005 0.95 null", on(TONGZHOU.minusDays(1), NAME, "永顺地区", "通州区"));
        assertEquals("110112120 0.85 null", on(TONGZHOU, NAME, "永顺地区办事处", "通州区"));
    }

    @Test
    void anOldCodeStandsForTheOneItWentIntoWhole() {
        assertEquals("110112005 1.0 null", on(TONGZHOU.minusDays(1), CODE, "110112005", null));
        assertEquals("110112120 0.9 code_succeeded", on(TONGZHOU, CODE, "110112005", null));
    }

    @Test
    void aNewCodeOnAnOldRecordStandsForTheOneThatWentIntoIt() {
        assertEquals("110112005 0.9 code_succeeded", on(TONGZHOU.minusDays(1), CODE, "110112120", null));
    }

    @Test
    void aNewCodeOfATerritoryPutTogetherOfPartsStandsForNobodyBefore() {
        assertEquals("null 0.0 code_not_valid_then", on(FENGTAI.minusDays(1), CODE, "110106020", null));
    }

    @Test
    void anOldCodeOfATerritoryThatWasDividedStandsForNobody() {
        assertEquals("null 0.0 code_not_valid_then", on(FENGTAI, CODE, "110106019", null));
    }

    @Test
    void theTownCarriesThePastAndTheDividedBeginAnew() {
        assertEquals(
                Map.of(
                        "110112120", new Territory(TONGZHOU, List.of("110112005")),
                        "110106008", new Territory(FENGTAI, List.of()),
                        "110106020", new Territory(FENGTAI, List.of())),
                register.territories());
    }
}
