package io.plumbline;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.expr.Expression;
import io.plumbline.expr.ExpressionException;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Match;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Total;
import io.plumbline.pack.Windows;
import io.plumbline.relate.Relations;
import io.plumbline.source.Intake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.spark.sql.types.StructType;

/** Types every expression of a job's packs over the columns of its table, so that a mistake is told before anything is read. */
final class ExpressionRules {
    private final Catalog catalog;
    private final Problems problems;

    ExpressionRules(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    void check() {
        catalog.relations().forEach(this::relation);
        catalog.indicators().forEach(this::indicator);
    }

    private void relation(String id, Relation relation) {
        String path = "relations." + id;
        StructType of = accepted(relation.of());
        if (relation instanceof Match match) {
            condition(path + ".where", match.where(), of);
            counterpart(path + ".to", match.to(), of);
            conditions(path, match.comparable(), of);
        } else if (relation instanceof Recurrence recurrence) {
            condition(path + ".where", recurrence.where(), of);
            recurrence.in().forEach(in -> counterpart(path + ".in", in, of));
            conditions(path, recurrence.comparable(), of);
        } else if (relation instanceof Overlap overlap) {
            condition(path + ".where", overlap.where(), of);
            counterpart(path + ".to", overlap.to(), of);
            conditions(path, overlap.comparable(), of);
        } else if (relation instanceof Calendar calendar) {
            condition(path + ".where", calendar.where(), of);
            counterpart(path + ".in", calendar.in(), of);
            conditions(path, calendar.comparable(), of);
        } else if (relation instanceof Balance balance) {
            side(path + ".left", balance.left(), balance);
            side(path + ".right", balance.right(), balance);
        } else if (relation instanceof Windows windows) {
            windows(path, windows, of);
        } else if (relation instanceof Repeat repeat) {
            condition(path + ".where", repeat.where(), of);
            columns(path, List.of(repeat.value(), repeat.apart()), of);
        } else if (relation instanceof Total total) {
            condition(path + ".where", total.where(), of);
            counterpart(path + ".in", total.in(), of);
            typed(path + ".sum", total.sum(), accepted(total.in().table()), Expression::type);
            columns(
                    path + ".inside",
                    List.of(total.inside().from(), total.inside().to()),
                    of);
            conditions(path, total.comparable(), of);
        }
    }

    private void windows(String path, Windows windows, StructType of) {
        condition(path + ".where", windows.where(), of);
        windows.in().forEach(in -> counterpart(path + ".in", in, of));
        columns(path + ".at", List.of(windows.at()), of);
        if (windows.until() != null) {
            columns(path + ".until", List.of(windows.until()), of);
        }
        if (windows.without() != null) {
            counterpart(path + ".without", windows.without(), of);
        }
        if (windows.through() != null) {
            columns(
                    path + ".through",
                    List.of(windows.through().from(), windows.through().to()),
                    accepted(windows.through().table()));
        }
        conditions(path, windows.comparable(), of);
    }

    private void side(String path, Balance.Side side, Balance balance) {
        StructType scope = accepted(side.table());
        condition(path + ".where", side.where(), scope);
        typed(path + ".sum", side.sum(), scope, Expression::type);
        columns(path, balance.by(), scope);
    }

    private void counterpart(String path, Counterpart to, StructType of) {
        StructType there = accepted(to.table());
        columns(path + ".on", to.on().keySet(), of);
        columns(path + ".on", to.on().values(), there);
        condition(path + ".where", to.where(), there);
    }

    private void conditions(String path, List<Condition> conditions, StructType of) {
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            String at = path + ".comparable[" + i + "]";
            condition(at + ".where", condition.where(), of);
            String own = condition.known() == null ? condition.live() : condition.known();
            if (own != null) {
                columns(at, List.of(own), of);
                String there = condition.as() == null ? own : condition.as();
                columns(at + ".as", List.of(there), accepted(condition.in()));
            }
        }
    }

    private void indicator(String id, Indicator indicator) {
        String path = "indicators." + id;
        StructType scope = related(indicator.of());
        condition(path + ".where", indicator.where(), scope);
        condition(path + ".among", indicator.among(), scope);
        typed(path + ".numerator", indicator.numerator(), scope, Expression::type);
        typed(path + ".denominator", indicator.denominator(), scope, Expression::type);
        columns(path + ".strata", indicator.strata().keySet(), scope);
    }

    private void condition(String path, Expression expression, StructType scope) {
        typed(path, expression, scope, Expression::predicate);
    }

    private void typed(
            String path, Expression expression, StructType scope, BiConsumer<Expression, StructType> typing) {
        if (expression != null && scope != null) {
            try {
                typing.accept(expression, scope);
            } catch (ExpressionException e) {
                problems.add(path, "%s", e.getMessage());
            }
        }
    }

    private void columns(String path, Collection<String> names, StructType scope) {
        if (scope != null) {
            names.stream()
                    .filter(name -> scope.getFieldIndex(name).isEmpty())
                    .forEach(name -> problems.add(
                            path, "there is no column '%s'; known: %s", name, String.join(", ", scope.fieldNames())));
        }
    }

    /** The columns of accepted and linked records; null where the table is unknown, which was told elsewhere. */
    private StructType accepted(String table) {
        Contract contract = catalog.contract(table);
        if (contract == null) {
            return null;
        }
        StructType schema = Intake.acceptedSchema(contract);
        for (Map.Entry<String, ColumnType> column : catalog.entityColumns(table).entrySet()) {
            schema = schema.add(column.getKey(), column.getValue().sparkType());
        }
        return schema;
    }

    private StructType related(String table) {
        List<StructType> parts = new ArrayList<>();
        if (catalog.formsTable(table)) {
            Relation forming = catalog.relations().get(table);
            parts.add(accepted(forming.of()));
            parts.add(Relations.columns(table, forming));
        } else {
            parts.add(accepted(table));
            for (Map.Entry<String, Relation> each : catalog.relationsOf(table).entrySet()) {
                parts.add(Relations.columns(each.getKey(), each.getValue()));
            }
        }
        return parts.contains(null) ? null : together(parts);
    }

    private static StructType together(List<StructType> parts) {
        StructType all = new StructType();
        TreeSet<String> names = new TreeSet<>();
        for (StructType part : parts) {
            for (var field : Arrays.asList(part.fields())) {
                if (names.add(field.name())) {
                    all = all.add(field);
                }
            }
        }
        return all;
    }
}
