package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Origin;
import io.plumbline.lead.Caps;
import io.plumbline.lead.Leads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class LeadDeparturesTest {
    private static final StructType SIGNAL = new StructType()
            .add("signal_id", "string")
            .add("accepted", "string")
            .add("grade", "int");

    private final SparkSession spark;

    @TempDir
    private Path folder;

    LeadDeparturesTest(SparkSession spark) {
        this.spark = spark;
    }

    /** One lead for each signal, of the grade that the signal bears. */
    private static List<Row> leads(List<Row> signals, Caps caps) {
        return signals.stream()
                .map(signal -> {
                    Object[] cells = new Object[Leads.SCHEMA.size()];
                    cells[Leads.SCHEMA.fieldIndex("grade")] = signal.getAs("grade");
                    cells[Leads.SCHEMA.fieldIndex("shown")] = true;
                    cells[Leads.SCHEMA.fieldIndex("signals")] = List.of(signal.<String>getAs("signal_id"));
                    return RowFactory.create(cells);
                })
                .toList();
    }

    private Dataset<Row> signals(Row... signals) {
        return spark.createDataFrame(List.of(signals), SIGNAL);
    }

    @Test
    void anOriginListsTheSignalsWhoseLeadsItLowersAndRaises() throws IOException {
        Lamps.kept(folder);
        Path file = folder.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "path: faults.csv }", "path: faults.csv, origin: { system: paper, nature: report } }"));
        Plan plan = Engine.plan(Job.read(file.toString()), Registry.load(), Set.of());
        List<Row> now = signals(
                        RowFactory.create("lowered", null, 3),
                        RowFactory.create("raised", null, 1),
                        RowFactory.create("same", null, 2))
                .collectAsList();
        Row row = LeadDepartures.of(plan, LeadDeparturesTest::leads, now, origins -> {
                    assertEquals(
                            new Origin("lamp-desk", "bureau/urban-management", null, null), origins.get("lamps.fault"));
                    return signals(
                            RowFactory.create("lowered", null, 1),
                            RowFactory.create("raised", null, 2),
                            RowFactory.create("same", null, 2),
                            RowFactory.create("lost", null, 4));
                })
                .get(0);
        assertEquals("sources.lamps.fault.origin", row.get(0));
        assertEquals(List.of("lost", "lowered"), row.get(7));
        assertEquals(List.of("raised"), row.get(8));
    }
}
