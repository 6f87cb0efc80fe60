package io.plumbline.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.expr.Expression;
import io.plumbline.pack.Indicator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * 指标要素: what one record contributes to one indicator, as columns over the related table.
 *
 * @param indicator the indicator
 * @param scope the related table's columns
 */
record Term(Indicator indicator, StructType scope) {
    private static final String COMPARABLE = "_comparable";

    /**
     * 1 counts, 0 takes part only, null does not take part; where the kind sums quantities, whoever takes part counts, or stands
     * as evidence where the indicator says who does.
     */
    Column flag() {
        Column counts = switch (indicator.kind()) {
            case SHARE, COUNT -> where();
            case RATE -> when(denominator().isNotNull(), where());
            case MEAN -> when(numerator().isNotNull(), lit(true));
            case RATIO, BALANCE ->
                when(numerator().isNotNull().and(denominator().isNotNull()), lit(true));
            case PAIR -> when(numerator().isNotNull().and(denominator().isNotNull()), shown());
            case VALUES -> when(numerator().isNotNull().and(base() == null ? lit(true) : base().isNotNull()), shown());
        };
        return when(inside(), counts.cast(DataTypes.IntegerType));
    }

    /** Whether the record is one of those the indicator speaks of; never null. */
    Column inside() {
        return coalesce(among(), lit(false));
    }

    /** Whether the record is one of those the indicator speaks of; null when the values to tell are not there. */
    Column among() {
        return indicator.among() == null ? lit(true) : indicator.among().predicate(scope);
    }

    /** The quantity above the line, null where {@link Exact#held} says so. */
    Column numerator() {
        return quantity(indicator.numerator());
    }

    /** The quantity below the line, null where {@link Exact#held} says so. */
    Column denominator() {
        return quantity(indicator.denominator());
    }

    /** Of how many the quantity is a mean; null where the indicator does not say. */
    Column base() {
        return indicator.denominator() == null ? null : denominator();
    }

    /** The columns that say whether a record could be compared, among those that decide whether it takes part. */
    List<String> comparable() {
        if (indicator.among() == null) {
            return List.of();
        }
        return new TreeSet<>(indicator.among().columns())
                .stream().filter(this::saysComparable).toList();
    }

    private boolean saysComparable(String column) {
        for (StructField field : scope.fields()) {
            if (field.name().equals(column)) {
                return column.endsWith(COMPARABLE) && field.dataType().equals(DataTypes.BooleanType);
            }
        }
        return false;
    }

    private Column where() {
        return indicator.where() == null ? lit(true) : indicator.where().predicate(scope);
    }

    private Column shown() {
        return coalesce(where(), lit(false));
    }

    private Column quantity(Expression expression) {
        return Exact.held(expression.column(scope));
    }
}
