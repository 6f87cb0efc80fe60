package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 关联规则: how records of the same thing are recognized in one table, or in two.
 *
 * @param certain pairs that agree on all columns of one of these belong together, whatever else they say: validated codes
 * @param distinct columns whose different values veto a pair, and a cluster: no thing has two of them
 * @param clean how columns are put into one form before anything else
 * @param block pairs that agree on all columns of one of these, or of {@code certain}, are compared; all others never
 * @param compare the comparisons by name
 * @param match the probability from which a pair is linked; 0.9 unless said
 * @param review the probability from which a pair is laid before a person; 0.5 unless said
 * @param mostPerKey records with one value of a blocking rule, beyond which its pairs are not formed, and reported as lost; 2,000
 *     unless said
 * @param mostPairs the budget of pairs; beyond it the linking is refused before it starts; 200 million unless said
 * @param mostMembers records of one thing, beyond which a link that would join more goes to review; 100 unless said
 * @param oneToOne whether a record of one table is the same as at most one of the other
 */
public record Linking(
        List<List<String>> certain,
        List<String> distinct,
        Map<String, Clean> clean,
        @JsonProperty(required = true) List<List<String>> block,
        @JsonProperty(required = true) Map<String, Comparison> compare,
        Double match,
        Double review,
        Integer mostPerKey,
        Long mostPairs,
        Integer mostMembers,
        boolean oneToOne)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MOST_RULES = 60;
    private static final int MOST_COLUMNS = 60;

    /** The degrees of so many comparisons fit into one number. */
    private static final int MOST_COMPARISONS = 16;

    public Linking {
        certain = certain == null ? List.of() : List.copyOf(certain);
        distinct = distinct == null ? List.of() : List.copyOf(distinct);
        clean = clean == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(clean));
        block = block == null ? List.of() : List.copyOf(block);
        compare = compare == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(compare));
        match = match == null ? 0.9 : match;
        review = review == null ? Math.min(0.5, match) : review;
        mostPerKey = mostPerKey == null ? 2_000 : mostPerKey;
        mostPairs = mostPairs == null ? 200_000_000L : mostPairs;
        mostMembers = mostMembers == null ? 100 : mostMembers;
    }

    /** The rules by which pairs are found, the certain ones first. */
    public List<List<String>> rules() {
        List<List<String>> rules = new ArrayList<>(certain);
        rules.addAll(block);
        return rules;
    }

    /** One bit for each certain rule. */
    public long certainRules() {
        return (1L << certain.size()) - 1;
    }

    /** A rule in words: its columns. */
    public String ruleName(int rule) {
        return String.join("+", rules().get(rule));
    }

    /** The columns that linking reads, beside the id. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(distinct);
        rules().forEach(columns::addAll);
        compare.forEach((name, comparison) -> columns.addAll(comparison.columns(name)));
        return List.copyOf(columns);
    }

    /** How many degrees each comparison has. */
    public int[] degrees() {
        return compare.values().stream().mapToInt(Comparison::degrees).toArray();
    }

    /** How far rarity counts in each comparison. */
    public double[] rarity() {
        return compare.values().stream().mapToDouble(Comparison::rarity).toArray();
    }

    /** Tells everything that is wrong. */
    public void check(String path, Problems problems) {
        rules(path, problems);
        if (compare.isEmpty()) {
            problems.add(
                    path + "compare", "no comparison: nothing could speak for or against a pair; name at least one");
        }
        if (compare.size() > MOST_COMPARISONS) {
            problems.add(path + "compare", "%d comparisons; at most %d", compare.size(), MOST_COMPARISONS);
        }
        compare.forEach((name, comparison) -> {
            if (comparison == null) {
                problems.add(path + "compare." + name, "says nothing; write { by: … }");
            } else {
                comparison.check(path + "compare." + name, problems);
            }
        });
        if (!compare.containsValue(null)) {
            columns(path, problems);
        }
        limits(path, problems);
    }

    private void rules(String path, Problems problems) {
        int rules = rules().size();
        if (rules == 0) {
            problems.add(
                    path + "block",
                    "no rule: every record would be compared with every other; name columns that the same thing shares");
        }
        if (rules > MOST_RULES) {
            problems.add(path + "block", "%d rules with the certain ones; at most %d", rules, MOST_RULES);
        }
        for (int i = 0; i < rules; i++) {
            boolean sure = i < certain.size();
            if (rules().get(i).isEmpty()) {
                problems.add(
                        path + (sure ? "certain[" + i : "block[" + (i - certain.size())) + "]",
                        "names no column; name at least one");
            }
        }
    }

    private void columns(String path, Problems problems) {
        if (columns().size() > MOST_COLUMNS) {
            problems.add(
                    path + "compare",
                    "%d columns are read; at most %d",
                    columns().size(),
                    MOST_COLUMNS);
        }
        clean.keySet().stream()
                .filter(column -> !columns().contains(column))
                .forEach(column ->
                        problems.add(path + "clean." + column, "no rule or comparison reads it; leave it out"));
    }

    private void limits(String path, Problems problems) {
        probability(path + "match", match, problems);
        probability(path + "review", review, problems);
        if (review > match) {
            problems.add(path + "review", "%s is above match, %s; what is linked needs no review", review, match);
        }
        least(path + "most_per_key", mostPerKey, 2, problems);
        least(path + "most_pairs", mostPairs, 1, problems);
        least(path + "most_members", mostMembers, 2, problems);
    }

    private static void probability(String field, double value, Problems problems) {
        if (!(value > 0 && value < 1)) {
            problems.add(field, "%s: a probability above 0 and below 1", value);
        }
    }

    private static void least(String field, long value, long least, Problems problems) {
        if (value < least) {
            problems.add(field, "%d: set at least %d", value, least);
        }
    }
}
