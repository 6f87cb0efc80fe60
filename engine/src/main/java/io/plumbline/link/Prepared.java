package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * 待关联记录: records made ready for linking: {@value #RECORD}, a 64-bit hash of table and id; {@value #SIDE}, 0 or 1, the table; {@value
 * #KEYS}, one 64-bit key for each blocking rule, null where a column of it is blank, then the record; {@value #VALUES}, the compared columns in one text. Narrow rows are what makes linking fast: each is copied once for every rule.
 */
final class Prepared {
    static final String RECORD = "record";
    static final String SIDE = "side";
    static final String ID = "id";
    static final String KEYS = "keys";
    static final String VALUES = "values";

    /** Stands between two values, and in no value. */
    static final char SEPARATOR = '\u001f';

    private Prepared() {}

    /** One table's records. */
    static Dataset<Row> of(Linking linking, Dataset<Row> table, int side) {
        Column id = col(quoted(linking.id())).cast(DataTypes.StringType);
        Column record = xxhash64(lit(side), id);
        return table.select(
                record.as(RECORD),
                lit(side).as(SIDE),
                id.as(ID),
                keys(linking, record).as(KEYS),
                values(linking).as(VALUES));
    }

    private static Column values(Linking linking) {
        List<Column> parts = new ArrayList<>();
        for (String name : linking.columns()) {
            if (!parts.isEmpty()) {
                parts.add(lit(String.valueOf(SEPARATOR)));
            }
            parts.add(coalesce(value(name), lit("")));
        }
        return concat(parts.toArray(new Column[0]));
    }

    private static Column keys(Linking linking, Column record) {
        List<Column> keys = new ArrayList<>();
        List<List<String>> rules = linking.rules();
        for (int rule = 0; rule < rules.size(); rule++) {
            keys.add(key(rule, rules.get(rule)));
        }
        keys.add(record);
        return array(keys.toArray(new Column[0]));
    }

    private static Column key(int rule, List<String> columns) {
        Column known = lit(true);
        List<Column> parts = new ArrayList<>(List.of(lit(rule)));
        for (String name : columns) {
            known = known.and(value(name).isNotNull());
            parts.add(value(name));
        }
        return when(known, xxhash64(parts.toArray(new Column[0])));
    }

    /** A value as text, without blanks at its ends; null when nothing is left. */
    private static Column value(String name) {
        Column text = col(quoted(name)).cast(DataTypes.StringType);
        return nullif(trim(translate(text, String.valueOf(SEPARATOR), " ")), lit(""));
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
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
