package io.plumbline.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Finds the pairs of areas that share ground. */
final class Overlaps {
    private Overlaps() {}

    static List<Overlap> among(List<Area> areas, double toleranceM2) {
        STRtree tree = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            tree.insert(areas.get(i).geometry().getEnvelopeInternal(), i);
        }
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            PreparedGeometry prepared =
                    PreparedGeometryFactory.prepare(areas.get(i).geometry());
            for (Object other : tree.query(prepared.getGeometry().getEnvelopeInternal())) {
                int j = (Integer) other;
                if (j > i && prepared.intersects(areas.get(j).geometry())) {
                    found.add(overlap(areas.get(i), areas.get(j)));
                }
            }
        }
        return found.stream()
                .filter(overlap -> overlap.areaM2() > toleranceM2)
                .sorted(Comparator.comparingDouble(Overlap::areaM2)
                        .reversed()
                        .thenComparing(Overlap::firstId)
                        .thenComparing(Overlap::secondId))
                .toList();
    }

    private static Overlap overlap(Area first, Area second) {
        Geometry shared = OverlayNGRobust.overlay(first.geometry(), second.geometry(), OverlayNG.INTERSECTION);
        return new Overlap(first.id(), second.id(), SphericalArea.ofM2(shared));
    }
}
