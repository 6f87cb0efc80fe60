package io.plumbline.geo;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * 进出场识别: the visits of one vehicle to fences, from its positions in order of time.
 *
 * <ul>
 *   <li>A visit starts with the first position inside the fence and ends with the last one before a position outside, or before a gap
 *       without any position that is longer than the greatest gap (600 s).
 *   <li>It counts when it lasts at least the least dwell (180 s), first to last position inside; 0 admits single positions.
 *   <li>Fences are judged one by one: where they overlap, one position is in all of them.
 *   <li>A position whose longitude or latitude is NaN, infinite or out of range is passed over, as if it had not been sent.
 *   <li>A circle takes positions up to and at its radius (flat-earth distance); an area its inside and boundary.
 * </ul>
 *
 * <p>Unchangeable, safe for use by several threads, serializable.
 */
public final class FenceVisits implements Serializable {
    /** The least dwell when none is given. */
    public static final Duration DEFAULT_MIN_DWELL = Duration.ofMinutes(3);

    /** The greatest gap when none is given. */
    public static final Duration DEFAULT_MAX_GAP = Duration.ofMinutes(10);

    private static final long serialVersionUID = 1L;
    private static final Comparator<Visit> BY_TIME =
            Comparator.comparingLong(Visit::enteredAt).thenComparing(Visit::fenceId);

    private final FenceGrid circles;
    private final int circleCount;

    /** Null when there is no area. */
    private final CellIndex areas;

    private final long minDwellMicros;
    private final long maxGapMicros;

    private FenceVisits(FenceGrid circles, int circleCount, CellIndex areas, Duration minDwell, Duration maxGap) {
        this.circles = circles;
        this.circleCount = circleCount;
        this.areas = areas;
        this.minDwellMicros = micros("least dwell", minDwell);
        this.maxGapMicros = micros("greatest gap", maxGap);
    }

    /** Visits to circles. */
    public static FenceVisits of(List<Fence> circles) {
        refuseRepeated(circles.stream().map(Fence::id).toList());
        return new FenceVisits(new FenceGrid(circles), circles.size(), null, DEFAULT_MIN_DWELL, DEFAULT_MAX_GAP);
    }

    /** Visits to circles and to areas; the circles may be none. */
    public static FenceVisits of(List<Fence> circles, Areas areas) {
        List<String> ids = new ArrayList<>(circles.stream().map(Fence::id).toList());
        areas.list().forEach(area -> ids.add(area.id()));
        refuseRepeated(ids);
        return new FenceVisits(
                new FenceGrid(circles), circles.size(), CellIndex.of(areas), DEFAULT_MIN_DWELL, DEFAULT_MAX_GAP);
    }

    /** The same fences with another least dwell and another greatest gap, both 0 or more. */
    public FenceVisits with(Duration minDwell, Duration maxGap) {
        return new FenceVisits(circles, circleCount, areas, minDwell, maxGap);
    }

    private static void refuseRepeated(List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("two fences have the id '" + id + "'; ids must be unique");
            }
        }
    }

    private static long micros(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + duration + "; allowed: zero or more");
        }
        return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
    }

    /**
     * The visits of one vehicle, by time entered, then by fence.
     *
     * @param atMicros times in microseconds since 1970 UTC, never falling
     * @param lon longitudes in WGS-84 degrees, as many as times
     * @param lat latitudes in WGS-84 degrees, as many as times
     * @throws IllegalArgumentException when the arrays differ in length or a time falls
     */
    public List<Visit> visits(long[] atMicros, double[] lon, double[] lat) {
        Track.check(atMicros, lon, lat);
        List<Visit> done = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < atMicros.length; i++) {
            if (Track.isPosition(lon[i], lat[i])) {
                if (!open.isEmpty() && atMicros[i] - open.get(0).leftAt > maxGapMicros) {
                    close(open, Long.MAX_VALUE, done);
                }
                enterCircles(open, i, atMicros[i], lon[i], lat[i]);
                enterAreas(open, i, atMicros[i], lon[i], lat[i]);
                close(open, i, done);
            }
        }
        close(open, Long.MAX_VALUE, done);
        done.sort(BY_TIME);
        return done;
    }

    private void enterCircles(List<Open> open, int position, long at, double lon, double lat) {
        for (int index : circles.near(lon, lat)) {
            Fence fence = circles.fence(index);
            double metres = Distance.flatM(fence.lon(), fence.lat(), lon, lat);
            if (metres <= fence.radiusM()) {
                of(open, index, at).extend(position, at, metres);
            }
        }
    }

    private void enterAreas(List<Open> open, int position, long at, double lon, double lat) {
        if (areas != null) {
            for (int index : areas.candidates(lon, lat)) {
                of(open, circleCount + index, at).extend(position, at, 0);
            }
        }
    }

    private static Open of(List<Open> open, int fence, long at) {
        for (Open visit : open) {
            if (visit.fence == fence) {
                return visit;
            }
        }
        Open visit = new Open(fence, at);
        open.add(visit);
        return visit;
    }

    /** Ends the visits that the position did not extend; they all have the position before it as their last. */
    private void close(List<Open> open, long position, List<Visit> done) {
        for (Iterator<Open> visits = open.iterator(); visits.hasNext(); ) {
            Open visit = visits.next();
            if (visit.lastPosition != position) {
                visits.remove();
                if (visit.leftAt - visit.enteredAt >= minDwellMicros) {
                    done.add(visit.done(id(visit.fence)));
                }
            }
        }
    }

    private String id(int fence) {
        return fence < circleCount ? circles.fence(fence).id() : areas.id(fence - circleCount);
    }

    /** A visit that may still go on. */
    private static final class Open {
        private final int fence;
        private final long enteredAt;
        private long leftAt;
        private int lastPosition;
        private int points;
        private double minDistanceM = Double.MAX_VALUE;

        private Open(int fence, long enteredAt) {
            this.fence = fence;
            this.enteredAt = enteredAt;
        }

        private void extend(int position, long at, double metres) {
            lastPosition = position;
            leftAt = at;
            points++;
            minDistanceM = Math.min(minDistanceM, metres);
        }

        private Visit done(String fenceId) {
            return new Visit(fenceId, enteredAt, leftAt, points, minDistanceM);
        }
    }
}
