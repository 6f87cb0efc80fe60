package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** 指标计算: numbers per organization and period, all indicators of a table in one scan. */
public final class Measurement {
    private Measurement() {}

    /**
     * Adds one integer column per indicator, see {@link Catalog#flag}: 1 where the record counts, 0 where it takes part only,
     * null where it does not take part, because it is outside {@code among}, not comparable, or lacks the values needed. For
     * ratios, balances and means 1 says that the record takes part; for pairs and values that it stands as evidence.
     *
     * @param related the related table
     * @param indicators the indicators counted on it, by id
     * @throws IllegalArgumentException if two ids come to the same column
     */
    public static Dataset<Row> mark(Dataset<Row> related, Map<String, Indicator> indicators) {
        return mark(related, indicators, ExplainedPlaces.none(), null, null);
    }

    /**
     * The same, where records of explained places take no part.
     *
     * @param timeColumn the table's time column; null when every indicator names its own
     * @param placeColumn the column that tells places apart; null when there is none
     */
    public static Dataset<Row> mark(
            Dataset<Row> related,
            Map<String, Indicator> indicators,
            ExplainedPlaces explained,
            String timeColumn,
            String placeColumn) {
        Map<String, Column> flags = new LinkedHashMap<>();
        Map<String, String> owners = new TreeMap<>();
        new TreeMap<>(indicators).forEach((id, indicator) -> {
            String other = owners.putIfAbsent(Catalog.flag(id), id);
            if (other != null) {
                throw new IllegalArgumentException("indicators '" + other + "' and '" + id + "' both need the column "
                        + Catalog.flag(id) + "; ids must differ by more than dots and dashes; rename one of them");
            }
            Column flag = new Term(indicator, related.schema()).flag();
            Column out = explained.of(related, id, indicator, timeColumn, placeColumn);
            if (out == null) {
                flags.put(Catalog.flag(id), flag);
            } else {
                flags.put(Catalog.flag(id), when(not(out), flag));
                flags.put(ExplainedPlaces.column(id), out.and(flag.isNotNull()));
            }
        });
        return flags.isEmpty() ? related : related.withColumns(flags);
    }

    /**
     * Forms all indicators of one table: one scan for each pair of period and time column, as a rule one, and another one where
     * how often each value occurs is asked for, which no sum can hold. A record counts for
     * one organization per level, whatever the number of indicators. Sums are exact, so the result does not depend on the order
     * of rows. Records without a time lie in no period and are left out, like records that no organization answers for; both
     * are counted by the table of coverage.
     *
     * @param table the name of the related table
     * @param marked the related table with the columns of {@link #mark}
     * @param indicators the indicators to form, by id
     * @param levels for each of them the levels at which it is formed
     * @param timeColumn the table's time column; null when every indicator names its own
     * @param reporterColumn the column that tells reporters apart; null when the contract names none
     * @param placeColumn the column that tells places apart; null when there is none
     * @param checked the indicators that a check judges, of which the parts by reporter, place, day and stratum are told too
     * @param zone the job's time zone, in which days begin
     * @return rows of {@link Indicators#SCHEMA}
     * @throws IllegalArgumentException if an indicator has no time column
     */
    public static Dataset<Row> measure(
            String table,
            Dataset<Row> marked,
            Map<String, Indicator> indicators,
            Map<String, List<Indicator.Level>> levels,
            String timeColumn,
            String reporterColumn,
            String placeColumn,
            Set<String> checked,
            ZoneId zone) {
        Map<Clock, Map<String, Indicator>> scans = new TreeMap<>();
        new TreeMap<>(indicators)
                .forEach((id, indicator) -> scans.computeIfAbsent(
                                Clock.of(id, indicator, timeColumn), clock -> new TreeMap<>())
                        .put(id, indicator));
        Dataset<Row> all = marked.sparkSession().createDataFrame(List.of(), Indicators.SCHEMA);
        for (Map.Entry<Clock, Map<String, Indicator>> scan : scans.entrySet()) {
            Clock clock = scan.getKey();
            Column day = Periods.day(marked, clock.time(), zone);
            boolean hasPlace = placeColumn != null && List.of(marked.columns()).contains(placeColumn);
            Scan one = new Scan(table, scan.getValue(), levels, clock.period(), checked);
            Details details = one.details(reporterColumn, hasPlace ? placeColumn : null);
            Dataset<Row> rows = one.rows(marked, day, details);
            all = all.unionAll(one.counts().beside(rows, marked, Periods.from(day, clock.period())));
        }
        return all;
    }

    /** Which time column is cut into which periods: indicators that agree on both share a scan. */
    private record Clock(Period period, String time) implements Comparable<Clock> {
        private static final Comparator<Clock> ORDER =
                Comparator.comparing(Clock::period).thenComparing(Clock::time);

        static Clock of(String id, Indicator indicator, String timeColumn) {
            String time = indicator.time() == null ? timeColumn : indicator.time();
            if (time == null) {
                throw new IllegalArgumentException("indicators '" + id + "': table '" + indicator.of()
                        + "' has no time column and the indicator names none; a number belongs to a period;"
                        + " give the contract or the indicator a time");
            }
            return new Clock(indicator.period(), time);
        }

        @Override
        public int compareTo(Clock other) {
            return ORDER.compare(this, other);
        }
    }

