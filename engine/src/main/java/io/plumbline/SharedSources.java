package io.plumbline;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Origin;
import io.plumbline.contract.Privacy;
import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Match;
import io.plumbline.text.Words;
import java.util.ArrayList;
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
 * writes no seconds. So are those whose amounts are equal to the last digit, of two columns in one unit ({@link EqualAmounts}), where
 * both tables hold dated records: what stands in two registers, such as a floor area, is equal for good reason. From {@value #SHARE} of
 * the matched records on, of at least {@value #FEWEST}, the two count as one source.
 * Both numbers are conventions of this engine; no source prescribes them.
 */
final class SharedSources {
    private static final double SHARE = 0.5;
    private static final long FEWEST = 30;
    private static final int NEAR_S = 60;
    private static final int[] STEPS = {60, 3600, 86_400};

    private static final Words AT_ONE_TIME = new Words("时间一秒不差", "agree to the second");
    private static final String LAG = "_after_s";
    private static final String TABLE = "table";
    private static final String PREFIX = "prefix";

    private final Map<String, Origin> origins;
    private final List<Note> notes = new ArrayList<>();

    private SharedSources(Map<String, Origin> declared) {
        this.origins = new TreeMap<>(declared);
    }

    /**
     * Matches between two systems that claim to be independent.
     *
     * @param prefix of the relation's columns
     * @param other the contract whose origin stands for the counterparts
     */
    private record Matched(String table, String prefix, Match match, String other) {
        String key() {
            return SharedSources.key(table, prefix);
        }
    }

    /** Looks at all matches between declared systems: at the times in one scan of each table, at the amounts in another. */
    static SharedSources of(Catalog catalog, Map<String, Origin> declared, Map<String, Dataset<Row>> related) {
        SharedSources shared = new SharedSources(declared);
        List<Matched> matches = shared.matches(catalog, related);
        shared.compareTimes(catalog, matches, related);
        shared.compareAmounts(catalog, matches, related);
        return shared;
    }

    private List<Matched> matches(Catalog catalog, Map<String, Dataset<Row>> related) {
        List<Matched> matches = new ArrayList<>();
        new TreeMap<>(related)
                .forEach((table, rows) -> new TreeMap<>(catalog.relationsOf(table)).forEach((id, relation) -> {
                    String prefix = Catalog.prefix(id);
                    if (relation instanceof Match match
                            && List.of(rows.columns()).contains(prefix + LAG)) {
                        String other = declared(catalog, match.to().table());
                        boolean apart = origins.get(table) != null
                                && other != null
                                && !origins.get(table)
                                        .root()
                                        .equals(origins.get(other).root());
                        if (apart) {
                            matches.add(new Matched(table, prefix, match, other));
                        }
                    }
                }));
        return matches;
    }

    private void compareTimes(Catalog catalog, List<Matched> matches, Map<String, Dataset<Row>> related) {
        Map<String, Matched> timed = new TreeMap<>();
        List<Dataset<Row>> lags = new ArrayList<>();
        for (Matched each : matches) {
            if (toTheSecond(catalog, each.table())
                    && toTheSecond(catalog, each.match().to().table())) {
                timed.put(each.key(), each);
                lags.add(related.get(each.table())
                        .select(
                                functions.lit(each.table()).as(TABLE),
                                functions.lit(each.prefix()).as(PREFIX),
                                functions
                                        .abs(functions.col(each.prefix() + LAG))
                                        .as("far")));
            }
        }
        lags.stream()
                .reduce(Dataset::union)
                .ifPresent(all ->
                        counted(all).forEach((key, found) -> decide(timed.get(key), agreement(found), AT_ONE_TIME)));
    }

    /** Only records that are counterparts of each other; columns in the order of their names. */
    private void compareAmounts(Catalog catalog, List<Matched> matches, Map<String, Dataset<Row>> related) {
        List<EqualAmounts.Pair> pairs = new ArrayList<>();
        List<Matched> behind = new ArrayList<>();
        for (Matched each : matches) {
            String other = each.match().to().table();
            if (dated(catalog, each.table()) && dated(catalog, other) && related.containsKey(other)) {
                amounts(catalog.contract(each.table()))
                        .forEach((one, unit) -> amounts(catalog.contract(other)).forEach((two, same) -> {
                            if (unit.equals(same)
                                    && List.of(related.get(each.table()).columns())
                                            .contains(one)
                                    && List.of(related.get(other).columns()).contains(two)) {
                                pairs.add(new EqualAmounts.Pair(each.table(), each.prefix(), one, other, two));
                                behind.add(each);
                            }
                        }));
            }
        }
        EqualAmounts.of(pairs, related)
                .forEach((pair, found) -> decide(
                        behind.get(pair),
                        found,
                        alike(catalog.contract(behind.get(pair).table()), pairs.get(pair))));
    }

    private static boolean dated(Catalog catalog, String table) {
        return catalog.contract(table) != null && catalog.contract(table).time() != null;
    }

    /** Columns of amounts, each with its unit. */
    private static Map<String, String> amounts(Contract contract) {
        Map<String, String> amounts = new TreeMap<>();
        contract.columns().forEach((name, column) -> {
            boolean isNumber = column.type() == ColumnType.DOUBLE || column.type() == ColumnType.LONG;
            if (isNumber && column.unit() != null && column.privacy() == Privacy.KEEP) {
                amounts.put(name, column.unit());
            }
        });
        return amounts;
    }

    private static Words alike(Contract contract, EqualAmounts.Pair pair) {
        io.plumbline.contract.Column column = contract.columns().get(pair.column());
        String zh = column.zh() == null ? pair.column() : column.zh();
        String en = column.en() == null ? pair.column() : column.en();
        return new Words("“" + zh + "”数值分毫不差", "agree to the last digit in " + en);
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

    private static EqualAmounts.Found agreement(Row found) {
        double chance = found.<Long>getAs("near") / (double) NEAR_S;
        for (int step : STEPS) {
            chance = Math.max(chance, found.<Long>getAs("at_" + step).doubleValue());
        }
        return new EqualAmounts.Found(found.getAs("all"), found.getAs("same"), chance);
    }

    private void decide(Matched matched, EqualAmounts.Found found, Words how) {
        String one = origins.get(matched.table()).root();
        String two = origins.get(matched.other()).root();
        boolean copied = found.all() >= FEWEST && found.same() - found.chance() >= SHARE * found.all();
        if (copied && !one.equals(two)) {
            notes.add(note(matched.table(), matched.other(), found, how));
            join(two, one);
        }
    }

    private void join(String from, String into) {
        origins.replaceAll((contract, origin) -> origin.root().equals(from)
                ? new Origin(origin.system(), origin.controlledBy(), into, origin.nature())
                : origin);
    }

    private Note note(String table, String other, EqualAmounts.Found found, Words how) {
        String one = origins.get(table).system();
        String two = origins.get(other).system();
        String share = String.format(Locale.ROOT, "%.0f", 100.0 * found.same() / found.all());
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
                new Note.Seen(found.same(), found.all(), null),
                new Words(
                        "“%s”与“%s”申报为相互独立，但可对上的 %d 条记录中有 %d 条（%s %%）%s，远多于偶然；本轮按一个来源计算，请核实其中一个是否由另一个供数。"
                                .formatted(one, two, found.all(), found.same(), share, how.zh()),
                        ("%s and %s are declared independent, but of %d matched records %d (%s %%) %s, far beyond chance:"
                                        + " they count as one source; ask whether one is filled from the other.")
                                .formatted(one, two, found.all(), found.same(), share, how.en())));
    }
}
