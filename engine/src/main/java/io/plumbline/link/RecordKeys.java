package io.plumbline.link;

import io.plumbline.pack.Comparison;
import io.plumbline.pack.Linking;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * 记录的键: every number under which a record is counted, by slot: first a key for each rule, then the record itself, then the value of each
 * comparison in which rarity counts. Not thread-safe.
 */
final class RecordKeys {
    private final int[][] rules;
    private final int[] rare;
    private final boolean[] known;
    private final long[] hashes;
    private long record;

    RecordKeys(Linking linking) {
        List<String> columns = linking.columns();
        this.rules = linking.rules().stream()
                .map(rule -> rule.stream().mapToInt(columns::indexOf).toArray())
                .toArray(int[][]::new);
        this.rare = linking.compare().entrySet().stream()
                .filter(entry -> entry.getValue().rarity() > 0)
                .map(RecordKeys::column)
                .mapToInt(columns::indexOf)
                .toArray();
        this.known = new boolean[columns.size()];
        this.hashes = new long[columns.size()];
    }

    private static String column(Map.Entry<String, Comparison> comparison) {
        return comparison.getValue().columns(comparison.getKey()).get(0);
    }

    /** Takes the keys of a record. */
    RecordKeys of(PackedRecords from) {
        record = from.record();
        for (int i = 0; i < hashes.length; i++) {
            known[i] = !from.isBlank(i);
            hashes[i] = known[i] ? from.hash(i) : 0;
        }
        return this;
    }

    /** How many slots there are. */
    int slots() {
        return rules.length + 1 + rare.length;
    }

    /** The slot of the record itself; those before it are the rules. */
    int recordSlot() {
        return rules.length;
    }

    /** Whether the record has a key there: none of its values is blank. */
    boolean has(int slot) {
        if (slot < rules.length) {
            for (int column : rules[slot]) {
                if (!known[column]) {
                    return false;
                }
            }
            return true;
        }
        return slot == rules.length || known[rare[slot - rules.length - 1]];
    }

    long key(int slot) {
        if (slot > rules.length) {
            return hashes[rare[slot - rules.length - 1]];
        }
        if (slot == rules.length) {
            return record;
        }
        long key = Keys.ofRule(slot);
        for (int column : rules[slot]) {
            key = Keys.with(key, hashes[column]);
        }
        return key;
    }

    /** The key of a rule for values of which none that it reads is blank. */
    long key(int rule, String[] values) {
        long key = Keys.ofRule(rule);
        for (int column : rules[rule]) {
            key = Keys.with(key, Keys.of(values[column]));
        }
        return key;
    }

    /** The values by which a rule finds a record. */
    List<String> valuesOf(int rule, String[] values) {
        return Arrays.stream(rules[rule]).mapToObj(column -> values[column]).toList();
    }
}
