package io.plumbline.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Counts how often a boundary crosses itself, and stops when it is enough.
 *
 * <p>A repair adds a node at every crossing, and n segments can cross n²/2 times: a scribble of a few thousand corners would fill the
 * memory.
 */
final class SelfCrossings implements SegmentIntersector {
    static final int MOST = 10_000;

    private final RobustLineIntersector crossing = new RobustLineIntersector();
    private int count;

    private SelfCrossings() {}

    static boolean tooMany(Geometry geometry) {
        SelfCrossings counter = new SelfCrossings();
        List<BasicSegmentString> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            lines.add(new BasicSegmentString(((Geometry) line).getCoordinates(), null));
        }
        new MCIndexNoder(counter).computeNodes(lines);
        return counter.isDone();
    }

    @Override
    public void processIntersections(SegmentString first, int i, SegmentString second, int j) {
        boolean itself = first == second && i == j;
        if (!itself) {
            crossing.computeIntersection(
                    first.getCoordinate(i), first.getCoordinate(i + 1),
                    second.getCoordinate(j), second.getCoordinate(j + 1));
            if (crossing.isProper()) {
                count++;
            }
        }
    }

    @Override
    public boolean isDone() {
        return count > MOST;
    }
}
