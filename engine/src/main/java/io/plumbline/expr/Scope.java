package io.plumbline.expr;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.StructType;

/** The columns an expression may name, and the text its errors quote. */
record Scope(String text, StructType schema) {
    private static final int SHOWN = 40;

    ExpressionException refuse(int at, String problem) {
        return new ExpressionException(text, at, problem);
    }

    Typed column(String name, int at) {
        if (!Arrays.asList(schema.fieldNames()).contains(name)) {
            throw refuse(at, "there is no column '" + name + "'; " + known(name));
        }
        DataType declared = schema.apply(name).dataType();
        Column column = col("`" + name + "`");
        if (declared instanceof ByteType || declared instanceof ShortType || declared instanceof IntegerType) {
            return Typed.ofLong(column);
        }
        if (declared.equals(Types.DOUBLE) || declared instanceof FloatType) {
            return Typed.ofDouble(Typed.finite(column.cast(Types.DOUBLE)));
        }
        if (!isReadable(declared)) {
            throw refuse(
                    at,
                    "the column '" + name + "' is of type " + declared.catalogString()
                            + "; expressions read numbers, string, boolean, date and timestamp");
        }
        return new Typed(declared, column);
    }

    private static boolean isReadable(DataType type) {
        return type.equals(Types.LONG)
                || type instanceof DecimalType
                || type.equals(Types.STRING)
                || type.equals(Types.BOOLEAN)
                || type.equals(Types.DATE)
                || type.equals(Types.TIMESTAMP);
    }

    private String known(String name) {
        String[] names = schema.fieldNames();
        for (String candidate : names) {
            if (candidate.equalsIgnoreCase(name)) {
                return "did you mean '" + candidate + "'?";
            }
        }
        String list = Arrays.stream(names).sorted().limit(SHOWN).collect(Collectors.joining(", "));
        return "known: " + list + (names.length > SHOWN ? ", … (" + names.length + ")" : "");
    }
}
