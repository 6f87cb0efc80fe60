package io.plumbline.geo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * 相邻: which areas lie beside each other. Two are neighbours when their boundaries touch, cross or come within a tolerance, since
 * boundaries of different hands leave gaps and strips between them, and a road may belong to neither.
 *
 * <p>Distances are those of a map that is true to scale along the middle parallel of all areas: within 1 % of the ground for areas that
 * span up to a degree of latitude up to 60 degrees north or south.
 */
public final class Neighbours {
    private Neighbours() {}

    /**
     * The neighbours of each area.
     *
     * @param areas of one level, since a community touches the street around it; ids are unique
     * @param withinM metres that boundaries may lie apart; not negative
     * @return id → ids of its neighbours, both sorted; an area on its own has an empty set
     */
    public static Map<String, SortedSet<String>> of(Collection<Area> areas, double withinM) {
        if (!(withinM >= 0 && withinM < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance is " + withinM + " m; it must be 0 or more");
        }
        Map<String, SortedSet<String>> neighbours = new TreeMap<>();
        Envelope all = new Envelope();
        for (Area area : areas) {
            all.expandToInclude(area.geometry().getEnvelopeInternal());
            if (neighbours.put(area.id(), new TreeSet<>()) != null) {
                throw new IllegalArgumentException("two areas have the id '" + area.id() + "'; ids must be unique");
            }
        }
        if (areas.size() > 1) {
            List<Drawn> drawn = new ArrayList<>();
            areas.forEach(area -> drawn.add(Drawn.of(area, all.centre().y)));
            meet(drawn, withinM, neighbours);
        }
        return neighbours;
    }

    private static void meet(List<Drawn> drawn, double withinM, Map<String, SortedSet<String>> neighbours) {
        STRtree tree = new STRtree();
        drawn.forEach(each -> tree.insert(each.map().getEnvelopeInternal(), each));
        tree.build();
        for (Drawn one : drawn) {
            Envelope near = one.map().getEnvelopeInternal();
            near.expandBy(withinM);
            for (Object found : tree.query(near)) {
                Drawn other = (Drawn) found;
                if (one.id().compareTo(other.id()) < 0
                        && one.boundary().isWithinDistance(other.map().getBoundary(), withinM)) {
                    neighbours.get(one.id()).add(other.id());
                    neighbours.get(other.id()).add(one.id());
                }
            }
        }
    }

    /** An area on the map, in metres. */
    private record Drawn(String id, Geometry map, IndexedFacetDistance boundary) {
        static Drawn of(Area area, double latitude) {
            double metres = 1 / Distance.degreesOfLatitude(1);
            double shrunk = metres * Math.cos(Math.toRadians(latitude));
            Geometry map = area.geometry().copy();
            map.apply((CoordinateFilter) at -> place(at, shrunk, metres));
            map.geometryChanged();
            return new Drawn(area.id(), map, new IndexedFacetDistance(map.getBoundary()));
        }

        private static void place(Coordinate at, double shrunk, double metres) {
            at.x *= shrunk;
            at.y *= metres;
        }
    }
}
