package io.plumbline;

import static io.plumbline.Works.SAID;
import static io.plumbline.Works.copy;
import static io.plumbline.Works.coverage;
import static io.plumbline.Works.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of entities whose records it was not given, or that its job does not ask for. */
@SparkTest
class AbsentEntitiesTest {
    private static final String FENCES = "  - { contract: works.fence, format: csv, path: fences.csv, crs: WGS84 }\n";

    private final SparkSession spark;

    AbsentEntitiesTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void whereAContractIsMissingTheKindSaysSo(@TempDir Path other) throws IOException {
        copy(other);
        Lamps.write(other, "said.csv", SAID);
        Job job = job(other, FENCES, "");
        try (Run run = Engine.on(spark).run(job)) {
            assertEquals(List.of(66L, 66L, 0L, 0L), coverage(run).get("site works.permit linked"));
            assertEquals(Arrays.asList(null, null, null, null), coverage(run).get("site works.fence not_supplied"));
            assertEquals(
                    0L,
                    run.table("related/works.permit").where("fenced_comparable").count());
        }
    }

    @Test
    void aJobWithoutKindsHasNoSuchTables(Run lamps) {
        assertFalse(lamps.has("entity_records"));
        assertFalse(lamps.has("links"));
    }
}
