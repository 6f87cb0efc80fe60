package io.plumbline.sink;

import io.plumbline.pack.Catalog;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The tables of one run, read from its folder, with what is needed to word them. */
public interface RunTables {
    /** The run's id, a hash of inputs, job, packs and version. */
    String runId();

    /** The job's name. */
    String job();

    /** The day up to which the run looks. */
    LocalDate asOf();

    /** The zone of all local times. */
    ZoneId zone();

    /** The packs of the run. */
    Catalog catalog();

    /** Whether the run has a table of that name. */
    boolean has(String table);

    /**
     * A table of the run: {@code organizations}, {@code duties}, {@code entities}, {@code conservation}, {@code quarantine}, {@code attributions},
     * {@code coverage}, {@code related/<table>}, {@code indicators}, {@code items}, {@code signals}, {@code accepted_explanations},
     * {@code evidence}, {@code evidence_rows}, {@code leads}, {@code spot_checks}, {@code notes}, {@code departures}, {@code validity},
     * {@code outcomes} when the job names any, and, when packs or the job name kinds of entities, {@code entity_records},
     * {@code entity_coverage}, {@code entity_changes}, {@code links}, {@code link_parameters}, {@code link_capped}.
     *
     * @throws IllegalArgumentException when the run has no such table; the message lists those it has
     */
    Dataset<Row> table(String name);
}
