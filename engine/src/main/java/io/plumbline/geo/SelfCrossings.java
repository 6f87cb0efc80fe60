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
 * Counts how often a boundary meets itself, and stops when it is enough.
 *
 * <p>A repair adds a node wherever two segments meet, and n segments can meet n²/2 times: a scribble of a few thousand corners would
 * fill the memory. Parts that share whole sides meet a few times per corner and are no scribble.
 */
final class SelfCrossings implements SegmentIntersector {
    private static final int MOST = 10_000;
    private static final int MOST_PER_CORNER = 8;

    private final RobustLineIntersector crossing = new RobustLineIntersector();
    private final int most;
    private int count;

    private SelfCrossings(int most) {
        this.most = most;
    }

    static int most(Geometry geometry) {
        return MOST + MOST_PER_CORNER * geometry.getNumPoints();
    }

    static boolean tooMany(Geometry geometry) {
        SelfCrossings counter = new SelfCrossings(most(geometry));
        List<BasicSegmentString> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(geometry)) {
            lines.add(new BasicSegmentString(((Geometry) line).getCoordinates(), null));
        }
        new MCIndexNoder(counter).computeNodes(lines);
        return counter.isDone();
    }

    @Override
    public void processIntersections(SegmentString first, int i, SegmentString second, int j) {
        boolean itself = first == second && Math.abs(i - j) <= 1;
        if (!itself) {
            crossing.computeIntersection(
                    first.getCoordinate(i), first.getCoordinate(i + 1),
                    second.getCoordinate(j), second.getCoordinate(j + 1));
            if (crossing.hasIntersection()) {
                count++;
            }
        }
    }

    @Override
    public boolean isDone() {
        return count > most;
    }
}
