package io.plumbline.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.pack.Problems;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * 比较方式: how two values of one column are compared. Two values agree exactly, to one of a few lesser degrees, or not at all; where one
 * of them is blank nothing is known.
 *
 * @param by how likeness is measured
 * @param levels the lesser degrees, best first: the least similarity (falling) or the greatest distance (rising) of each
 * @param columns the columns that are compared; the one of the comparison's own name unless said. Metres need two: longitude and
 *     latitude in degrees of WGS-84
 * @param rarity how far an exact agreement on a rare value counts for more than one on a common value: 0 not at all, which is what holds
 *     unless said, 1 fully
 */
public record Comparison(@JsonProperty(required = true) By by, List<Double> levels, List<String> columns, Double rarity)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static final int MOST_LEVELS = 13;

    public Comparison {
        levels = levels == null ? List.of() : List.copyOf(levels);
        columns = columns == null ? List.of() : List.copyOf(columns);
        rarity = rarity == null ? 0 : rarity;
    }

    /** 相似度量: how likeness is measured. */
    public enum By {
        /** 相同: equal or not. */
        EXACT(false),
        /** 编辑距离: single-character slips, two exchanged neighbours counted as one. */
        EDITS(false),
        /** Jaro–Winkler 相似度: 0 to 1, by code point, more for a common beginning. */
        JARO_WINKLER(true),
        /** 数值差: the absolute difference. */
        DIFFERENCE(false),
        /** 日数差: days between two ISO dates, with or without hyphens. */
        DAYS(false),
        /** 距离: metres between two positions. */
        METRES(false);

        private final boolean similarity;

        By(boolean similarity) {
            this.similarity = similarity;
        }
    }

    /** How many degrees of agreement there are: none, the lesser ones, and exact. */
    int degrees() {
        return levels.size() + 2;
    }

    /** The columns compared, under the comparison's name where none are said. */
    List<String> columns(String name) {
        return columns.isEmpty() ? List.of(name) : columns;
    }

    void check(String path, Problems problems) {
        if (by == null) {
            return;
        }
        int needed = by == By.METRES ? 2 : 1;
        if (!columns.isEmpty() && columns.size() != needed || columns.isEmpty() && needed == 2) {
            problems.add(path + ".columns", "%s compares %d column%s; name %s", by, needed, needed == 1 ? "" : "s", needed == 1 ? "it, or leave it out" : "longitude and latitude");
        }
        if (by == By.EXACT && !levels.isEmpty()) {
            problems.add(path + ".levels", "%s: equal or not has no lesser degrees; leave them out", levels);
        }
        if (levels.size() > MOST_LEVELS) {
            problems.add(path + ".levels", "%d degrees; at most %d can be told apart", levels.size(), MOST_LEVELS);
        }
        for (int i = 0; i < levels.size(); i++) {
            double level = levels.get(i);
            boolean within = by.similarity ? level > 0 && level < 1 : level > 0;
            boolean ordered = i == 0 || (by.similarity ? level < levels.get(i - 1) : level > levels.get(i - 1));
            if (!within || !ordered) {
                problems.add(
                        path + ".levels[" + i + "]",
                        by.similarity
                                ? "%s: similarities lie between 0 and 1 and fall, best first"
                                : "%s: distances are above 0 and rise, best first",
                        level);
            }
        }
        if (rarity > 0 && needed > 1) {
            problems.add(path + ".rarity", "%s: positions are not rare or common; leave it out", rarity);
        }
        if (rarity < 0 || rarity > 1) {
            problems.add(path + ".rarity", "%s: from 0, not at all, to 1, fully", rarity);
        }
    }
}
