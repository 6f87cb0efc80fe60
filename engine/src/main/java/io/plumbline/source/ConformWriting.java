package io.plumbline.source;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Conforms the raw rows of one source and writes them down, a file for each task; hands back rows of {@link StagedTally#SCHEMA}. Only the
 * files that these name count: what a task wrote that was tried again, nobody knows of.
 */
final class ConformWriting implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final int SOURCE_BITS = 52;
    private static final int PARTITION_BITS = 32;

    private final ConformPlan plan;

    /** Spark may give a task a partition of each of several sources, all with one number. */
    private final int ordinal;

    private final StructType schema;
    private final String folder;
    private final FileSystems systems;

    /**
     * @param ordinal tells the source from others of its contract
     * @param schema of the rows that are written
     * @param folder URI of the folder to write to
     */
    ConformWriting(ConformPlan plan, int ordinal, StructType schema, String folder, FileSystems systems) {
        this.plan = plan;
        this.ordinal = ordinal;
        this.schema = schema;
        this.folder = folder;
        this.systems = systems;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> raws) throws IOException {
        if (!raws.hasNext()) {
            return Collections.emptyIterator();
        }
        Path path = new Path(folder, name());
        StagedTally tally = new StagedTally();
        ConformRows rows = new ConformRows(plan);
        long place = ((long) ordinal << SOURCE_BITS) + ((long) TaskContext.getPartitionId() << PARTITION_BITS);
        try (StagedFile file = StagedFile.create(path, schema, systems.configuration())) {
            while (raws.hasNext()) {
                Object[] row = rows.conform(raws.next(), place++);
                file.write(row);
                tally.add(row, plan.columns().size());
            }
        }
        return tally.rows(plan, path.toString()).iterator();
    }

    private String name() {
        TaskContext task = TaskContext.get();
        return String.format(Locale.ROOT, "part-%d-%05d-%d.parquet", ordinal, task.partitionId(), task.taskAttemptId());
    }
}
