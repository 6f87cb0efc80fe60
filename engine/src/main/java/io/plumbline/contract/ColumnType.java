package io.plumbline.contract;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** 字段类型: the type of a contract's column. */
public enum ColumnType {
    STRING(DataTypes.StringType),
    LONG(DataTypes.LongType),
    DOUBLE(DataTypes.DoubleType),
    BOOLEAN(DataTypes.BooleanType),
    DATE(DataTypes.DateType),
    TIMESTAMP(DataTypes.TimestampType);

    // Spark's atomic types are immutable, though nothing in their declaration says so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final DataType sparkType;

    ColumnType(DataType sparkType) {
        this.sparkType = sparkType;
    }

    /** The Spark type of the column in every table of a run. */
    public DataType sparkType() {
        return sparkType;
    }
}
