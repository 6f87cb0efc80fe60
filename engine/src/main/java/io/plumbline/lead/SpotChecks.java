package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import io.plumbline.text.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 抽查清单: for each shown lead, rows drawn from its evidence to look at on site. The draw is a hash of seed and record, so that
 * anybody can repeat it and nobody can steer it.
 */
public final class SpotChecks {
    public static final StructType SCHEMA = TableSchema.table()
            .string("lead_id", "the lead; never null")
            .string("organization_id", "the organization; never null")
            .integer("rank", "1 for the first to look at; never null")
            .string("signal_id", "the signal whose evidence it is; never null")
            .string("record_id", "the record; never null")
            .string("contract", "its contract or relation; never null")
            .string("file", "the file; null without files")
            .string("sheet", "the sheet; null otherwise")
            .longs("row_no", "ordinal in the file; null without files")
            .timestamp("at", "when it happened; null without a time")
            .number("probability", "probability with which a row of this signal's shown evidence was drawn; never null")
            .build();

    /** So many rows a lead: what two people look at in a day. */
    private static final int PER_LEAD = 8;

    private SpotChecks() {}

    /**
     * Draws the spot checks.
     *
     * @param leads rows of {@link Leads#SCHEMA}
     * @param rows rows of {@link io.plumbline.check.Evidence#ROWS}, in any order; what is shown of them is not needed
     * @param seed the run's id, which is fixed by its inputs
     */
    public static List<Row> draw(List<Row> leads, List<Row> rows, String seed) {
        Map<String, List<Row>> bySignal = new HashMap<>();
        rows.forEach(row -> bySignal.computeIfAbsent(row.getAs("signal_id"), key -> new ArrayList<>())
                .add(row));
        List<Row> drawn = new ArrayList<>();
        for (Row lead : leads) {
            if (lead.<Boolean>getAs("shown")) {
                draw(lead, bySignal.getOrDefault(lead.<String>getAs("leading_signal"), List.of()), seed, drawn);
            }
        }
        return drawn;
    }

    private static void draw(Row lead, List<Row> evidence, String seed, List<Row> drawn) {
        List<Row> shuffled = new ArrayList<>(evidence);
        shuffled.sort(Comparator.comparing(row -> Hashes.id(seed, row.<String>getAs("record_id"))));
        int taken = Math.min(PER_LEAD, shuffled.size());
        for (int i = 0; i < taken; i++) {
            Row row = shuffled.get(i);
            drawn.add(RowFactory.create(
                    lead.getAs("lead_id"),
                    lead.getAs("organization_id"),
                    i + 1,
                    row.getAs("signal_id"),
                    row.getAs("record_id"),
                    row.getAs("contract"),
                    row.getAs("file"),
                    row.getAs("sheet"),
                    row.getAs("row_no"),
                    row.getAs("at"),
                    (double) taken / shuffled.size()));
        }
    }
}
