package io.plumbline;

import io.plumbline.check.Signals;
import io.plumbline.lead.Caps;
import io.plumbline.lead.Exposure;
import io.plumbline.lead.Heirs;
import io.plumbline.lead.Leading;
import io.plumbline.organization.Register;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes the leads of a run; whoever asks for them waits until the records behind its signals are counted. */
final class LeadMaking {
    private final SparkSession spark;
    private final Heirs heirs;
    private final Leading leading;
    private final CompletableFuture<Map<String, Double>> exposure = new CompletableFuture<>();

    LeadMaking(SparkSession spark, Plan plan, Register register) {
        this.spark = spark;
        this.heirs = new Heirs(register, plan.job().asOf());
        this.leading = new Leading(plan.catalog(), register);
    }

    /**
     * Counts the records behind signals, once a run.
     *
     * @param rows the rows behind them, see {@link Exposure#of}
     */
    void count(List<Row> signals, Dataset<Row> rows) {
        exposure.complete(Exposure.of(answered(signals), rows));
    }

    /** There is not a row behind any signal. */
    void nothingToCount() {
        exposure.complete(Map.of());
    }

    /** Does the work that ends in the count; when it fails, those who wait for the count fail too. */
    <T> T counting(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failed) {
            exposure.completeExceptionally(failed);
            throw failed;
        }
    }

    /** The leads of signals, in which heirs answer for those they took over. */
    List<Row> made(List<Row> signals, Caps caps) {
        return leading.leads(answered(signals), caps, exposure.join());
    }

    private List<Row> answered(List<Row> signals) {
        return heirs.none()
                ? signals
                : spark.createDataFrame(heirs.answering(signals), Signals.SCHEMA)
                        .collectAsList();
    }
}
