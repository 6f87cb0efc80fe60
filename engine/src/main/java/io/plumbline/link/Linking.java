package io.plumbline.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.pack.Problems;
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
 * @param link what is linked
 * @param id the column that tells a table's records apart
 * @param certain pairs that agree on all columns of one of these belong together, whatever else they say: validated codes
 * @param distinct columns whose different values veto a pair: no thing has two of them
 * @param block pairs that agree on all columns of one of these, or of {@code certain}, are compared; all others never
 * @param compare the comparisons by name
 * @param match the probability from which a pair is linked; 0.9 unless said
 * @param review the probability from which a pair is laid before a person; 0.5 unless said
 * @param mostPerKey records with one value of a blocking rule, beyond which its pairs are not formed, and reported as lost; 2,000
 *     unless said
 * @param mostPairs the budget of pairs; beyond it the linking is refused before it starts; 200 million unless said
 * @param oneToOne whether a record of one table is the same as at most one of the other
 */
public record Linking(
        @JsonProperty(required = true) String link,
        @JsonProperty(required = true) String id,
        List<List<String>> certain,
        List<String> distinct,
        @JsonProperty(required = true) List<List<String>> block,
        @JsonProperty(required = true) Map<String, Comparison> compare,
        Double match,
        Double review,
        Integer mostPerKey,
        Long mostPairs,
        boolean oneToOne)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static final int MOST_RULES = 60;

    public Linking {
        certain = certain == null ? List.of() : List.copyOf(certain);
        distinct = distinct == null ? List.of() : List.copyOf(distinct);
        block = block == null ? List.of() : List.copyOf(block);
        compare = compare == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(compare));
        match = match == null ? 0.9 : match;
        review = review == null ? Math.min(0.5, match) : review;
        mostPerKey = mostPerKey == null ? 2_000 : mostPerKey;
        mostPairs = mostPairs == null ? 200_000_000L : mostPairs;
    }

    /** The rules by which pairs are found, the certain ones first. */
    List<List<String>> rules() {
        List<List<String>> rules = new ArrayList<>(certain);
        rules.addAll(block);
        return rules;
    }

    /** The columns that linking reads, beside the id. */
    List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(distinct);
        rules().forEach(columns::addAll);
        compare.forEach((name, comparison) -> columns.addAll(comparison.columns(name)));
        return List.copyOf(columns);
    }

    /** The comparisons in which rarity counts, by name. */
    List<String> rare() {
        return compare.entrySet().stream()
                .filter(entry -> entry.getValue().rarity() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many degrees each comparison has. */
    int[] degrees() {
        return compare.values().stream().mapToInt(Comparison::degrees).toArray();
    }

    /** Tells everything that is wrong. */
    public void check(Problems problems) {
        if (rules().isEmpty()) {
            problems.add("block", "no rule: every record would be compared with every other; name columns that the same thing shares");
        }
        if (rules().size() > MOST_RULES) {
            problems.add("block", "%d rules with the certain ones; at most %d can be told apart", rules().size(), MOST_RULES);
        }
        for (int i = 0; i < rules().size(); i++) {
            if (rules().get(i).isEmpty()) {
                boolean sure = i < certain.size();
                problems.add(
                        (sure ? "certain[" + i : "block[" + (i - certain.size())) + "]",
                        "names no column; name at least one");
            }
        }
        if (compare.isEmpty()) {
            problems.add("compare", "no comparison: nothing could speak for or against a pair; name at least one");
        }
        if (compare.size() > Agreement.MOST_COMPARISONS) {
            problems.add("compare", "%d comparisons; at most %d", compare.size(), Agreement.MOST_COMPARISONS);
        }
        compare.forEach((name, comparison) -> comparison.check("compare." + name, problems));
        probability("match", match, problems);
        probability("review", review, problems);
        if (review > match) {
            problems.add("review", "%s is above match, %s; what is linked needs no review", review, match);
        }
        if (mostPerKey < 2) {
            problems.add("most_per_key", "%d: a pair needs two records; set at least 2", mostPerKey);
        }
        if (mostPairs < 1) {
            problems.add("most_pairs", "%d: set at least 1", mostPairs);
        }
    }

    private static void probability(String field, double value, Problems problems) {
        if (!(value > 0 && value < 1)) {
            problems.add(field, "%s: a probability above 0 and below 1", value);
        }
    }
}
