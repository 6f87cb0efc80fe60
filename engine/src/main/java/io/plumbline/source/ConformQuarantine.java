package io.plumbline.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The table of {@link Quarantine#SCHEMA} out of staged rows. */
final class ConformQuarantine {
    private static final DataType STRINGS = DataTypes.createArrayType(DataTypes.StringType);
    private static final String KEYS = "_keys";

    private ConformQuarantine() {}

    /** The rows that were refused one by one. */
    static Dataset<Row> refused(ConformTogether staged) {
        return select(staged.refused(), staged.contract(), col(ConformLayout.SHOWN));
    }

    /** The rows of one contract that contradict each other. They passed on their own, so their values are shown as they were understood. */
    static Dataset<Row> contradicting(String contractId, Contract contract, Dataset<Row> settled) {
        List<String> open = new ConformLayout(contract)
                .read().stream()
                        .filter(name -> isOpen(contract.columns().get(name)))
                        .toList();
        org.apache.spark.sql.Column[] values =
                open.stream().map(name -> col(name).cast("string")).toArray(org.apache.spark.sql.Column[]::new);
        Dataset<Row> rows = settled.filter(col(ConformLayout.STATUS).equalTo(ConformSettling.CONFLICT));
        StructType lists = new StructType();
        for (StructField field : Quarantine.SCHEMA.fields()) {
            lists = field.name().equals("shown") ? lists.add("shown", STRINGS) : lists.add(field);
        }
        Dataset<Row> unmasked = select(rows, lit(contractId), array(values).cast(STRINGS));
        Dataset<Row> masked = unmasked.map(mask(), Encoders.row(lists));
        org.apache.spark.sql.Column names = array(
                        open.stream().map(name -> lit(name)).toArray(org.apache.spark.sql.Column[]::new))
                .cast(STRINGS);
        return masked.withColumn("shown" + KEYS, names)
                .withColumn("shown", map_from_arrays(col("shown" + KEYS), col("shown")))
                .drop("shown" + KEYS);
    }

    private static boolean isOpen(Column column) {
        return column.privacy() == Privacy.KEEP;
    }

    private static MapFunction<Row, Row> mask() {
        int shown = Quarantine.SCHEMA.fieldIndex("shown");
        return row -> {
            Object[] masked = new Object[row.size()];
            for (int i = 0; i < masked.length; i++) {
                masked[i] = row.get(i);
            }
            masked[shown] =
                    row.<String>getList(shown).stream().map(ConformShown::whole).toArray(String[]::new);
            return RowFactory.create(masked);
        };
    }

    private static Dataset<Row> select(
            Dataset<Row> rows, org.apache.spark.sql.Column contract, org.apache.spark.sql.Column shown) {
        return rows.select(
                col("source_id"),
                contract.as("contract"),
                col("file"),
                col("sheet"),
                col("row_no"),
                col(ConformLayout.OFFSET).as("offset"),
                col(ConformLayout.LENGTH).as("length"),
                col(ConformLayout.HASH).as("hash"),
                col(ConformLayout.REASONS).as("reasons"),
                shown.as("shown"));
    }
}
