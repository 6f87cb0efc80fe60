package io.plumbline.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A degree of longitude here is about 88.9 km, one of latitude 111.2 km: 0.0001° are about 9 and 11 m. */
class PointWaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

    private static final Register REGISTER = Register.of(
            List.of(
                    organization("D", "district", null, null),
                    organization("S1", "street", "D", null),
                    organization("S2", "street", "D", null),
                    organization("OLD", "street", "D", LocalDate.of(2026, 1, 1)),
                    organization("C1", "community", "S1", null),
                    organization("C2", "community", "S1", null),
                    organization("X", "community", null, null)),
            new Problems("register"));
    private static final PointWays POINTS = new PointWays(
            REGISTER,
            new Levels(REGISTER),
            DrawnAreas.of("""
                    {"type":"FeatureCollection","features":[%s,%s,%s,%s,%s,%s]}
                    """.formatted(
                            box("S1", 118, 118.2),
                            box("S2", 118.2, 118.4),
                            box("OLD", 118.1, 118.3),
                            box("C1", 118, 118.05),
                            box("C2", 118.05, 118.1),
                            box("X", 118.5, 118.6))),
            DefaultPoints.NONE);

    private static Organization organization(String id, String kind, String parent, LocalDate to) {
        return new Organization(id, kind, null, id, null, parent, null, null, to, List.of(), null);
    }

    private static String box(String id, double west, double east) {
        return """
                {"type":"Feature","properties":{"id":"%s"},"geometry":{"type":"Polygon","coordinates":
                [[[%2$s,37],[%3$s,37],[%3$s,37.2],[%2$s,37.2],[%2$s,37]]]}}""".formatted(id, west, east);
    }

    private static String at(double lon, double accuracyM) {
        Answer answer = POINTS.byPoint(new StatedFacts(Map.of(), null, lon, 37.1, accuracyM, DAY));
        return answer.organization() + " " + answer.reason() + " " + answer.candidates();
    }

    @Test
    void aGoodPositionAnswersForItsCommunity() {
        assertEquals("C1 null []", at(118.02, 20));
    }

    @Test
    void aCoarseOneAnswersForTheStreetAboveIt() {
        assertEquals("S1 point_too_coarse []", at(118.02, 50));
    }

    @Test
    void oneThatCannotTellStreetsApartAnswersForNobody() {
        assertEquals("S1 null []", at(118.15, 500));
        assertEquals("null point_too_coarse []", at(118.15, 501));
    }

    @Test
    void soDoesOneOfWhichNobodySaysHowGoodItIs() {
        assertEquals("S1 point_accuracy_unknown []", at(118.02, Double.NaN));
    }

    @Test
    void aStreetWithoutCommunityAreasAnswersItself() {
        assertEquals("S1 null []", at(118.15, 5));
    }

    @Test
    void withinTwiceItsErrorOfACommunityBoundaryTheStreetAnswers() {
        assertEquals("S1 point_near_boundary [C1, C2]", at(118.0499, 5));
        assertEquals("C1 null []", at(118.0498, 5));
    }

    @Test
    void aCommunityBoundaryIsNoneForAPositionThatOnlyAnswersForTheStreet() {
        assertEquals("S1 point_too_coarse []", at(118.0499, 50));
    }

    @Test
    void nearTheBoundaryOfTwoStreetsTheDistrictAnswers() {
        assertEquals("D point_near_boundary [S1, S2]", at(118.1999, 5));
        assertEquals("D point_near_boundary [S1, S2]", at(118.1996, Double.NaN));
        assertEquals("S1 null []", at(118.1996, 5));
    }

    @Test
    void theAreaOfAnOrganizationThatHasEndedDisputesNothing() {
        assertEquals("S2 null []", at(118.25, 5));
    }

    @Test
    void aCoarsePositionInACommunityWithoutAStreetIsLeftOpen() {
        assertEquals("null point_too_coarse [X]", at(118.55, 50));
    }
}
