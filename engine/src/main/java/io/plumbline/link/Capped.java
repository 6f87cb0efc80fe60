package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Linking;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** 未比较的分块: values whose pairs were not formed, as a table. */
final class Capped {
    static final StructType SCHEMA = TableSchema.table()
            .string("rule", "the columns of the blocking rule; never null")
            .string("value", "the value, of columns that may be shown; … for all others; never null")
            .string("example_id", "id of a record with it; never null")
            .longs("records", "records with it; never null")
            .longs("pairs_lost", "pairs of them that were not compared by this rule; never null")
            .build();

    private Capped() {}

    /** The rows, with the values of no other columns than those that may be shown. */
    static List<Row> rows(Linking linking, List<Blocks.Oversized> oversized, Set<String> shown) {
        List<Row> rows = new ArrayList<>();
        for (Blocks.Oversized key : oversized) {
            List<String> columns = linking.rules().get(key.rule());
            List<String> value = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                value.add(shown.contains(columns.get(i)) ? key.value().get(i) : "…");
            }
            rows.add(RowFactory.create(
                    linking.ruleName(key.rule()),
                    String.join(" + ", value),
                    key.example(),
                    key.records(),
                    key.pairs()));
        }
        return rows;
    }
}
