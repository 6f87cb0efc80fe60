package io.plumbline.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static Area box(String id, int west, int south, int east, int north) {
        return Shapes.area(
                id,
                "POLYGON ((" + west + " " + south + "," + east + " " + south + "," + east + " " + north + "," + west
                        + " " + north + "," + west + " " + south + "))");
    }

    /** Four boxes around an empty middle, and a bay in the east that is open. */
    private static final List<Area> RING = List.of(
            box("south", 0, 0, 3, 1), box("west", 0, 1, 1, 2), box("east", 2, 1, 3, 2), box("north", 0, 2, 3, 3));

    @Test
    void groundThatAllEncloseAndNoneClaimsIsAGap() {
        Areas areas = Areas.of(RING);
        List<Gap> gaps = areas.gaps();
        assertEquals(1, gaps.size());
        assertEquals(List.of("east", "north", "south", "west"), gaps.get(0).beside());
        assertEquals(1.5, gaps.get(0).lon(), 1e-9);
        double middle = box("m", 1, 1, 2, 2).areaM2();
        assertEquals(middle, gaps.get(0).areaM2(), middle * 1e-9);
        assertEquals(List.of(), areas.gaps(middle * 1.01));
    }

    @Test
    void aBayIsAGapOnlyWithinAWhole() {
        Areas areas = Areas.of(RING.subList(0, 3));
        assertEquals(List.of(), areas.gaps());
        List<Gap> gaps = areas.gapsWithin(box("district", 0, 0, 3, 3), 1);
        assertEquals(1, gaps.size());
        assertEquals(List.of("east", "south", "west"), gaps.get(0).beside());
    }

    @Test
    void anIslandInAGapIsNoneOfIt() {
        List<Area> areas = new ArrayList<>(List.of(
                box("south", 0, 0, 9, 1), box("west", 0, 1, 1, 8), box("east", 8, 1, 9, 8), box("north", 0, 8, 9, 9)));
        double open = Areas.of(areas).gaps().get(0).areaM2();
        areas.add(box("island", 3, 3, 6, 6));
        List<Gap> gaps = Areas.of(areas).gaps();
        assertEquals(1, gaps.size());
        double around = open - box("island", 3, 3, 6, 6).areaM2();
        assertEquals(around, gaps.get(0).areaM2(), around * 1e-9);
    }

    @Test
    void communitiesWithSharedBoundariesLeaveNoGap() {
        assertEquals(List.of(), Areas.of(Shapes.communities(6, 5, 12, 3)).gaps());
    }
}
