package io.plumbline.expr;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** The arguments of one call, each type-checked when it is taken; a null literal fits every type. */
final class Arguments {
    private final Call call;
    private final Scope scope;
    private final List<Typed> values;

    Arguments(Call call, Scope scope) {
        this.call = call;
        this.scope = scope;
        this.values = call.parts().stream().map(part -> part.typed(scope)).toList();
    }

    int count() {
        return values.size();
    }

    Typed get(int i) {
        return values.get(i);
    }

    Column string(int i) {
        return of(i, Types.STRING);
    }

    Column whole(int i) {
        return of(i, Types.LONG);
    }

    Column condition(int i) {
        return of(i, Types.BOOLEAN);
    }

    Column date(int i) {
        return of(i, Types.DATE);
    }

    Column timestamp(int i) {
        return of(i, Types.TIMESTAMP);
    }

    /** The day of a date or of a timestamp in the zone of the session. */
    Column day(int i) {
        return get(i).type().equals(Types.TIMESTAMP)
                ? get(i).column().cast(Types.DATE)
                : of(i, Types.DATE, "a date or timestamp");
    }

    Typed number(int i) {
        Typed value = get(i);
        if (value.isNull()) {
            return new Typed(Types.LONG, value.as(Types.LONG));
        }
        if (!Types.isNumber(value.type())) {
            throw wrong(i, "a number");
        }
        return value;
    }

    /** The value of a whole number written in the text from 0 to {@code most}. */
    int literal(int i, int most) {
        if (call.parts().get(i) instanceof Literal written && written.whole() >= 0 && written.whole() <= most) {
            return (int) written.whole();
        }
        throw scope.refuse(
                call.parts().get(i).at(),
                call.function().usage() + ": argument " + (i + 1) + " must be a plain number from 0 to " + most);
    }

    /** The type in which all arguments from {@code first} on meet. */
    DataType common(int first) {
        Typed met = get(first);
        for (int i = first + 1; i < count(); i++) {
            DataType type =
                    Comparison.meet(met, get(i), name(), call.parts().get(i).at(), scope);
            met = new Typed(type, met.column());
        }
        return met.type();
    }

    /** As {@link #common}, for types that have an order. */
    DataType ordered() {
        DataType type = common(0);
        if (type.equals(Types.BOOLEAN) || type.equals(Types.DURATION)) {
            throw scope.refuse(
                    call.at(),
                    name() + " does not order " + Types.name(type)
                            + "; it takes numbers, strings, dates or timestamps");
        }
        return type;
    }

    Column[] all(DataType type) {
        return IntStream.range(0, count()).mapToObj(i -> get(i).as(type)).toArray(Column[]::new);
    }

    private String name() {
        return "'" + call.function().name() + "'";
    }

    private Column of(int i, DataType wanted) {
        return of(i, wanted, "a " + Types.name(wanted));
    }

    private Column of(int i, DataType wanted, String allowed) {
        Typed value = get(i);
        if (!value.isNull() && !value.type().equals(wanted)) {
            throw wrong(i, allowed);
        }
        return value.as(wanted);
    }

    private ExpressionException wrong(int i, String allowed) {
        return scope.refuse(
                call.parts().get(i).at(),
                call.function().usage() + ": argument " + (i + 1) + " must be " + allowed + ", not "
                        + Types.name(get(i).type()));
    }
}
