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

    @Override
    public void close() {
        spark.stop();
    }
}
