package io.plumbline.relate;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Way;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 关系所见: what relations may look at.
 *
 * @param table id → accepted or derived records; null when the source was not supplied
 * @param contract id → contract; null for tables formed by relations
 * @param zone the job's time zone, in which days begin
 * @param asOf the day from which on nothing is known: its start closes what is still open
 * @param windowFrom the first day of the job's window
 * @param windowTo the first day behind the job's window
 * @param successors code of an organization that went into another whole → the other's code
 * @param incomplete the tables that lack rows
 */
public record Tables(
        Function<String, Dataset<Row>> table,
        Function<String, Contract> contract,
        ZoneId zone,
        LocalDate asOf,
        LocalDate windowFrom,
        LocalDate windowTo,
        Map<String, String> successors,
        Incomplete incomplete) {

    public Tables {
        successors = Map.copyOf(successors);
    }

    /** Complete tables of organizations none of which went into another. */
    public Tables(
            Function<String, Dataset<Row>> table,
            Function<String, Contract> contract,
            ZoneId zone,
            LocalDate asOf,
            LocalDate windowFrom,
            LocalDate windowTo) {
        this(table, contract, zone, asOf, windowFrom, windowTo, Map.of(), Incomplete.NONE);
    }

    static final String PERIOD_ON = "period_on";

    Instants instants() {
        return new Instants(zone);
    }

    /**
     * A table in which the codes of organizations that went into others whole are the others': what was counted of one before and of
     * the other afterwards is one series.
     */
    Dataset<Row> carried(String id, Dataset<Row> rows) {
        Contract known = contract.apply(id);
        if (successors.isEmpty() || known == null) {
            return rows;
        }
        List<Column> pairs = new ArrayList<>();
        new TreeMap<>(successors).forEach((ended, successor) -> {
            pairs.add(functions.lit(ended));
            pairs.add(functions.lit(successor));
        });
        Column successor = functions.map(pairs.toArray(new Column[0]));
        Dataset<Row> carried = rows;
        for (String code : codes(known)) {
            Column own = functions.col(code);
            carried = carried.withColumn(code, functions.coalesce(functions.element_at(successor, own), own));
        }
        return carried;
    }

    /** The columns by which records are attributed to the organization of that code. */
    private static Set<String> codes(Contract contract) {
        return contract.attribution().values().stream()
                .flatMap(List::stream)
                .map(Way::code)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The named column, or the time column of the table. */
    String timeOf(String id, String named) {
        if (named != null) {
            return named;
        }
        Contract known = contract.apply(id);
        if (known == null) {
            return PERIOD_ON;
        }
        if (known.time() == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "Table '%s' has no time; name the column to use with time: in the relation", id));
        }
        return known.time();
    }
}
