package io.plumbline.link;

import static org.apache.spark.sql.functions.col;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Clean;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 待关联记录: records made ready for linking, packed some hundred to a row. Every later step walks over them and reads what it needs; as one
 * row each they would be turned from rows into texts and back in every step.
 */
final class Prepared implements MapPartitionsFunction<Row, Row> {
    static final String PACKED = "packed";

    static final StructType SCHEMA = TableSchema.table()
            .add(PACKED, DataTypes.BinaryType, "records with an id, see PackedRecords; never null")
            .integer("side", "0 for the first table, 1 for the second; never null")
            .longs("records", "how many they are; never null")
            .longs("without_id", "how many others there were, which take no part; never null")
            .build();

    /** Spark reads Parquet some thousand rows at a time, so that rows of binaries stay small. */
    private static final int ROW_BYTES = 8 << 10;

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final int side;

    private Prepared(Linking linking, int side) {
        this.linking = linking;
        this.side = side;
    }

    /** One table's records. */
    static Dataset<Row> of(Linking linking, Dataset<Row> table, String idColumn, int side) {
        List<Column> columns = new ArrayList<>(List.of(text(idColumn)));
        linking.columns().forEach(name -> columns.add(text(name)));
        return table.select(columns.toArray(new Column[0]))
                .mapPartitions(new Prepared(linking, side), Encoders.row(SCHEMA));
    }

    static Column text(String name) {
        return col("`" + name.replace("`", "``") + "`").cast(DataTypes.StringType);
    }

    /** A value without blanks at its ends; null when nothing is left. */
    static String plain(String text) {
        if (text == null) {
            return null;
        }
        String plain = text.strip();
        return plain.isEmpty() ? null : plain;
    }

    /** A column's value in its clean form. */
    static String value(Linking linking, String column, String text) {
        String plain = plain(text);
        Clean clean = linking.clean().get(column);
        return plain == null || clean == null ? plain : plain(clean.of(plain));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        List<String> columns = linking.columns();
        String[] values = new String[columns.size()];
        Packer packer = new Packer();
        return new Emitter() {
            @Override
            boolean more() {
                long records = 0;
                long withoutId = 0;
                while (rows.hasNext() && packer.size() < ROW_BYTES) {
                    Row row = rows.next();
                    String id = plain(row.getString(0));
                    if (id == null) {
                        withoutId++;
                        continue;
                    }
                    for (int i = 0; i < values.length; i++) {
                        values[i] = value(linking, columns.get(i), row.getString(i + 1));
                    }
                    PackedRecords.put(packer, Keys.record(side, id), side, id, values);
                    records++;
                }
                if (records + withoutId > 0) {
                    emit(packer.take(), side, records, withoutId);
                }
                return rows.hasNext();
            }
        };
    }
}
