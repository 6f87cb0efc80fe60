package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.attribution.Answering;
import io.plumbline.attribution.Attribution;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Position;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.geo.Area;
import io.plumbline.geo.Areas;
import io.plumbline.geo.CellIndex;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import io.plumbline.text.Words;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/** Finding the area of a position: the cell index against a tree of prepared polygons, on the same points in the same run. */
public final class PointBench {
    private static final int POINTS = 5_000_000;
    private static final int WARM_RUNS = 5;
    private static final int PARTS = 8;
    private static final String TABLE = "bench.position";

    private PointBench() {}

    /**
     * Writes five million points below a folder, looks each up both ways, in Spark and in a plain loop, and prints the medians.
     *
     * @throws IllegalStateException if both ways do not give every point to the same area
     */
    public static void run(SparkSession spark, Path workDir, PrintStream out) {
        Dataset<Row> points = points(spark, workDir);
        Areas areas = WavyDistrict.areas();
        CellIndex index = CellIndex.of(areas);
        PreparedTree tree = new PreparedTree(areas);
        conditions(spark, areas, out);
        refuseDifferences(points, index, tree, out);
        out.printf(
                Locale.ROOT,
                "%-44s %8s %14s %14s%n",
                "median of " + WARM_RUNS,
                "seconds",
                "points/s",
                "sum of answers");
        inSpark(points, index, tree, out);
        inALoop(points, index, tree, out);
        attributed(points, areas, index, out);
    }

    private record Timed(double seconds, long answers) {}

    private static void conditions(SparkSession spark, Areas areas, PrintStream out) {
        long corners = areas.list().stream()
                .mapToLong(area -> area.geometry().getNumPoints())
                .sum();
        out.printf(
                Locale.ROOT,
                "%d points, %d areas with %d corners each, Spark %s on %s, Java %s%n",
                POINTS,
                areas.list().size(),
                corners / areas.list().size(),
                spark.version(),
                spark.conf().get("spark.master"),
                Runtime.version().feature());
    }

    private static void refuseDifferences(Dataset<Row> points, CellIndex index, PreparedTree tree, PrintStream out) {
        Row differences = points.select(
                        located(index::locate).as("own"), located(tree::locate).as("peer"))
                .agg(
                        sum(col("own").notEqual(col("peer")).cast("long")),
                        sum(col("own").notEqual(lit(CellIndex.NONE)).cast("long")))
                .head();
        out.printf(
                Locale.ROOT,
                "%d differences; %d points lie in an area%n",
                differences.getLong(0),
                differences.getLong(1));
        if (differences.getLong(0) != 0) {
            throw new IllegalStateException(
                    "The two ways differ on " + differences.getLong(0) + " points; the times mean nothing");
        }
    }

    private static void inSpark(Dataset<Row> points, CellIndex index, PreparedTree tree, PrintStream out) {
        compare(
                "in a Spark function",
                () -> total(points, located(index::locate)),
                () -> total(points, located(tree::locate)),
                out);
    }

    private static long total(Dataset<Row> points, Column answer) {
        return points.agg(sum(answer)).head().getLong(0);
    }

    /** One thread, the coordinates in two arrays. */
    private static void inALoop(Dataset<Row> points, CellIndex index, PreparedTree tree, PrintStream out) {
        double[] at = new double[2 * POINTS];
        int next = 0;
        for (var rows = points.select("lon", "lat").toLocalIterator(); rows.hasNext(); ) {
            Row row = rows.next();
            at[next++] = row.getDouble(0);
            at[next++] = row.getDouble(1);
        }
        compare("in a loop, one thread", () -> loop(index::locate, at), () -> loop(tree::locate, at), out);
    }

    private static long loop(Locator locator, double[] at) {
        long sum = 0;
        for (int i = 0; i < at.length; i += 2) {
            sum += locator.locate(at[i], at[i + 1]);
        }
        return sum;
    }

