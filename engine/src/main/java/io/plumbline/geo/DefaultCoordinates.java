package io.plumbline.geo;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * 默认坐标: finds the exact coordinates that stand for "no location found", where a source puts records that have nothing to do with each
 * other.
 *
 * <p>The mark of a default is not many records but many <em>places</em>: a town hall draws hundreds of records and is one address, a
 * default draws the addresses of a whole city. A point is one when
 *
 * <ol>
 *   <li>it is exactly 0, 0 and holds a record: no organization stands in the Gulf of Guinea; or
 *   <li>its places are known, and it holds at least 50 records of at least 20 places, and at least 10 times as many places as the
 *       99.9th percentile of all other points. Were places spread over points by chance with a mean λ as high as that percentile, 10 λ
 *       or more would have a probability below exp(−14 λ) (Chernoff's bound of the Poisson tail), for λ of 2 one in 10¹²; 20 or more
 *       with a λ below 2 has the same bound. So the rule is safe over millions of points, and a source that rounds its coordinates
 *       coarsely, so that each point holds many places, raises its own bar; or
 *   <li>its places are unknown, the source has at least 100 points, and the point holds at least 50 records, 1 % of all, and 20 times
 *       the 99.9th percentile of all other points. Records at one building cluster by nature, therefore no chance bound holds and only a
 *       gross excess is told.
 * </ol>
 *
 * <p>The percentile of n other points is the one at position ⌊0.999 (n − 1)⌋ in rising order, from 0, so that with few points one
 * default does not hide another.
 */
public final class DefaultCoordinates {
    /** A point with fewer records cannot be told from a large building; only 0, 0 needs none. */
    public static final long FEWEST_RECORDS = 50;

    private static final long FEWEST_PLACES = 20;
    private static final long TIMES_THE_PLACES = 10;
    private static final int FEWEST_POINTS = 100;
    private static final double LEAST_SHARE = 0.01;
    private static final long TIMES_THE_RECORDS = 20;
    private static final double ORDINARY = 0.999;

    private final long allRecords;
    private final long[] records;
    private final long[] places;

    private DefaultCoordinates(Collection<PointLoad> points, Collection<Alike> others) {
        allRecords = points.stream().mapToLong(PointLoad::records).sum()
                + others.stream()
                        .mapToLong(alike -> alike.records() * alike.points())
                        .sum();
        records = LongStream.concat(
                        points.stream().mapToLong(PointLoad::records), each(others.stream(), Alike::records))
                .sorted()
                .toArray();
        places = LongStream.concat(points.stream().mapToLong(PointLoad::places), each(others.stream(), Alike::places))
                .filter(load -> load != PointLoad.UNKNOWN)
                .sorted()
                .toArray();
    }

    private static LongStream each(Stream<Alike> others, ToLongFunction<Alike> load) {
        return others.flatMapToLong(
                alike -> LongStream.generate(() -> load.applyAsLong(alike)).limit(alike.points()));
    }

    /**
     * 同量坐标点: points that need not be named one by one, because none of them can be a default: not 0, 0, and fewer than
     * {@link #FEWEST_RECORDS} records. They still say what is ordinary.
     *
     * @param records how many records stand at each of them
     * @param places how many places each of them names, {@link PointLoad#UNKNOWN} when the source names none
     * @param points how many points there are of this load
     */
    public record Alike(long records, long places, long points) {}

    /** The points that are default coordinates, most records first, then by longitude and latitude; each exact coordinate is to be given once. */
    public static List<PointLoad> among(Collection<PointLoad> points) {
        return among(points, List.of());
    }

    /** As {@link #among(Collection)}, where the points that cannot be defaults are counted instead of named. */
    public static List<PointLoad> among(Collection<PointLoad> points, Collection<Alike> others) {
        DefaultCoordinates rule = new DefaultCoordinates(points, others);
        return points.stream()
                .filter(rule::isDefault)
                .sorted(Comparator.comparingLong(PointLoad::records)
                        .reversed()
                        .thenComparingDouble(PointLoad::lon)
                        .thenComparingDouble(PointLoad::lat))
                .toList();
    }

    private static boolean namesPlaces(PointLoad point) {
        return point.places() != PointLoad.UNKNOWN;
    }

    private boolean isDefault(PointLoad point) {
        if (point.lon() == 0 && point.lat() == 0) {
            return point.records() > 0;
        }
        return point.records() >= FEWEST_RECORDS && (namesPlaces(point) ? manyPlaces(point) : farTooMany(point));
    }

    private boolean manyPlaces(PointLoad point) {
        return point.places() >= FEWEST_PLACES && point.places() >= TIMES_THE_PLACES * ordinary(places, point.places());
    }

    private boolean farTooMany(PointLoad point) {
        return records.length >= FEWEST_POINTS
                && point.records() >= LEAST_SHARE * allRecords
                && point.records() >= TIMES_THE_RECORDS * ordinary(records, point.records());
    }

    /** The 99.9th percentile of the loads without one of the given size; 0 when it is the only one. */
    private static long ordinary(long[] rising, long without) {
        int others = rising.length - 1;
        if (others == 0) {
            return 0;
        }
        int position = (int) (ORDINARY * (others - 1));
        int own = Arrays.binarySearch(rising, without);
        return rising[position >= own ? position + 1 : position];
    }
}
