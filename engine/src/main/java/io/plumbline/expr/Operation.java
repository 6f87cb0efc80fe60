package io.plumbline.expr;

import java.util.List;

/** {@code left + right} and its kin: numbers, dates moved by days, timestamps moved by durations. */
record Operation(int at, String sign, Node left, Node right) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(left, right);
    }

    @Override
    public Typed typed(Scope scope) {
        Typed a = left.typed(scope);
        Typed b = right.typed(scope);
        if (isNumeric(a) && isNumeric(b)) {
            return calculate(number(a), number(b));
        }
        boolean later = sign.equals("+");
        if (later || sign.equals("-")) {
            if (a.type().equals(Types.DATE) && (b.type().equals(Types.LONG) || b.isNull())) {
                return Arithmetic.moveDate(a, b, later);
            }
            if (a.type().equals(Types.TIMESTAMP) && (b.type().equals(Types.DURATION) || b.isNull())) {
                return Arithmetic.moveTimestamp(a, b, later);
            }
        }
        throw scope.refuse(
                at,
                "'" + sign + "' does not take " + Types.name(a.type()) + " and " + Types.name(b.type()) + "; "
                        + advice(a, b));
    }

    private static boolean isNumeric(Typed value) {
        return value.isNull() || Types.isNumber(value.type());
    }

    private static Typed number(Typed value) {
        return value.isNull() ? new Typed(Types.LONG, value.as(Types.LONG)) : value;
    }

    private Typed calculate(Typed a, Typed b) {
        return switch (sign) {
            case "+" -> Arithmetic.add(a, b);
            case "-" -> Arithmetic.subtract(a, b);
            case "*" -> Arithmetic.multiply(a, b);
            case "/" -> Arithmetic.divide(a, b);
            default -> Arithmetic.remainder(a, b);
        };
    }

    private String advice(Typed a, Typed b) {
        if (a.type().equals(Types.STRING) && b.type().equals(Types.STRING)) {
            return "texts are joined by concat(a, b)";
        }
        if (a.type().equals(Types.TIMESTAMP) && b.type().equals(Types.TIMESTAMP)) {
            return "the time between two timestamps is minutes_between(a, b) or hours_between(a, b)";
        }
        if (a.type().equals(Types.DATE) && b.type().equals(Types.DATE)) {
            return "the days between two dates are days_between(a, b)";
        }
        if (a.type().equals(Types.DATE)) {
            return "a date moves by whole days, as day + 7";
        }
        if (a.type().equals(Types.TIMESTAMP)) {
            return "a timestamp moves by a duration, as at + duration 'PT12H'";
        }
        return "it takes two numbers"
                + ("+-".contains(sign) ? ", date " + sign + " bigint, timestamp " + sign + " duration" : "");
    }
}
