package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The current run of a job's store, opened for questions. */
final class Opened implements AutoCloseable {
    private final SparkSession spark = JobOptions.spark();
    private final Run run;

    Opened(Job job) {
        run = Engine.on(spark).open(job);
    }

    Run run() {
        return run;
    }

    /**
     * The one row whose id begins with a text.
     *
     * @throws IllegalArgumentException when none or several do
     */
    Row one(Dataset<Row> table, String column, String beginning, String what) {
        List<Row> found =
                table.where(col(column).startsWith(beginning)).limit(2).collectAsList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    (found.isEmpty() ? "No " : "More than one ") + what + " begins with '" + beginning + "' in run "
                            + run.runId().substring(0, 12) + "; give more of the id, as the list prints it");
        }
        return found.get(0);
    }

    /**
     * A row of {@code entity_records} of the one thing whose id begins with a text.
     *
     * @throws IllegalArgumentException when there is none, or several
     */
    Row entity(String beginning) {
        if (!run.has("entity_records")) {
            throw new IllegalArgumentException("Run " + run.runId().substring(0, 12)
                    + " has no linked things; name kinds of entities in a pack or in the job");
        }
        return one(run.table("entity_records").dropDuplicates("entity_id"), "entity_id", beginning, "thing");
    }

    @Override
    public void close() {
        spark.stop();
    }
}
