package io.plumbline.connectors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Contract;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/**
 * 归属方式不一致: how many records of a table name one organization one way and another another way, for each role and pair of ways. It
 * says something about the data and nothing about an organization.
 */
public final class Disagreements {
    private static final Pattern PAIR = Pattern.compile("(\\w+?)_and_(\\w+?)_disagree");
    private static final Map<String, String> WAYS = Map.of(
            "code", "代码", "name", "名称", "address", "地址", "point", "位置", "place", "场所", "entity", "实体", "sector", "行业");
    private static final Map<String, String> ROLES =
            Map.of("principal", "主体", "territorial", "属地", "sector", "行业", "enforcement", "执法", "support", "配合");

    private Disagreements() {}

    /** One line for each table, role and pair of ways, the most frequent first; none where all ways agree. */
    public static List<Words> lines(RunTables run) {
        List<Row> counts = new ArrayList<>(run.table("coverage")
                .groupBy(
                        col("table"),
                        col("role"),
                        when(col("reason").rlike(PAIR.pattern()), col("reason")).as("reason"))
                .agg(sum("records").as("records"))
                .collectAsList());
        Map<String, Long> all = new HashMap<>();
        counts.forEach(row -> all.merge(answered(row), row.<Long>getAs("records"), Long::sum));
        counts.removeIf(row -> row.getAs("reason") == null);
        counts.sort(Comparator.comparing((Row row) -> -row.<Long>getAs("records"))
                .thenComparing(Disagreements::answered)
                .thenComparing(row -> row.<String>getAs("reason")));
        return counts.stream()
                .map(row -> line(run, row, all.get(answered(row))))
                .toList();
    }

    private static String answered(Row row) {
        return row.<String>getAs("table") + "\n" + row.<String>getAs("role");
    }

    private static Words line(RunTables run, Row row, long all) {
        Matcher pair = PAIR.matcher(row.<String>getAs("reason"));
        pair.find();
        Words table = title(run, row.getAs("table"));
        String role = row.getAs("role");
        long records = row.getAs("records");
        return new Words(
                String.format(
                        Locale.ROOT,
                        "%s（%s）：按%s与按%s归属不一致 %,d 条，共 %,d 条",
                        table.zh(),
                        ROLES.getOrDefault(role, role),
                        WAYS.getOrDefault(pair.group(1), pair.group(1)),
                        WAYS.getOrDefault(pair.group(2), pair.group(2)),
                        records,
                        all),
                String.format(
                        Locale.ROOT,
                        "%s (%s): %s and %s disagree: %,d of %,d",
                        table.en(),
                        role,
                        pair.group(1),
                        pair.group(2),
                        records,
                        all));
    }

    private static Words title(RunTables run, String table) {
        Contract contract = run.catalog().contract(table);
        return contract == null || contract.title() == null ? new Words(table, table) : contract.title();
    }
}
