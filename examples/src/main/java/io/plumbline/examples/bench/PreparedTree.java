package io.plumbline.examples.bench;

import io.plumbline.geo.Areas;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The usual way to find areas on the JVM: a packed tree of boxes, then polygons prepared for many questions.
 *
 * <p>Neither can be serialized; Spark's tasks are handed a number and find the tree in their JVM, so the peer is not charged for building it.
 */
final class PreparedTree implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<Integer, Tree> BUILT = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final int number = NEXT.getAndIncrement();
    private transient Tree tree;

    private record Tree(STRtree boxes, List<PreparedGeometry> areas) {}

    PreparedTree(Areas source) {
        STRtree boxes = new STRtree();
        PreparedGeometry[] areas = new PreparedGeometry[source.list().size()];
        for (int i = 0; i < areas.length; i++) {
            areas[i] = PreparedGeometryFactory.prepare(source.list().get(i).geometry());
            boxes.insert(areas[i].getGeometry().getEnvelopeInternal(), i);
        }
        boxes.build();
        BUILT.put(number, new Tree(boxes, List.of(areas)));
    }

    /** The first area in the order of the list that takes the point, as the engine rules; -1 for none. */
    int locate(double lon, double lat) {
        if (tree == null) {
            tree = BUILT.get(number);
        }
        Coordinate at = new Coordinate(lon, lat);
        List<?> near = tree.boxes.query(new Envelope(at));
        Point point = GEOMETRY.createPoint(at);
        int first = Integer.MAX_VALUE;
        for (Object candidate : near) {
            int area = (Integer) candidate;
            if (area < first && tree.areas.get(area).intersects(point)) {
                first = area;
            }
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }
}
