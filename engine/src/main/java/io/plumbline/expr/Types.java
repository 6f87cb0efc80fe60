package io.plumbline.expr;

import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NullType;

/** The few types of the language and the one they meet in: bigint, double, decimal, string, boolean, date, timestamp. */
final class Types {
    static final DataType LONG = DataTypes.LongType;
    static final DataType DOUBLE = DataTypes.DoubleType;
    static final DataType STRING = DataTypes.StringType;
    static final DataType BOOLEAN = DataTypes.BooleanType;
    static final DataType DATE = DataTypes.DateType;
    static final DataType TIMESTAMP = DataTypes.TimestampType;
    static final DataType NULL = DataTypes.NullType;
    /** Only inside an expression, carried as microseconds. */
    static final DataType DURATION = DataTypes.createDayTimeIntervalType();

    private static final int LONG_DIGITS = 19;

    private Types() {}

    static String name(DataType type) {
        if (type instanceof DayTimeIntervalType) {
            return "duration";
        }
        return type instanceof NullType ? "null" : type.catalogString();
    }

    static boolean isNumber(DataType type) {
        return type.equals(LONG) || type.equals(DOUBLE) || type instanceof DecimalType;
    }

    static boolean isNull(DataType type) {
        return type instanceof NullType;
    }

    /** The type both can be read as without changing what they say; empty when there is none. */
    static Optional<DataType> common(DataType a, DataType b) {
        if (a.equals(b) || isNull(b)) {
            return Optional.of(a);
        }
        if (isNull(a)) {
            return Optional.of(b);
        }
        return isNumber(a) && isNumber(b) ? Optional.of(wider(a, b)) : Optional.empty();
    }

    private static DataType wider(DataType a, DataType b) {
        if (a.equals(DOUBLE) || b.equals(DOUBLE)) {
            return DOUBLE;
        }
        if (a.equals(LONG) && b.equals(LONG)) {
            return LONG;
        }
        DecimalType x = decimal(a);
        DecimalType y = decimal(b);
        return exact(Math.max(whole(x), whole(y)), Math.max(x.scale(), y.scale()));
    }

    /** The type of a sum or difference: one digit more; double where 38 digits cannot hold it. */
    static DataType sum(DataType a, DataType b) {
        DataType wide = wider(a, b);
        return wide instanceof DecimalType d ? exact(whole(d) + 1, d.scale()) : wide;
    }

    /** The type of a product of two decimals. */
    static DataType product(DataType a, DataType b) {
        DecimalType x = decimal(a);
        DecimalType y = decimal(b);
        int digits = x.precision() + y.precision() + 1;
        int scale = x.scale() + y.scale();
        return exact(digits - scale, scale);
    }

    private static DataType exact(int whole, int scale) {
        return whole + scale <= DecimalType.MAX_PRECISION()
                ? DataTypes.createDecimalType(whole + scale, scale)
                : DOUBLE;
    }

    static DecimalType decimal(DataType type) {
        return type instanceof DecimalType d ? d : DataTypes.createDecimalType(LONG_DIGITS, 0);
    }

    private static int whole(DecimalType type) {
        return type.precision() - type.scale();
    }
}
