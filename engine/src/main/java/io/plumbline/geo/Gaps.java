package io.plumbline.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Finds ground that no area claims. */
final class Gaps {
    /** Touching is within a tenth of a millimetre: an overlay moves corners by rounding. */
    private static final double TOUCH_DEG = 1e-9;

    private Gaps() {}

    static List<Gap> enclosed(List<Area> areas, double toleranceM2) {
        Geometry union = union(areas);
        List<Geometry> holes = new ArrayList<>();
        for (int i = 0; i < union.getNumGeometries(); i++) {
            if (union.getGeometryN(i) instanceof Polygon polygon) {
                for (int k = 0; k < polygon.getNumInteriorRing(); k++) {
                    Geometry hole = union.getFactory().createPolygon(polygon.getInteriorRingN(k));
                    holes.add(OverlayNGRobust.overlay(hole, union, OverlayNG.DIFFERENCE));
                }
            }
        }
        return gaps(holes, areas, toleranceM2);
    }

    static List<Gap> within(Area whole, List<Area> areas, double toleranceM2) {
        Geometry left = OverlayNGRobust.overlay(whole.geometry(), union(areas), OverlayNG.DIFFERENCE);
        return gaps(List.of(left), areas, toleranceM2);
    }

    private static Geometry union(List<Area> areas) {
        return OverlayNGRobust.union(areas.stream().map(Area::geometry).toList());
    }

    private static List<Gap> gaps(List<Geometry> found, List<Area> areas, double toleranceM2) {
        List<Gap> gaps = new ArrayList<>();
        for (Geometry geometry : found) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                Geometry part = geometry.getGeometryN(i);
                if (part instanceof Polygon && SphericalArea.ofM2(part) > toleranceM2) {
                    gaps.add(gap(part, areas));
                }
            }
        }
        gaps.sort(Comparator.comparingDouble(Gap::areaM2)
                .reversed()
                .thenComparing(Gap::lon)
                .thenComparing(Gap::lat));
        return List.copyOf(gaps);
    }

    private static Gap gap(Geometry part, List<Area> areas) {
        Coordinate inside = part.getInteriorPoint().getCoordinate();
        List<String> beside = areas.stream()
                .filter(area -> area.geometry().isWithinDistance(part, TOUCH_DEG))
                .map(Area::id)
                .sorted()
                .toList();
        return new Gap(inside.x, inside.y, SphericalArea.ofM2(part), beside);
    }
}
