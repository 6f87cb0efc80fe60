package io.plumbline.check;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Relation;
import io.plumbline.relate.Relations;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** 可见字段: what a person may see of the rows of related tables. */
record SeenColumns(Catalog catalog) {
    /** When a record of a table happened. */
    Column at(String table) {
        String time = catalog.timeOf(table);
        return time == null
                ? lit(null).cast(DataTypes.TimestampType)
                : col(time).cast(DataTypes.TimestampType);
    }

    /** A column of lineage; null where the table has none. */
    static Column lineage(Dataset<Row> related, String name) {
        boolean there = List.of(related.columns()).contains(name);
        return (there ? col(name) : lit(null))
                .cast(Evidence.ROWS.apply(name).dataType())
                .as(name);
    }

    /** The kept columns that have a value, and what relations added, by name. */
    Column shown(String table, Dataset<Row> related) {
        List<Column> pairs = new ArrayList<>();
        for (StructField field : related.schema().fields()) {
            if (isOwn(table, field.name()) || isAdded(table, field.name())) {
                pairs.add(lit(field.name()));
                pairs.add(col("`" + field.name() + "`").cast(DataTypes.StringType));
            }
        }
        return map_filter(map(pairs.toArray(new Column[0])), (name, value) -> value.isNotNull());
    }

    /** Whether a column comes from the records themselves and may be kept; of a balance, on both of its sides. */
    private boolean isOwn(String table, String column) {
        Relation formed = catalog.formsTable(table) ? catalog.relations().get(table) : null;
        if (formed instanceof Balance balance) {
            return balance.by().contains(column)
                    && isKept(balance.left().table(), column)
                    && isKept(balance.right().table(), column);
        }
        return isKept(formed == null ? table : formed.of(), column);
    }

    private boolean isKept(String table, String column) {
        Contract contract = catalog.contract(table);
        return contract != null
                && contract.columns().containsKey(column)
                && contract.columns().get(column).privacy() == Privacy.KEEP;
    }

    private boolean isAdded(String table, String column) {
        if (catalog.formsTable(table)) {
            Relation relation = catalog.relations().get(table);
            return Relations.columns(table, relation).getFieldIndex(column).isDefined();
        }
        return catalog.relationsOf(table).entrySet().stream()
                .anyMatch(relation -> Relations.columns(relation.getKey(), relation.getValue())
                        .getFieldIndex(column)
                        .isDefined());
    }
}
