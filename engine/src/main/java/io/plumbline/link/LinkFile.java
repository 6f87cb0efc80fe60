package io.plumbline.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Linking;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 关联配置: which tables are linked, how, and where the result goes.
 *
 * @param link what is linked, for people
 * @param tables one, whose duplicates are found, or two, that are linked with each other
 * @param linking how records of the same thing are recognized
 * @param show columns whose values may stand in pages and tables; no others do
 * @param judgements a file of what people said: {@code left_id}, {@code right_id}, {@code verdict} (same, different or unsure)
 * @param before the folder of an earlier result, whose ids live on
 * @param frozen whether pairs are weighed by the parameters of {@code before}, and nothing is estimated
 * @param out the folder of the result; {@code link-out} unless said
 */
public record LinkFile(
        @JsonProperty(required = true) String link,
        @JsonProperty(required = true) List<Table> tables,
        @JsonProperty(required = true) Linking linking,
        List<String> show,
        String judgements,
        String before,
        boolean frozen,
        String out) {
    public LinkFile {
        tables = tables == null ? List.of() : List.copyOf(tables);
        show = show == null ? List.of() : List.copyOf(show);
        out = out == null ? "link-out" : out;
    }

    /**
     * 表: what is read.
     *
     * @param file a path, glob or URI, relative to the configuration
     * @param id the header of the column that tells records apart
     * @param columns our name → the header in the file, where they differ
     * @param format {@code csv}, {@code jsonl}, {@code parquet} or any short name that Spark knows; by the ending of the file, else csv
     * @param encoding {@code auto} unless said
     * @param delimiter of CSV; a comma unless said
     */
    public record Table(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String id,
            Map<String, String> columns,
            String format,
            String encoding,
            String delimiter) {
        public Table {
            columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /**
     * Binds a configuration.
     *
     * @param name of the configuration, for messages
     * @throws ConfigurationException naming every problem
     */
    public static LinkFile of(JsonNode tree, String name) {
        Problems problems = new Problems(name);
        LinkFile file = Yaml.bind(tree, LinkFile.class, problems);
        if (file != null) {
            file.check(problems);
        }
        problems.refuse();
        return file;
    }

    private void check(Problems problems) {
        if (tables.isEmpty() || tables.size() > 2) {
            problems.add("tables", "%d tables; give one to find its duplicates, or two to link them", tables.size());
        }
        if (frozen && before == null) {
            problems.add("frozen", "needs 'before', the folder of the result whose parameters weigh the pairs");
        }
        if (linking == null) {
            return;
        }
        linking.check("linking.", problems);
        if (linking.oneToOne() && tables.size() == 1) {
            problems.add("linking.one_to_one", "is for two tables; leave it out");
        }
        if (linking.compare().containsValue(null)) {
            return;
        }
        show.stream()
                .filter(column -> !linking.columns().contains(column))
                .forEach(column -> problems.add("show", "'%s' is read by no rule or comparison; leave it out", column));
        for (int i = 0; i < tables.size(); i++) {
            String path = "tables[" + i + "].columns.";
            tables.get(i).columns().keySet().stream()
                    .filter(column -> !linking.columns().contains(column))
                    .forEach(column -> problems.add(path + column, "no rule or comparison reads it; leave it out"));
        }
    }
}