    /** Whole answers of the attribution stage: territory, confidence and reason of every record, default coordinates known. */
    private static void attributed(Dataset<Row> points, Areas areas, CellIndex index, PrintStream out) {
        Map<Role, List<Way>> ways =
                Map.of(Role.TERRITORIAL, List.of(new Way(null, null, null, null, true, null, null, null)));
        Attribution attribution = new Attribution(
                register(areas),
                index,
                LocalDate.of(2026, 1, 1),
                name -> null,
                name -> contract(ways),
                (name, rows) -> rows);
        long start = System.nanoTime();
        Answering answering = attribution.of(points, TABLE, ways, null, List.of());
        double defaults = (System.nanoTime() - start) / 1e9;
        Column territory = element_at(col("organizations"), lit("territorial"));
        Dataset<Row> attributed = answering.attribute(points);
        LongSupplier all = () -> attributed.agg(count(territory)).head().getLong(0);
        print(out, "attribution, whole answers (count)", median(List.of(all)).get(0));
        out.printf(Locale.ROOT, "%-44s %8.2f%n", "search for default coordinates, once", defaults);
    }

    private static Register register(Areas areas) {
        List<Organization> communities = areas.list().stream()
                .map(Area::id)
                .map(id -> new Organization(id, "community", null, id, null, null, null, null, null, List.of(), null))
                .toList();
        Problems problems = new Problems("register");
        Register register = Register.of(communities, problems);
        problems.refuse();
        return register;
    }

    private static Contract contract(Map<Role, List<Way>> ways) {
        Words title = new Words("位置", "Positions");
        Position position = new Position("lon", "lat", null, 10.0);
        return new Contract(title, List.of("record_id"), null, null, null, null, position, null, Map.of(), ways, null);
    }

    private static void compare(String where, LongSupplier own, LongSupplier peer, PrintStream out) {
        List<Timed> both = median(List.of(own, peer));
        print(out, "cell index " + where, both.get(0));
        print(out, "STRtree + PreparedGeometry " + where, both.get(1));
        out.printf(Locale.ROOT, "ratio %.2f%n", both.get(1).seconds / both.get(0).seconds);
        if (both.get(0).answers != both.get(1).answers) {
            throw new IllegalStateException("The two ways differ " + where + "; the times mean nothing");
        }
    }

    private static void print(PrintStream out, String name, Timed timed) {
        out.printf(
                Locale.ROOT, "%-44s %8.3f %14.0f %14d%n", name, timed.seconds, POINTS / timed.seconds, timed.answers);
    }

    /** Takes turns, so that a slow minute of the machine slows all; the first turn only warms. */
    private static List<Timed> median(List<LongSupplier> ways) {
        double[][] seconds = new double[ways.size()][WARM_RUNS];
        long[] answers = new long[ways.size()];
        for (int run = -1; run < WARM_RUNS; run++) {
            for (int way = 0; way < ways.size(); way++) {
                long start = System.nanoTime();
                answers[way] = ways.get(way).getAsLong();
                seconds[way][Math.max(0, run)] = (System.nanoTime() - start) / 1e9;
            }
        }
        List<Timed> medians = new ArrayList<>();
        for (int way = 0; way < ways.size(); way++) {
            Arrays.sort(seconds[way]);
            medians.add(new Timed(seconds[way][WARM_RUNS / 2], answers[way]));
        }
        return medians;
    }

    private static Column located(Locator locator) {
        UDF2<Double, Double, Integer> call = locator::locate;
        UserDefinedFunction function = udf(call, DataTypes.IntegerType);
        return function.apply(col("lon"), col("lat"));
    }

    /** Points all over the district and a little beyond, each made from its number alone. */
    private static Dataset<Row> points(SparkSession spark, Path workDir) {
        String folder = workDir.resolve("point-bench").toUri().toString();
        spark.range(0, POINTS, 1, PARTS)
                .select(
                        col("id").cast("string").as("record_id"),
                        along(1, WavyDistrict.WEST, WavyDistrict.WIDTH).as("lon"),
                        along(2, WavyDistrict.SOUTH, WavyDistrict.HEIGHT).as("lat"))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(folder);
        return spark.read().parquet(folder);
    }

    private static Column along(int axis, double from, double length) {
        Column share = pmod(xxhash64(col("id"), lit(axis)), lit(1L << 40)).divide(lit((double) (1L << 40)));
        return lit(from - 0.01 * length).plus(share.multiply(lit(1.02 * length)));
    }
}
