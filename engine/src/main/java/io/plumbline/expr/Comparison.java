package io.plumbline.expr;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** Two values of one type compared; null when either is. */
record Comparison(int at, String sign, Node left, Node right) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(left, right);
    }

    @Override
    public Typed typed(Scope scope) {
        Typed a = left.typed(scope);
        Typed b = right.typed(scope);
        DataType type = meet(a, b, "'" + sign + "'", at, scope);
        if (type.equals(Types.BOOLEAN) && !sign.equals("=") && !sign.equals("<>")) {
            throw scope.refuse(at, "'" + sign + "' does not order conditions (boolean); they are compared by = and <>");
        }
        return Typed.ofBoolean(compare(a.as(type), b.as(type)));
    }

    private Column compare(Column a, Column b) {
        return switch (sign) {
            case "=" -> a.equalTo(b);
            case "<>" -> a.notEqual(b);
            case "<" -> a.lt(b);
            case "<=" -> a.leq(b);
            case ">" -> a.gt(b);
            default -> a.geq(b);
        };
    }

    /** The type in which two values can be compared or stand for each other. */
    static DataType meet(Typed a, Typed b, String what, int at, Scope scope) {
        return Types.common(a.type(), b.type())
                .orElseThrow(() -> scope.refuse(
                        at,
                        what + " does not take " + Types.name(a.type()) + " and " + Types.name(b.type()) + "; "
                                + advice(a, b)));
    }

    private static String advice(Typed a, Typed b) {
        List<DataType> types = List.of(a.type(), b.type());
        if (types.contains(Types.DATE) && types.contains(Types.TIMESTAMP)) {
            return "take the day of the timestamp by date(…), or write the day as timestamp '2026-01-31 00:00'";
        }
        if (types.contains(Types.DATE) && types.contains(Types.STRING)) {
            return "a day is written date '2026-01-31'";
        }
        if (types.contains(Types.TIMESTAMP) && types.contains(Types.STRING)) {
            return "a time is written timestamp '2026-01-31 10:00'";
        }
        return "both must be of one type (numbers of any kind, or both string, date, timestamp or boolean)";
    }
}
