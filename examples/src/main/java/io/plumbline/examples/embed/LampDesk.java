package io.plumbline.examples.embed;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** An application that asks the engine about a table of its own, in its own session, with a pack of its own. */
public final class LampDesk {
    private static final StructType FAULT = new StructType()
            .add("fault_no", DataTypes.StringType)
            .add("street", DataTypes.StringType)
            .add("reported_on", DataTypes.StringType)
            .add("fixed_on", DataTypes.StringType)
            .add("caller", DataTypes.StringType);

    private LampDesk() {}

    /** What the engine says of the desk's faults, one sentence for each lead. */
    public static List<String> ask(SparkSession spark, Path folder) throws IOException {
        for (String file : List.of("job.yaml", "lamps.yaml", "register.csv")) {
            try (InputStream in = LampDesk.class.getResourceAsStream("/embed/" + file)) {
                Files.write(folder.resolve(file), in.readAllBytes());
            }
        }
        Job job = Job.read(folder.resolve("job.yaml").toString());
        try (Run run = Engine.on(spark).with("lamps.fault", faults(spark)).run(job)) {
            return run.leads().collectAsList().stream()
                    .map(lead -> lead.<String>getAs("sentence_en"))
                    .toList();
        }
    }

    private static Dataset<Row> faults(SparkSession spark) {
        return spark.createDataFrame(
                List.of(
                        RowFactory.create("D-1", "柳桥街道", "2026-03-02", "2026-03-04", "caller of D-1"),
                        RowFactory.create("D-2", "柳桥街道", "2026-03-09", "2026-03-01", "caller of D-2"),
                        RowFactory.create("D-3", "石桥街道", "2026-03-11", null, "caller of D-3")),
                FAULT);
    }
}
