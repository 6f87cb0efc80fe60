package io.plumbline.connectors;

import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** 已采纳说明: what accepted explanations silence, in one line for each, so that nothing is silent unseen. */
public final class Explained {
    private static final String TABLE = "accepted_explanations";

    private Explained() {}

    /** Lines in Chinese and English; none where a run has no explanations. In a part of a run only what explains its signals is told. */
    public static List<String> lines(RunTables run) {
        return words(run).stream().map(words -> words.zh() + " " + words.en()).toList();
    }

    /** The same lines, the two languages apart. */
    public static List<Words> words(RunTables run) {
        List<Row> explanations = run.has(TABLE) ? run.table(TABLE).collectAsList() : List.of();
        if (explanations.isEmpty()) {
            return List.of();
        }
        Map<String, Long> silenced = new HashMap<>();
        run.table("signals")
                .where("accepted is not null")
                .groupBy("accepted")
                .count()
                .collectAsList()
                .forEach(row -> silenced.put(row.getString(0), row.getLong(1)));
        Map<String, Words> lines = new TreeMap<>();
        explanations.forEach(row -> {
            Words line = line(row, silenced.getOrDefault(row.<String>getAs("explanation_id"), 0L));
            lines.put(line.zh(), line);
        });
        return new ArrayList<>(lines.values());
    }

    private static Words line(Row row, long signals) {
        if (row.getAs("place_id") != null && row.<Long>getAs("records") > 0) {
            return place(row);
        }
        String what =
                row.getAs("check_id") + " " + (row.getAs("organization_id") == null ? "" : row.getAs("organization_id"))
                        + (row.getAs("place_id") == null ? "" : " " + row.getAs("place_id"));
        String to = String.valueOf(row.<Object>getAs("to_on"));
        String because = row.getAs("accepted_by") + "：" + row.getAs("because");
        return switch (row.<String>getAs("state")) {
            case "refused" ->
                new Words(
                        "说明未采用（" + row.getAs("file") + " #" + row.getAs("row_no") + "）",
                        "explanation not used: " + row.getAs("problem"));
            case "unmatched" -> new Words("说明无对应疑点：" + what, "explanation that matches no signal, until " + to);
            case "expired" ->
                new Words(
                        signals + " 个疑点已有说明，已于 " + to + " 失效：" + what + "（" + because + "）",
                        signals + " signals explained until " + to + ", expired");
            default ->
                new Words(
                        signals + " 个疑点已有说明，有效至 " + to + "：" + what + "（" + because + "）",
                        signals + " signals explained until " + to);
        };
    }

    private static Words place(Row row) {
        long records = row.<Long>getAs("records");
        String where = row.getAs("check_id") + " " + row.getAs("place_id");
        String to = String.valueOf(row.<Object>getAs("to_on"));
        return new Words(
                where + " 的 " + records + " 条记录已有说明，不参与比对，有效至 " + to + "（" + row.getAs("accepted_by") + "："
                        + row.getAs("because") + "）",
                where + ": " + records + " records of the place are explained until " + to + " and take no part");
    }
}
