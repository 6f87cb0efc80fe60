package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** The lesser degrees of two addresses, best first. */
    public static final List<String> ADDRESS_DEGREES =
            List.of("same building", "same number or compound", "same road or community");

    private static final int MOST_LEVELS = 13;

    public Comparison {
        levels = levels == null ? List.of() : List.copyOf(levels);
        columns = columns == null ? List.of() : List.copyOf(columns);
        rarity = rarity == null ? 0 : rarity;
    }

    /** 相似度量: how likeness is measured. */
    public enum By {
        /** 相同: equal or not. */
        EXACT,
        /** 编辑距离: single-character slips, two exchanged neighbours counted as one. */
        EDITS,
        /** Jaro–Winkler 相似度: 0 to 1, by code point, more for a common beginning. */
        JARO_WINKLER,
        /** 地址: level by level; another number, building or door vetoes the pair. */
        ADDRESS,
        /** 数值差: the absolute difference. */
        DIFFERENCE,
        /** 日数差: days between two ISO dates, with or without hyphens. */
        DAYS,
        /** 距离: metres between two positions. */
        METRES;

        private boolean hasOwnLevels() {
            return this == EXACT || this == ADDRESS;
        }

        private boolean isSimilarity() {
            return this == JARO_WINKLER;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many degrees of agreement there are: none, the lesser ones, and exact. */
    public int degrees() {
        return (by == By.ADDRESS ? ADDRESS_DEGREES.size() : levels.size()) + 2;
    }

    /** What each degree means, from 0, for people. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("blank", "differs"));
        if (by == By.ADDRESS) {
            for (int i = ADDRESS_DEGREES.size() - 1; i >= 0; i--) {
                words.add(ADDRESS_DEGREES.get(i));
            }
        }
        for (int i = levels.size() - 1; i >= 0; i--) {
            words.add(by.word() + (by.isSimilarity() ? " ≥ " : " ≤ ") + plain(levels.get(i)));
        }
        words.add("same");
        return words;
    }

    private static String plain(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : Double.toString(level);
    }

    /** The columns compared, under the comparison's name where none are said. */
    public List<String> columns(String name) {
        return columns.isEmpty() ? List.of(name) : columns;
    }

    void check(String path, Problems problems) {
        if (by == null) {
            return;
        }
        boolean pair = by == By.METRES;
        if (pair && columns.size() != 2) {
            problems.add(path + ".columns", "metres lie between positions; name two columns, longitude and latitude");
        }
        if (!pair && columns.size() > 1) {
            problems.add(path + ".columns", "%s compares one column; name it, or leave it out", by.word());
        }
        if (by.hasOwnLevels() && !levels.isEmpty()) {
            problems.add(path + ".levels", "%s has degrees of its own; leave them out", by.word());
        }
        if (levels.size() > MOST_LEVELS) {
            problems.add(path + ".levels", "%d degrees; at most %d can be told apart", levels.size(), MOST_LEVELS);
        }
        for (int i = 0; !by.hasOwnLevels() && i < levels.size(); i++) {
            level(path + ".levels[" + i + "]", i, problems);
        }
        if (rarity > 0 && pair) {
            problems.add(path + ".rarity", "positions are not rare or common; leave it out");
        }
        if (!(rarity >= 0 && rarity <= 1)) {
            problems.add(path + ".rarity", "%s: from 0, not at all, to 1, fully", rarity);
        }
    }

    private void level(String path, int i, Problems problems) {
        double level = levels.get(i);
        boolean similar = by.isSimilarity();
        boolean within = similar ? level > 0 && level < 1 : level > 0;
        boolean ordered = i == 0 || (similar ? level < levels.get(i - 1) : level > levels.get(i - 1));
        if (within && ordered) {
            return;
        }
        problems.add(
                path,
                similar
                        ? "%s: similarities lie between 0 and 1 and fall, best first"
                        : "%s: distances are above 0 and rise, best first",
                level);
    }
}
