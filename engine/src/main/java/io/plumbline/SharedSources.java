package io.plumbline;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Origin;
import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Match;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 同源检验: whether two systems that claim to be independent are filled from one. Two clocks that run apart hardly ever show the same
 * second for the same thing; a copy always does. Of the matched records, those whose two times are equal to the second are counted,
 * less what chance gives: as many as lie at any other single second near by, or in the next minute, hour or day where a system
 * writes no seconds. From {@value #SHARE} of the matched records on, of at least {@value #FEWEST}, the two count as one source.
 * Both numbers are conventions of this engine; no source prescribes them.
 */
final class SharedSources {
    private static final double SHARE = 0.5;
    private static final long FEWEST = 30;
    private static final int NEAR_S = 60;
    private static final int[] STEPS = {60, 3600, 86_400};

    private static final String LAG = "_after_s";
    private static final String TABLE = "table";
    private static final String PREFIX = "prefix";

    private final Map<String, Origin> origins;
    private final List<Note> notes = new ArrayList<>();

    private SharedSources(Map<String, Origin> declared) {
        this.origins = new TreeMap<>(declared);
    }

    /** Looks at all matches between declared systems, in one scan of each table. */
    static SharedSources of(Catalog catalog, Map<String, Origin> declared, Map<String, Dataset<Row>> related) {
        SharedSources shared = new SharedSources(declared);
        Map<String, String> others = new LinkedHashMap<>();
        List<Dataset<Row>> lags = new ArrayList<>();
        new TreeMap<>(related)
                .forEach((table, rows) -> shared.others(catalog, table, rows).forEach((prefix, other) -> {
                    others.put(key(table, prefix), other);
                    lags.add(rows.select(
                            functions.lit(table).as(TABLE),
                            functions.lit(prefix).as(PREFIX),
                            functions.abs(functions.col(prefix + LAG)).as("far")));
                }));
        lags.stream()
                .reduce(Dataset::union)
                .ifPresent(all -> counted(all).forEach((key, found) -> shared.decide(others.get(key), found)));
        return shared;
    }

    private static String key(String table, String prefix) {
        return table + " " + prefix;
    }

    /** In the order of their names, since what is joined first gives the others its root. */
    private static Map<String, Row> counted(Dataset<Row> lags) {
        List<Column> counts = counts();
        Map<String, Row> found = new TreeMap<>();
        lags.groupBy(TABLE, PREFIX)
                .agg(counts.get(0), counts.subList(1, counts.size()).toArray(new Column[0]))
                .collectAsList()
                .forEach(row -> found.put(key(row.getAs(TABLE), row.getAs(PREFIX)), row));
        return found;
    }

    /** The declared origins, those that turned out to be one filled from one. */
    Map<String, Origin> origins() {
        return origins;
    }

    List<Note> notes() {
        return notes;
    }

    /** The contract behind each relation of a table whose matches say something: prefix → contract. */
    private Map<String, String> others(Catalog catalog, String table, Dataset<Row> rows) {
        Map<String, String> others = new TreeMap<>();
        catalog.relationsOf(table).forEach((id, relation) -> {
            String lag = Catalog.prefix(id) + LAG;
            boolean timed = List.of(rows.columns()).contains(lag) && toTheSecond(catalog, table);
            if (timed
                    && relation instanceof Match match
                    && toTheSecond(catalog, match.to().table())) {
                String other = declared(catalog, match.to().table());
                boolean apart = origins.get(table) != null
                        && other != null
                        && !origins.get(table).root().equals(origins.get(other).root());
                if (apart) {
                    others.put(Catalog.prefix(id), other);
                }
            }
        });
        return others;
    }

    private static boolean toTheSecond(Catalog catalog, String table) {
        Contract contract = catalog.contract(table);
        return contract != null
                && contract.time() != null
                && contract.columns().containsKey(contract.time())
                && contract.columns().get(contract.time()).type() == ColumnType.TIMESTAMP;
    }

    /** The contract whose declared origin stands for a table; null where none is declared. */
    private String declared(Catalog catalog, String table) {
        Derivation derivation = catalog.derived().get(table);
        return origins.containsKey(table) || derivation == null
                ? origins.containsKey(table) ? table : null
                : derivation.from().stream()
                        .filter(origins::containsKey)
                        .findFirst()
                        .orElse(null);
    }

    private static List<Column> counts() {
        Column far = functions.col("far");
        List<Column> counts = new ArrayList<>();
        counts.add(functions.count(far).as("all"));
        counts.add(many(far.equalTo(0), "same"));
        counts.add(many(far.between(1, NEAR_S), "near"));
        for (int step : STEPS) {
            counts.add(many(far.equalTo(step), "at_" + step));
        }
        return counts;
    }

    private static Column many(Column which, String name) {
        return functions.count(functions.when(which, 1)).as(name);
    }

    private void decide(String other, Row found) {
        long all = found.<Long>getAs("all");
        long same = found.<Long>getAs("same");
        double chance = found.<Long>getAs("near") / (double) NEAR_S;
        for (int step : STEPS) {
            chance = Math.max(chance, found.<Long>getAs("at_" + step).doubleValue());
        }
        if (all >= FEWEST && same - chance >= SHARE * all) {
            String table = found.getAs(TABLE);
            notes.add(note(table, other, same, all));
            join(origins.get(other).root(), origins.get(table).root());
        }
    }

    private void join(String from, String into) {
        origins.replaceAll((contract, origin) -> origin.root().equals(from)
                ? new Origin(origin.system(), origin.controlledBy(), into, origin.nature())
                : origin);
    }

    private Note note(String table, String other, long same, long all) {
        String one = origins.get(table).system();
        String two = origins.get(other).system();
        String share = String.format(Locale.ROOT, "%.0f", 100.0 * same / all);
        return new Note(
                Notes.SHARED_SOURCE,
                table + " " + other,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(table, other),
                new Note.Seen(same, all, null),
                new Words(
                        "“%s”与“%s”申报为相互独立，但可对上的 %d 条记录中有 %d 条（%s %%）时间一秒不差，远多于偶然；本轮按一个来源计算，请核实其中一个是否由另一个供数。"
                                .formatted(one, two, all, same, share),
                        ("%s and %s are declared independent, but of %d matched records %d (%s %%) agree to the second, far"
                                        + " beyond chance: they count as one source; ask whether one is filled from the"
                                        + " other.")
                                .formatted(one, two, all, same, share)));
    }
}
