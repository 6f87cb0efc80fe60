package io.plumbline.link;

import io.plumbline.link.KeyCounting.Counted;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * 分块: how many records share each key, counted before any pair is formed, so that keys of a single record are hardly ever moved, keys of
 * too many are left out by name, and a linking that would form too many pairs is refused in time.
 */
final class Blocks {
    private final Linking linking;
    private final Records records;
    private final RecordKeys keys;
    private final Buckets buckets;
    private final KeyFilter filter;
    private final long[] totals;
    private final List<List<Counted>> named = new ArrayList<>();
    private final List<Oversized> oversized;

    private Blocks(Linking linking, Records records) {
        this.linking = linking;
        this.records = records;
        this.keys = new RecordKeys(linking);
        this.buckets = Buckets.forRecords(records.named());
        long all = records.named() * keys.recordSlot();
        this.filter = KeyFilter.of(buckets, all);
        this.totals = new long[keys.slots()];
        IntStream.range(0, keys.slots()).forEach(slot -> named.add(new ArrayList<>()));
        Dataset<Row> packed =
                records.packed().mapPartitions(new KeyPacking(linking, buckets), Encoders.row(KeyPacking.SCHEMA));
        buckets.together(packed)
                .mapPartitions(
                        new KeyCounting(linking, buckets, all, records.twoTables()), Encoders.row(KeyCounting.SCHEMA))
                .collectAsList()
                .forEach(this::add);
        check();
        this.oversized = named(largest(true, Integer.MAX_VALUE));
    }

    private void add(Row row) {
        if (row.isNullAt(0)) {
            filter.bucket(row.getInt(1), row.getAs(3));
        } else {
            totals[row.getInt(0)] += row.getLong(2);
            named.get(row.getInt(0)).addAll(Counted.unpack(row.getAs(3)));
        }
    }

    /**
     * Counts.
     *
     * @throws IllegalArgumentException if ids repeat, or if the pairs exceed the budget, naming the worst rules and keys
     */
    static Blocks of(Linking linking, Records records) {
        return new Blocks(linking, records);
    }

    /**
     * 超大分块: a value of a blocking rule that so many records share that its pairs are not formed.
     *
     * @param rule the rule's place
     * @param key its key
     * @param value the value, its columns one after another
     * @param example the id of a record with it
     * @param records records with it
     * @param pairs pairs that it would have formed
     */
    record Oversized(int rule, long key, List<String> value, String example, long records, long pairs)
            implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /** The keys that too many records share, those that lose most pairs first, with the values behind them. */
    List<Oversized> oversized() {
        return oversized;
    }

    /** Which keys form pairs. */
    KeyFilter filter() {
        return filter;
    }

    Buckets buckets() {
        return buckets;
    }

    /** How many records share a value of the comparisons in which rarity counts, those of one comparison in one list. */
    List<List<Counted>> values() {
        return named.subList(keys.recordSlot() + 1, keys.slots());
    }

    private void check() {
        long repeated = totals[keys.recordSlot()];
        if (repeated > 0) {
            throw new IllegalArgumentException(
                    repeated + " ids stand on several records of a table; name a column that tells records apart");
        }
        // Those that several rules find are counted several times.
        long pairs = IntStream.range(0, keys.recordSlot())
                .mapToLong(rule -> totals[rule])
                .sum();
        if (pairs > linking.mostPairs()) {
            throw new IllegalArgumentException(tooMany(pairs));
        }
    }

    private record Key(int rule, Counted counted, long pairs) {}

    private List<Key> largest(boolean capped, int most) {
        List<Key> found = new ArrayList<>();
        for (int rule = 0; rule < keys.recordSlot(); rule++) {
            for (Counted one : named.get(rule)) {
                if ((one.records() > linking.mostPerKey()) == capped) {
                    found.add(new Key(rule, one, one.pairs(records.twoTables())));
                }
            }
        }
        found.sort(Comparator.comparingLong(Key::pairs)
                .reversed()
                .thenComparingInt(Key::rule)
                .thenComparingLong(key -> key.counted().key()));
        return found.subList(0, Math.min(most, found.size()));
    }

    private List<Oversized> named(List<Key> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        long[] sorted =
                wanted.stream().mapToLong(key -> key.counted().key()).sorted().toArray();
        Map<Long, Row> examples = new TreeMap<>();
        records.packed()
                .mapPartitions(new KeyExamples(linking, sorted), Encoders.row(KeyExamples.SCHEMA))
                .collectAsList()
                .forEach(row -> examples.merge(row.getLong(0), row, KeyExamples::least));
        List<Oversized> found = new ArrayList<>();
        for (Key key : wanted) {
            long number = key.counted().key();
            PackedRecords example = records.walk().over(examples.get(number).getAs(2));
            example.next();
            List<String> value = keys.valuesOf(key.rule(), example.values());
            found.add(new Oversized(
                    key.rule(), number, value, example.id(), key.counted().records(), key.pairs()));
        }
        return found;
    }

    private String tooMany(long total) {
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT, "%,d pairs would be compared, allowed %,d (most_pairs)", total, linking.mostPairs()));
        IntStream.range(0, keys.recordSlot())
                .boxed()
                .filter(rule -> totals[rule] > 0)
                .sorted(Comparator.comparingLong((Integer rule) -> totals[rule]).reversed())
                .limit(KeyCounting.NAMED)
                .forEach(rule -> words.append(
                        String.format(Locale.ROOT, "\n  rule %s forms %,d", linking.ruleName(rule), totals[rule])));
        named(largest(false, KeyCounting.NAMED))
                .forEach(key -> words.append(String.format(
                        Locale.ROOT,
                        "\n  key %s: %,d records, such as '%s', form %,d",
                        linking.ruleName(key.rule()),
                        key.records(),
                        key.example(),
                        key.pairs())));
        return words.append("\n  add a column to the widest rule, lower most_per_key, or raise most_pairs")
                .toString();
    }
}
