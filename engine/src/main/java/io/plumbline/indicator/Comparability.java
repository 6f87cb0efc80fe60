package io.plumbline.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 可比性: tells records that could not be compared from those that an indicator does not speak of. A record was not comparable for
 * an indicator when it would take part if every column that ends in {@code _comparable} were true, or when the values that
 * decide whether it takes part are not there.
 */
final class Comparability {
    private Comparability() {}

    /** The column that holds the answer for one indicator. */
    static String column(String indicator) {
        return "assumed_" + Catalog.flag(indicator);
    }

    /** Adds {@link #column} for every indicator: whether the record would take part if it were comparable; never null. */
    static Dataset<Row> assumed(Dataset<Row> marked, Map<String, Indicator> indicators) {
        Map<String, Column> aside = new LinkedHashMap<>();
        Map<String, Column> back = new LinkedHashMap<>();
        TreeSet<String> comparable = new TreeSet<>();
        Map<String, Column> answers = new LinkedHashMap<>();
        indicators.forEach((id, indicator) -> {
            Term term = new Term(indicator, marked.schema());
            comparable.addAll(term.comparable());
            answers.put(column(id), coalesce(term.among(), lit(true)));
        });
        for (String column : comparable) {
            aside.put("was_" + column, col(column));
            aside.put(column, lit(true));
            back.put(column, col("was_" + column));
        }
        return marked.withColumns(aside).withColumns(answers).withColumns(back);
    }
}
