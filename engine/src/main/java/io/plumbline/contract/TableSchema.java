package io.plumbline.contract;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Builds the documented schema of a public table: every column carries a comment, all may be null unless the comment says never. */
public final class TableSchema {
    private StructType columns = new StructType();

    private TableSchema() {}

    /** Starts an empty schema. */
    public static TableSchema table() {
        return new TableSchema();
    }

    public TableSchema string(String name, String comment) {
        return add(name, DataTypes.StringType, comment);
    }

    public TableSchema longs(String name, String comment) {
        return add(name, DataTypes.LongType, comment);
    }

    public TableSchema integer(String name, String comment) {
        return add(name, DataTypes.IntegerType, comment);
    }

    public TableSchema number(String name, String comment) {
        return add(name, DataTypes.DoubleType, comment);
    }

    public TableSchema bool(String name, String comment) {
        return add(name, DataTypes.BooleanType, comment);
    }

    public TableSchema date(String name, String comment) {
        return add(name, DataTypes.DateType, comment);
    }

    public TableSchema timestamp(String name, String comment) {
        return add(name, DataTypes.TimestampType, comment);
    }

    public TableSchema strings(String name, String comment) {
        return add(name, DataTypes.createArrayType(DataTypes.StringType), comment);
    }

    public TableSchema map(String name, String comment) {
        return add(name, DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), comment);
    }

    public TableSchema add(String name, DataType type, String comment) {
        columns = columns.add(name, type, true, comment);
        return this;
    }

    /** The finished schema. */
    public StructType build() {
        return columns;
    }
}
