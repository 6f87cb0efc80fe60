package io.plumbline.examples.bench;

import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.CellIndex;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

/** Five million points, three quarters of them on boundaries or one bit beside, in areas that overlap and have holes, against JTS. */
public final class BoundaryBench {
    private static final int POINTS = 5_000_000;
    private static final int STARS = 200;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private BoundaryBench() {}

    /**
     * Looks each point up both ways and prints how many answers differ.
     *
     * @throws IllegalStateException if one does
     */
    public static void run(PrintStream out) {
        List<Area> made = new ArrayList<>(WavyDistrict.areas().list());
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < STARS; i++) {
            made.add(star("S" + i, random));
        }
        Areas areas = Areas.of(made);
        CellIndex index = CellIndex.of(areas);
        PreparedTree tree = new PreparedTree(areas);
        long differences = 0;
        long inside = 0;
        long ambiguous = 0;
        for (int i = 0; i < POINTS; i++) {
            Coordinate at = i % 4 == 0 ? anywhere(random) : onBoundary(areas, random);
            int own = index.locate(at.x, at.y);
            differences += own == tree.locate(at.x, at.y) ? 0 : 1;
            inside += own == CellIndex.NONE ? 0 : 1;
            ambiguous += index.ambiguous(at.x, at.y) ? 1 : 0;
        }
        out.printf(
                Locale.ROOT,
                "%d points, %d areas: %d differences to JTS; %d points lie in an area, %d in several%n",
                POINTS,
                areas.list().size(),
                differences,
                inside,
                ambiguous);
        if (differences != 0) {
            throw new IllegalStateException(differences + " points lie elsewhere than JTS says");
        }
    }

    private static Coordinate anywhere(SplittableRandom random) {
        return new Coordinate(
                WavyDistrict.WEST + random.nextDouble(-0.01, 1.01) * WavyDistrict.WIDTH,
                WavyDistrict.SOUTH + random.nextDouble(-0.01, 1.01) * WavyDistrict.HEIGHT);
    }

    private static Coordinate onBoundary(Areas areas, SplittableRandom random) {
        Coordinate[] corners =
                areas.list().get(random.nextInt(areas.list().size())).geometry().getCoordinates();
        int i = random.nextInt(corners.length - 1);
        double share = random.nextInt(3) == 0 ? 0 : random.nextInt(3) == 0 ? 0.5 : random.nextDouble();
        double x = corners[i].x + share * (corners[i + 1].x - corners[i].x);
        double y = corners[i].y + share * (corners[i + 1].y - corners[i].y);
        return switch (random.nextInt(4)) {
            case 0 -> new Coordinate(Math.nextUp(x), y);
            case 1 -> new Coordinate(x, Math.nextDown(y));
            default -> new Coordinate(x, y);
        };
    }

    /** A jagged star with a hole. */
    private static Area star(String id, SplittableRandom random) {
        Coordinate centre = anywhere(random);
        double radius = random.nextDouble(0.001, 0.05);
        Coordinate[] outer = new Coordinate[random.nextInt(4, 90)];
        Coordinate[] inner = new Coordinate[outer.length];
        for (int i = 0; i < outer.length - 1; i++) {
            double angle = 2 * Math.PI * i / (outer.length - 1);
            double reach = radius * random.nextDouble(0.5, 1.0);
            outer[i] = new Coordinate(centre.x + reach * Math.cos(angle), centre.y + reach * Math.sin(angle));
            inner[i] =
                    new Coordinate(centre.x + 0.3 * reach * Math.cos(angle), centre.y + 0.3 * reach * Math.sin(angle));
        }
        outer[outer.length - 1] = outer[0].copy();
        inner[inner.length - 1] = inner[0].copy();
        LinearRing hole = GEOMETRY.createLinearRing(inner);
        return new Area(
                id, GEOMETRY.createPolygon(GEOMETRY.createLinearRing(outer), new LinearRing[] {hole}), Map.of());
    }
}