    /** One scan of the related table for all indicators of one period and time column. */
    private record Scan(
            String table,
            Map<String, Indicator> indicators,
            Map<String, List<Indicator.Level>> levels,
            Period period,
            Set<String> checked) {
        private static final String FROM = "period_from";

        /** What rows of numbers are known by. */
        private static final String[] NUMBER = {Levels.LEVEL, Levels.ORGANIZATION, FROM};

        Details details(String reporter, String place) {
            List<Indicator> told = indicators.entrySet().stream()
                    .filter(entry -> isApart(entry.getKey(), entry.getValue()))
                    .map(Map.Entry::getValue)
                    .toList();
            List<List<String>> mixes = told.stream()
                    .map(Tally::strata)
                    .filter(strata -> !strata.isEmpty())
                    .distinct()
                    .toList();
            return new Details(reporter, place, !told.isEmpty(), mixes);
        }

        private boolean isApart(String id, Indicator indicator) {
            return checked.contains(id) && Tally.isSample(indicator);
        }

        Dataset<Row> rows(Dataset<Row> marked, Column day, Details details) {
            List<Tally> tallies = tallies(marked);
            Dataset<Row> sums = total(marked, day, tallies);
            Dataset<Row> whole =
                    details.none() ? sums : sums.join(parts(marked, day, tallies, details), NUMBER, "left");
            Column[] numbers = tallies.stream()
                    .map(tally -> tally.number(col(Levels.LEVEL).isin(ids(tally.id())), new Breakdown(tally, details)))
                    .toArray(Column[]::new);
            return whole.select(
                            lit(table).as("table"),
                            col(Levels.LEVEL),
                            substring_index(col(Levels.LEVEL), ":", 1).as("role"),
                            col(Levels.ORGANIZATION),
                            col(FROM),
                            Periods.to(col(FROM), period).as("period_to"),
                            Levels.meanConfidence().as("confidence"),
                            col("records"),
                            explode(array_compact(array(numbers))).as("number"))
                    .select(col("*"), col("number.*"))
                    .to(Indicators.SCHEMA);
        }

        /** Adds up all indicators by organization and period: records of the same organizations first, then level by level. */
        private Dataset<Row> total(Dataset<Row> marked, Column day, List<Tally> tallies) {
            List<Column> narrow = new ArrayList<>(at().contributions());
            narrow.add(Periods.from(day, period).as(FROM));
            List<Column> sums = new ArrayList<>(List.of(count(lit(1)).as("records")));
            sums.addAll(at().sums());
            for (Tally tally : tallies) {
                narrow.addAll(tally.contributions());
                sums.addAll(tally.sums());
            }
            Dataset<Row> records = Comparability.assumed(marked, indicators)
                    .select(narrow.toArray(new Column[0]))
                    .filter(col(FROM).isNotNull());
            Dataset<Row> apart = at().apart(aggregated(records, sums, plus(at().keys(), List.of(FROM))));
            return aggregated(apart, again(apart), List.of(NUMBER));
        }

        /** What the parts of each number show. Records are read anew for it, since as a rule it asks for few of their columns. */
        private Dataset<Row> parts(Dataset<Row> marked, Column day, List<Tally> tallies, Details details) {
            List<Column> narrow = new ArrayList<>(at().organizations());
            narrow.add(Periods.from(day, period).as(FROM));
            narrow.addAll(details.contributions(day));
            List<Column> sums = new ArrayList<>();
            List<Column> last = new ArrayList<>();
            for (Tally tally : tallies) {
                Breakdown broken = new Breakdown(tally, details);
                narrow.addAll(broken.contributions());
                sums.addAll(broken.sums());
                last.addAll(broken.columns());
            }
            Dataset<Row> records = marked.select(narrow.toArray(new Column[0]))
                    .filter(col(FROM).isNotNull());
            List<String> part = plus(List.of(NUMBER), List.of(Details.BY, Details.KEY));
            return aggregated(aggregated(details.apart(records, at()), sums, part), last, List.of(NUMBER));
        }

        private static List<String> plus(List<String> names, List<String> further) {
            return Stream.concat(names.stream(), further.stream()).toList();
        }

        /** The sums of what is summed already. */
        private static List<Column> again(Dataset<Row> summed) {
            List<Column> sums = new ArrayList<>();
            for (String column : summed.columns()) {
                if (!List.of(NUMBER).contains(column)) {
                    sums.add(sum(col(column)).as(column));
                }
            }
            return sums;
        }

        private static Dataset<Row> aggregated(Dataset<Row> rows, List<Column> sums, List<String> keys) {
            Column[] by = keys.stream().map(functions::col).toArray(Column[]::new);
            return rows.groupBy(by)
                    .agg(sums.get(0), sums.subList(1, sums.size()).toArray(new Column[0]));
        }

        private List<Tally> tallies(Dataset<Row> scope) {
            List<Tally> tallies = new ArrayList<>();
            indicators.forEach((id, indicator) -> tallies.add(
                    new Tally(id, tallies.size(), new Term(indicator, scope.schema()), isApart(id, indicator))));
            return tallies;
        }

        ValueCounts counts() {
            Map<String, Indicator> counted = new TreeMap<>(indicators);
            counted.values().removeIf(indicator -> indicator.kind() != Indicator.Kind.VALUES);
            return new ValueCounts(counted, levels);
        }

        private Object[] ids(String indicator) {
            return levels.getOrDefault(indicator, List.of()).stream()
                    .map(Indicator.Level::id)
                    .toArray();
        }

        private Levels at() {
            TreeSet<String> all = new TreeSet<>();
            indicators.keySet().forEach(id -> levels.getOrDefault(id, List.of()).forEach(level -> all.add(level.id())));
            return new Levels(List.copyOf(all));
        }
    }
}
