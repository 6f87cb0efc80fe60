package io.plumbline.screen;

import io.plumbline.pack.Problems;
import io.plumbline.stats.Observations;
import io.plumbline.stats.Screening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a configuration must be beyond its shape. */
final class ScreenRules {
    private final ScreenFile file;
    private final Problems problems;

    ScreenRules(ScreenFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    void check() {
        if (file.file() != null && file.file().isBlank()) {
            problems.add("file", "is empty; name the file to screen");
        }
        if (file.columns() != null) {
            columns(file.columns());
        }
        Observations.Kind kind = file.numbers();
        if (file.kind() != null && kind != null && kind != Observations.Kind.SHARE && kind != Observations.Kind.RATE) {
            problems.add("kind", "is for numerator and denominator; leave it out, the columns say what they are");
        }
        ranges(kind);
        String unfit = kind == null || file.published() == null ? null : Screening.unfit(kind, file.published());
        if (unfit != null) {
            problems.add("published", "%s", unfit);
        }
    }

    private void columns(ScreenFile.Columns columns) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("organization", columns.organization());
        named.put("period", columns.period());
        named.put("group", columns.group());
        named.put("label", columns.label());
        named.put("sd", columns.sd());
        List<String> pairs = new ArrayList<>();
        pair(pairs, "numerator", columns.numerator(), "denominator", columns.denominator());
        pair(pairs, "count", columns.count(), "expected", columns.expected());
        pair(pairs, "value", columns.value(), "n", columns.n());
        if (pairs.size() != 1) {
            problems.add(
                    "columns",
                    "%s; give one of numerator and denominator, count and expected, value and n",
                    pairs.isEmpty() ? "no numbers are named" : String.join(" and ", pairs) + " are given at once");
        }
        if (columns.sd() != null && columns.value() == null) {
            problems.add("columns.sd", "belongs to value and n; leave it out");
        }
        named.forEach((name, header) -> blank(name, header));
    }

    private void pair(List<String> pairs, String first, String one, String second, String other) {
        blank(first, one);
        blank(second, other);
        if (one == null && other == null) {
            return;
        }
        pairs.add(first + "/" + second);
        if (one == null || other == null) {
            problems.add(
                    "columns", "%s is missing beside %s", one == null ? first : second, one == null ? second : first);
        }
    }

    private void blank(String name, String header) {
        if (header != null && header.isBlank()) {
            problems.add("columns." + name, "is empty; write the header of the column, or leave it out");
        }
    }

    private void ranges(Observations.Kind kind) {
        if (file.q() != null && !(file.q() > 0 && file.q() <= 0.5)) {
            problems.add("q", "%s is not above 0 and at most 0.5", file.q());
        }
        if (file.minRatio() != null && !(file.minRatio() >= 1 && file.minRatio() < 1000)) {
            problems.add("min_ratio", "%s is not from 1 to 1000; 1 takes every departure", file.minRatio());
        }
        if (file.minRatio() != null && kind == Observations.Kind.MEAN) {
            problems.add("min_ratio", "means have no natural zero and are not held to a ratio; leave it out");
        }
        if (file.minN() != null && file.minN() < 1) {
            problems.add("min_n", "%s is not 1 or more", file.minN());
        }
        if (file.minN() != null && (kind == Observations.Kind.RATE || kind == Observations.Kind.RATIO)) {
            problems.add(
                    "min_n", "counts records of shares and means; here nothing says how many there are, leave it out");
        }
        if (file.spread() != null && !(file.spread() >= 0 && file.spread() < 1e300)) {
            problems.add("spread", "%s is not 0 or more", file.spread());
        }
    }
}
