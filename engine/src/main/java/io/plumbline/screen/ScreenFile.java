package io.plumbline.screen;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Observations;
import io.plumbline.stats.ScreenCriterion;
import java.util.List;

/**
 * 筛查配置: what a screening reads, how it judges and where the result goes.
 *
 * @param file a path, glob or URI, relative to the configuration
 * @param format {@code csv}, {@code jsonl}, {@code parquet} or any short name that Spark knows; by the ending of the file, else csv
 * @param encoding {@code auto} unless said
 * @param delimiter of CSV; a comma unless said
 * @param columns which column holds what
 * @param kind whether numerator and denominator are a share or a rate; share unless said, all else follows from the columns
 * @param worse on which side a number is worse: high, low or both; both unless said
 * @param q up to which a departure is flagged; 0.1 unless said
 * @param minRatio the smallest ratio to what is usual that matters; 1.5 unless said; not for means
 * @param minN the fewest records of a share or a mean; 30 unless said
 * @param spread of ordinary organizations from earlier rounds, for groups of 8 to 19, see {@link ScreenCriterion#spread}
 * @param published the published method beside the robust one: winsorised (as CQC) or truncated (as SHMI); winsorised unless said
 * @param out the folder of the result; {@code screen-out} beside the configuration unless said
 */
public record ScreenFile(
        @JsonProperty(required = true) String file,
        String format,
        String encoding,
        String delimiter,
        @JsonProperty(required = true) Columns columns,
        Kind kind,
        Direction worse,
        Double q,
        Double minRatio,
        Long minN,
        Double spread,
        ScreenCriterion.Published published,
        String out) {
    public ScreenFile {
        format = format == null ? format(file) : format;
        out = out == null ? "screen-out" : out;
    }

    /** 分子与分母的关系: what a numerator and a denominator make. */
    public enum Kind {
        /** 占比: the numerator is part of the denominator. */
        SHARE,
        /** 率: a count per unit of an exposure. */
        RATE
    }

    /**
     * 字段: headers of the file; numerator and denominator, or count and expected, or value and n.
     *
     * @param organization who answers for the number
     * @param period in which, such as 2026-03; ordered by its digits as numbers
     * @param numerator of a share or rate
     * @param denominator of a share or rate
     * @param count against what is expected
     * @param expected the number expected by a standard or a model
     * @param value a mean
     * @param n how many values the mean rests on
     * @param sd the standard deviation of these values; without it nobody is compared with peers
     * @param group only organizations of the same group are compared; all with all unless said
     * @param label a name to show beside the organization
     */
    public record Columns(
            @JsonProperty(required = true) String organization,
            @JsonProperty(required = true) String period,
            String numerator,
            String denominator,
            String count,
            String expected,
            String value,
            String n,
            String sd,
            String group,
            String label) {}

    /**
     * Binds a configuration, from YAML or from options.
     *
     * @param name of the configuration, for messages
     * @throws ConfigurationException naming every problem
     */
    public static ScreenFile of(JsonNode tree, String name) {
        Problems problems = new Problems(name);
        ScreenFile file = Yaml.bind(tree, ScreenFile.class, problems);
        if (file != null) {
            new ScreenRules(file, problems).check();
        }
        problems.refuse();
        return file;
    }

    /**
     * Reads a configuration from text; paths in it stay as they are written.
     *
     * @throws ConfigurationException naming every problem
     */
    public static ScreenFile parse(String text) {
        Problems problems = new Problems("screen");
        JsonNode tree = Yaml.tree(text, problems);
        problems.refuse();
        return of(tree, "screen");
    }

    /** The kind of number that the columns make; null when they make none. */
    Observations.Kind numbers() {
        if (columns == null) {
            return null;
        }
        if (columns.numerator() != null || columns.denominator() != null) {
            return kind == Kind.RATE ? Observations.Kind.RATE : Observations.Kind.SHARE;
        }
        if (columns.count() != null || columns.expected() != null) {
            return Observations.Kind.RATIO;
        }
        return columns.value() == null && columns.n() == null ? null : Observations.Kind.MEAN;
    }

    /** The criterion; only of a configuration without problems. */
    ScreenCriterion criterion() {
        return new ScreenCriterion(worse, q, minRatio, minN, spread, published);
    }

    private static String format(String file) {
        for (String ending : List.of("parquet", "jsonl", "orc")) {
            if (file != null && file.endsWith("." + ending)) {
                return ending;
            }
        }
        return "csv";
    }
}
