package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.sun.management.OperatingSystemMXBean;
import io.plumbline.link.Linked;
import io.plumbline.link.Linker;
import io.plumbline.link.Staging;
import io.plumbline.pack.Linking;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Record linkage on person-like records with known truth: candidate pairs, quality and cost in processor seconds of this process, which
 * a busy machine distorts less than the clock; each set of rules twice, so that the second is warm; and, against the warm tight rules, with
 * one value that 200,000 records share. From Parquet to clusters written; the pairs that are linked are decided, but not written.
 */
public final class LinkBench {
    private static final String TIGHT = """
            block:
              - [soc_sec_id]
              - [given_name, surname, postcode]
              - [surname, date_of_birth]
              - [given_name, date_of_birth]
              - [street_number, address_1, postcode]
              - [date_of_birth, postcode]
            """;
    private static final String LOOSE = """
            block:
              - [soc_sec_id]
              - [given_name, surname]
              - [surname, date_of_birth]
              - [given_name, date_of_birth]
              - [street_number, address_1]
              - [date_of_birth, postcode]
              - [postcode, surname]
            """;
    private static final String COMPARE = """
            compare:
              given_name: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              surname: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              date_of_birth: { by: edits, levels: [1, 2] }
              soc_sec_id: { by: edits, levels: [1, 2] }
              street_number: { by: exact, rarity: 1 }
              address_1: { by: jaro_winkler, levels: [0.9], rarity: 1 }
              postcode: { by: edits, levels: [1] }
            """;

    private final SparkSession spark;
    private final Path folder;
    private final PrintStream out;
    private Dataset<Row> truth;

    private LinkBench(SparkSession spark, Path folder, PrintStream out) {
        this.spark = spark;
        this.folder = folder;
        this.out = out;
    }

    /**
     * Links and prints.
     *
     * @param data a CSV with {@code unique_id}, {@code cluster}, the truth, and the columns compared
     */
    public static void run(SparkSession spark, Path data, Path folder, PrintStream out) {
        new LinkBench(spark, folder, out).run(data);
    }

    private void run(Path data) {
        Path parquet = folder.resolve("people");
        if (!Files.exists(parquet.resolve("_SUCCESS"))) {
            spark.read()
                    .option("header", true)
                    .csv(data.toString())
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(parquet.toString());
        }
        Dataset<Row> people = spark.read().parquet(parquet.toString());
        truth = people.select(col("unique_id").as("id"), col("cluster"));
        out.printf(
                Locale.ROOT, "%-14s %10s %9s %9s %9s %9s %9s%n", "rules", "pairs", "P", "R", "F1", "cpu s", "wall s");
        measure("tight, cold", TIGHT, people);
        measure("tight, warm", TIGHT, people);
        measure("loose", LOOSE, people);
        measure("loose, warm", LOOSE, people);
        Column shared =
                when(col("unique_id").cast("int").lt(200_000), lit("0000000")).otherwise(col("soc_sec_id"));
        Path skewed = folder.resolve("skewed");
        people.withColumn("soc_sec_id", shared).write().mode(SaveMode.Overwrite).parquet(skewed.toString());
        measure("tight, skewed", TIGHT, spark.read().parquet(skewed.toString()));
        out.printf(Locale.ROOT, "heap allowed %,d MB%n", Runtime.getRuntime().maxMemory() >> 20);
    }

    private void measure(String name, String rules, Dataset<Row> people) {
        Problems problems = new Problems("bench");
        Linking linking = Yaml.read(rules + COMPARE, Linking.class, problems);
        linking.check("", problems);
        problems.refuse();
        Staging staging = (step, rows) -> written(folder.resolve("staging").resolve(step), rows);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        Linked linked = Linker.of(linking, staging).within(people, "unique_id");
        Dataset<Row> clusters = written(folder.resolve("clusters"), linked.clusters());
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = (system.getProcessCpuTime() - cpu) / 1e9;
        double inTruth = pairs(truth, "cluster");
        Dataset<Row> both = clusters.join(truth, "id");
        double found = pairs(clusters, "entity_id");
        double right = pairs(both, "cluster", "entity_id");
        out.printf(
                Locale.ROOT,
                "%-14s %10d %9.5f %9.5f %9.5f %9.1f %9.1f%n",
                name,
                linked.pairs(),
                right / found,
                right / inTruth,
                2 * right / (found + inTruth),
                used,
                seconds);
        linked.capped(Set.of("soc_sec_id")).forEach(key -> out.println("  capped: " + key.mkString(" · ")));
    }

    private Dataset<Row> written(Path path, Dataset<Row> rows) {
        rows.write().mode(SaveMode.Overwrite).parquet(path.toString());
        return spark.read().schema(rows.schema()).parquet(path.toString());
    }

    private static double pairs(Dataset<Row> rows, String... by) {
        Column[] columns = Arrays.stream(by).map(name -> col(name)).toArray(Column[]::new);
        Column n = col("n").cast("double");
        return rows.groupBy(columns)
                .agg(count(lit(1)).as("n"))
                .agg(sum(n.multiply(n.minus(1)).divide(2)))
                .head()
                .getDouble(0);
    }
}
