package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.indicator.Measurement;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Words;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what forming twenty indicators in one scan saves against twenty queries of one indicator each, and what it costs beside them to
 * tell how often each of many values occurs, which no sum can hold.
 */
public final class IndicatorBench {
    private static final int ROWS = 1_000_000;
    private static final int INDICATORS = 20;
    private static final int LOADS = 6000;
    private static final int ROUNDS = 3;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<Indicator.Level> LEVELS = List.of(
            new Indicator.Level(Role.TERRITORIAL, List.of("street", "town")),
            new Indicator.Level(Role.SECTOR, List.of("bureau/urban-management")));

    private IndicatorBench() {}

    /**
     * Writes a table of one million records below a folder, measures both ways warm, and prints the medians.
     *
     * @throws IllegalStateException if both ways do not come to the same numbers
     */
    public static void run(SparkSession spark, Path workDir, PrintStream out) {
        String path = workDir.resolve("indicator-bench").toUri().toString();
        records(spark).write().mode(SaveMode.Overwrite).parquet(path);
        Dataset<Row> related = spark.read().parquet(path);
        Map<String, Indicator> indicators = summed();
        if (!new TreeSet<>(together(related, indicators)).equals(new TreeSet<>(separately(related, indicators)))) {
            throw new IllegalStateException("one scan and separate queries do not come to the same numbers");
        }
        double one = median(() -> together(related, indicators));
        double many = median(() -> separately(related, indicators));
        out.printf(
                Locale.ROOT,
                "%d indicators over %d records: one scan %.2f s, separate queries %.2f s, %.1f times faster, same numbers%n",
                INDICATORS,
                ROWS,
                one,
                many,
                many / one);
        indicators.put("bench.values", indicator("loads", Indicator.Kind.VALUES, 0));
        double more = median(() -> together(related, indicators));
        out.printf(Locale.ROOT, "with how often each of %d values occurs: %.2f s%n", LOADS, more);
    }

    private static List<String> together(Dataset<Row> related, Map<String, Indicator> indicators) {
        Map<String, List<Indicator.Level>> levels = new TreeMap<>();
        indicators.keySet().forEach(id -> levels.put(id, LEVELS));
        Dataset<Row> marked = Measurement.mark(related, indicators);
        return Measurement.measure("muck.manifest", marked, indicators, levels, "out_at", null, null, Set.of(), ZONE)
                .collectAsList()
                .stream()
                .map(Row::toString)
                .toList();
    }

    private static List<String> separately(Dataset<Row> related, Map<String, Indicator> indicators) {
        List<String> all = new ArrayList<>();
        indicators.forEach((id, indicator) -> all.addAll(together(related, Map.of(id, indicator))));
        return all;
    }

    private static double median(Runnable work) {
        double[] seconds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[ROUNDS / 2];
    }

    private static Map<String, Indicator> summed() {
        Map<String, Indicator> all = new TreeMap<>();
        List<Indicator.Kind> kinds = Stream.of(Indicator.Kind.values())
                .filter(kind -> kind != Indicator.Kind.VALUES)
                .toList();
        for (int i = 0; i < INDICATORS; i++) {
            all.put("bench.i" + i, indicator("indicator " + i, kinds.get(i % kinds.size()), i));
        }
        return all;
    }

    private static Indicator indicator(String title, Indicator.Kind kind, int i) {
        return new Indicator(
                new Words(title, title),
                "muck.manifest",
                kind,
                Expression.parse("minutes > " + (10 + i)),
                Expression.parse(i % 2 == 0 ? "arrival_comparable" : "load_t > " + i % 7),
                Expression.parse("load_t"),
                Expression.parse("capacity_t"),
                null,
                null,
                null,
                null);
    }

    /** Records whose values look scattered and yet are the same in every run. */
    private static Dataset<Row> records(SparkSession spark) {
        long start = LocalDate.of(2026, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        Column street = concat(lit("HD-"), lpad(scattered("street", 29).cast("string"), 3, "0"));
        return spark.range(ROWS)
                .select(
                        xxhash64(col("id")).cast("string").as("record_id"),
                        timestamp_seconds(scattered("time", 300 * 86_400).plus(start))
                                .as("out_at"),
                        when(
                                        scattered("known", 20).gt(0),
                                        scattered("load", LOADS).divide(100.0))
                                .as("load_t"),
                        scattered("capacity", 4000).divide(100.0).plus(1.0).as("capacity_t"),
                        scattered("minutes", 120).as("minutes"),
                        scattered("comparable", 10).gt(1).as("arrival_comparable"),
                        map(lit(LEVELS.get(0).id()), street, lit(LEVELS.get(1).id()), lit("HD-CG"))
                                .as("organizations"),
                        map(lit("territorial"), lit(0.9), lit("sector"), lit(1.0))
                                .as("confidence"));
    }

    private static Column scattered(String salt, long values) {
        return pmod(xxhash64(col("id"), lit(salt)), lit(values));
    }
}
