package io.plumbline.examples;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real city by YAML alone: the service requests of Boston in 2015; skipped where the trial data are absent
 * ({@code -Dplumbline.data} says where they are). All numbers were counted independently of the engine.
 */
class BostonTest {
    private static final String REQUESTS = "boston.request";

    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Run run;

    @BeforeAll
    static void runsTheJob() throws IOException {
        Path data = BostonData.find();
        assumeTrue(data != null, "trial data not found");
        BostonData.layOut(data, folder);
        spark = SparkSession.builder()
                .master("local[2]")
                .appName("plumbline-boston")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        run = Engine.on(spark).run(Job.read(folder.resolve("boston-311.yaml").toString()));
    }

    @AfterAll
    static void closesTheRun() {
        if (run != null) {
            run.close();
            spark.stop();
        }
    }

    @Test
    void everyRowIsAccountedFor() {
        Row all = run.conservation()
                .agg(
                        count(lit(1)).as("files"),
                        sum(col("read")).as("read"),
                        sum(col("accepted")).as("accepted"),
                        sum(col("quarantined")
                                        .plus(col("duplicate"))
                                        .plus(col("superseded"))
                                        .plus(col("ignored")))
                                .as("others"))
                .head();
        assertEquals(List.of(4L, 121_145L, 121_145L, 0L), List.of(all.get(0), all.get(1), all.get(2), all.get(3)));
    }

    @Test
    void everyRequestHasADepartmentOrAReason() {
        assertEquals(Map.of("attributed code", 121_144L, "unattributed code_unknown", 1L), answers("sector"));
    }

    @Test
    void labelsThatDisagreeWithTheirPolygonAreReportedAndNotGuessed() {
        Map<String, Long> answers = answers("territorial");
        assertEquals(5_082L, answers.get("ambiguous name_and_point_disagree"), answers::toString);
        assertEquals(10_846L, answers.get("unattributed name_missing+point_default"));
        assertEquals(20L, answers.get("unattributed name_missing+point_outside"));
        assertEquals(10L, answers.get("unattributed name_unknown+point_default"));
        assertEquals(105_000L, answers.get("attributed name") + answers.get("attributed point"), answers::toString);
        assertEquals(187L, answers.get("attributed point_near_boundary"));
        assertEquals(7, answers.size(), answers::toString);
    }

    @Test
    void theDefaultCoordinatesAttributeNothing() {
        assertEquals(17_070L, requests("lat = 42.3594 and lon = -71.0587"));
    }

    @Test
    void closedBeforeOpenedIsFound() {
        assertEquals(197L, requests("flag_boston_closed_before_opened = 1"));
        assertEquals(101_272L, requests("flag_boston_closed_before_opened is not null"));
    }

    @Test
    void requestsWithoutTargetAreNeverReadAsOnTime() {
        assertEquals(26_991L, requests("flag_boston_no_target = 1"));
        assertEquals(0L, requests("target_at is null and flag_boston_overdue is not null"));
    }

    @Test
    void repeatsAreThoseThatWereCounted() {
        String inScope = "again_30_reason is null or again_30_reason = 'window_open'";
        assertEquals(72_352L, requests(inScope));
        assertEquals(7_305L, requests("again_30_found"));
        assertEquals(9_742L, requests("again_90_found"));
    }

    @Test
    void oneSourceReachesNoTopGrade() {
        assertTrue(run.leads().count() > 0);
        assertEquals(0L, run.leads().where(col("grade").equalTo(1)).count());
    }

    private static long requests(String condition) {
        return run.table("related/" + REQUESTS).where(condition).count();
    }

    private static Map<String, Long> answers(String role) {
        Dataset<Row> counted = run.table("attributions")
                .where(col("role").equalTo(role))
                .groupBy(col("state"), coalesce(col("reason"), col("method")).as("why"))
                .count();
        Map<String, Long> answers = new TreeMap<>();
        counted.collectAsList().forEach(row -> answers.put(row.getString(0) + " " + row.getString(1), row.getLong(2)));
        return answers;
    }
}
