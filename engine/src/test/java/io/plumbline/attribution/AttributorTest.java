package io.plumbline.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Way CODE = new Way("code", null, null, null, null, null, null, null);
    private static final Way NAME = new Way(null, "name", null, "district", null, null, null, null);
    private static final Way POINT = new Way(null, null, null, null, true, null, null, null);
    private static final Way SECTOR = new Way(null, null, null, null, null, null, null, "fire");

    private final Register register = Register.of(
            List.of(
                    organization("D1", "district", null, "柳原区", "990100", null, null),
                    organization("D2", "district", null, "松原区", "990200", null, null),
                    organization("S1", "street", null, "八里街道", "990100001", "D1", null),
                    organization("S2", "street", null, "八里街道", "990200001", "D2", null),
                    organization("S3", "street", null, "桥东街道", "990100002", "D1", LocalDate.of(2026, 1, 1)),
                    organization("C1", "community", null, "北里社区", "990100001001", "S1", null),
                    organization("B1", "bureau", "fire", "柳原消防", null, "D1", null),
                    organization("B2", "bureau", "fire", "松原消防", null, "D2", null)),
            new Problems("register"));
    private final Attributor attributor = new Attributor(register, DrawnAreas.of("""
                    {"type":"FeatureCollection","features":[
                     {"type":"Feature","properties":{"id":"S1"},"geometry":{"type":"Polygon","coordinates":[[[118,37],[118.2,37],[118.2,37.2],[118,37.2],[118,37]]]}},
                     {"type":"Feature","properties":{"id":"C1"},"geometry":{"type":"Polygon","coordinates":[[[118,37],[118.1,37],[118.1,37.1],[118,37.1],[118,37]]]}},
                     {"type":"Feature","properties":{"id":"S2"},"geometry":{"type":"Polygon","coordinates":[[[118.15,37],[118.4,37],[118.4,37.2],[118.15,37.2],[118.15,37]]]}}]}
                    """), DefaultPoints.at(118.05, 37.15));

    private static Organization organization(
            String id, String kind, String sector, String name, String code, String parent, LocalDate to) {
        return new Organization(id, kind, sector, name, code, parent, null, null, to, List.of(), null);
    }

    private Answer answer(List<Way> ways, Map<String, String> values, double lon, double lat) {
        return attributor.answer(Role.TERRITORIAL, ways, facts(values, lon, lat), null);
    }

    private static Facts facts(Map<String, String> values, double lon, double lat) {
        return new StatedFacts(values, null, lon, lat, 5, DAY);
    }

    @Test
    void attributesByCode() {
        assertEquals(
                "S1", answer(List.of(CODE), Map.of("code", "990100001"), 0, 0).organization());
    }

    @Test
    void attributesAnUnknownCommunityCodeToItsStreetWithLessConfidence() {
        Answer answer = answer(List.of(CODE), Map.of("code", "990100001077"), 0, 0);
        assertEquals("S1", answer.organization());
        assertEquals(0.9, answer.confidence());
    }

    @Test
    void leavesASharedNameOpen() {
        Answer answer = answer(
                List.of(new Way(null, "name", null, null, null, null, null, null)), Map.of("name", "八里街道"), 0, 0);
        assertEquals(
                "ambiguous name_shared [S1, S2]", answer.state() + " " + answer.reason() + " " + answer.candidates());
    }

    @Test
    void tellsNamesakesApartByTheirDistrict() {
        assertEquals(
                "S2",
                answer(List.of(NAME), Map.of("name", "八里街道", "district", "松原区"), 0, 0)
                        .organization());
    }

    @Test
    void saysThatAnOrganizationDidNotExistThen() {
        assertEquals(
                "code_not_valid_then",
                answer(List.of(CODE), Map.of("code", "990100002"), 0, 0).reason());
    }

    @Test
    void takesTheInnermostOfNestedAreas() {
        assertEquals("C1", answer(List.of(POINT), Map.of(), 118.05, 37.05).organization());
    }

    @Test
    void leavesOverlappingAreasOpen() {
        Answer answer = answer(List.of(POINT), Map.of(), 118.17, 37.1);
        assertEquals(
                "ambiguous areas_overlap [S1, S2]", answer.state() + " " + answer.reason() + " " + answer.candidates());
    }

    @Test
    void neverAttributesADefaultCoordinate() {
        assertEquals(
                "point_default", answer(List.of(POINT), Map.of(), 118.05, 37.15).reason());
    }

    @Test
    void attributesAPointThatOnlyResemblesADefaultCoordinate() {
        double lon = Double.longBitsToDouble(Double.doubleToLongBits(118.05) + 1);
        double lat = Double.longBitsToDouble(Double.doubleToLongBits(37.15) - 31);
        assertEquals("S1", answer(List.of(POINT), Map.of(), lon, lat).organization());
    }

    @Test
    void reportsANameThatDisagreesWithItsPointInsteadOfGuessing() {
        Answer answer = answer(List.of(NAME, POINT), Map.of("name", "八里街道", "district", "990200"), 118.05, 37.05);
        assertEquals(
                "ambiguous name_and_point_disagree [C1, S2]",
                answer.state() + " " + answer.reason() + " " + answer.candidates());
    }

    @Test
    void letsACodeStandAgainstAPointWithLessConfidence() {
        Answer answer = answer(List.of(CODE, POINT), Map.of("code", "990200001"), 118.05, 37.05);
        assertEquals("S2", answer.organization());
        assertEquals("code_and_point_disagree", answer.reason());
        assertEquals(0.7, answer.confidence());
    }

    @Test
    void takesTheMoreExactOfTwoWaysThatAgree() {
        assertEquals(
                "C1",
                answer(List.of(CODE, POINT), Map.of("code", "990100001"), 118.05, 37.05)
                        .organization());
    }

    @Test
    void isAsSureOfAPlaceAsThePlaceWasAttributed() {
        Way place = new Way(null, null, null, null, null, "place", "lamps.post", null);
        Answer answer = answer(List.of(place), Map.of("place", "p1", "place_territorial_place", "S1"), 0, 0);
        assertEquals("S1 place 0.85", answer.organization() + " " + answer.method() + " " + answer.confidence());
    }

    @Test
    void namesEveryOrganizationInADisputeAndThePairThatBeganIt() {
        Answer answer = answer(
                List.of(CODE, NAME, POINT),
                Map.of("code", "990200001", "name", "北里社区", "district", "990100"),
                118.05,
                37.05);
        assertEquals(
                "S2 code_and_name_disagree [S2, C1]",
                answer.organization() + " " + answer.reason() + " " + answer.candidates());
    }

    @Test
    void seeksACommunityOfAnAddressInTheStreetOfTheCode() {
        Way address = new Way(null, null, "address", null, null, null, null, null);
        assertEquals(
                "C1",
                answer(List.of(address, CODE), Map.of("address", "北里社区5号楼", "code", "990100001"), 0, 0)
                        .organization());
    }

    @Test
    void findsTheBureauOfTheRecordsOwnDistrict() {
        Answer answer = attributor.answer(Role.SECTOR, List.of(SECTOR), facts(Map.of(), 0, 0), "C1");
        assertEquals("B1", answer.organization());
    }

    @Test
    void leavesTheBureauOpenWhereTheTerritoryIsUnknown() {
        assertEquals(
                "sector_shared",
                attributor
                        .answer(Role.SECTOR, List.of(SECTOR), facts(Map.of(), 0, 0), null)
                        .reason());
    }

    @Test
    void namesTheReasonOfEveryWayThatFailed() {
        assertEquals(
                "code_missing+name_unknown+point_outside",
                answer(List.of(CODE, NAME, POINT), Map.of("name", "无此街道", "district", "990100"), 1, 1)
                        .reason());
    }
}
