package io.plumbline.link;

import static org.apache.spark.sql.functions.col;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 待关联记录: records made ready for linking. Narrow rows are what makes linking fast: each is copied once for every rule. */
final class Prepared implements MapPartitionsFunction<Row, Row> {
    static final String RECORD = "record";
    static final String SIDE = "side";
    static final String ID = "id";
    static final String KEYS = "keys";
    static final String VALUES = "values";

    static final StructType SCHEMA = TableSchema.table()
            .longs(RECORD, "64-bit hash of table and id; null without an id")
            .integer(SIDE, "0 for the first table, 1 for the second; never null")
            .string(ID, "the id; null when blank")
            .add(
                    KEYS,
                    DataTypes.createArrayType(DataTypes.LongType),
                    "one key for each rule, null where a column of it is blank; then the record")
            .string(VALUES, "the columns in one text; never null")
            .build();

    /** Stands between two values, and in no value. */
    static final char SEPARATOR = '\u001f';

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
        String plain = text.replace(SEPARATOR, ' ').strip();
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
        Scorer scorer = new Scorer(linking);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                String[] values = new String[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(linking, columns.get(i), row.getString(i + 1));
                }
                return prepared(plain(row.getString(0)), values, scorer);
            }
        };
    }

    private Row prepared(String id, String[] values, Scorer scorer) {
        Long record = id == null ? null : Keys.record(side, id);
        Long[] keys = new Long[linking.rules().size() + 1];
        for (int rule = 0; rule < keys.length - 1; rule++) {
            keys[rule] = Keys.of(rule, values, scorer.ruleColumns(rule));
        }
        keys[keys.length - 1] = record;
        return RowFactory.create(record, side, id, keys, joined(values));
    }

    private static String joined(String[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(SEPARATOR);
            }
            text.append(values[i] == null ? "" : values[i]);
        }
        return text.toString();
    }

    /** The values of one text, null for blanks. */
    static String[] split(String values, int columns) {
        String[] parts = new String[columns];
        int from = 0;
        for (int i = 0; i < columns; i++) {
            int end = i == columns - 1 ? values.length() : values.indexOf(SEPARATOR, from);
            parts[i] = end == from ? null : values.substring(from, end);
            from = end + 1;
        }
        return parts;
    }
}
