package io.plumbline.connectors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import io.plumbline.contract.Contract;
import io.plumbline.sink.RunTables;
import io.plumbline.source.Conservation;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * 接收缺口: the sources that could not be read or fell short, each with its reason, so that nothing begins as if all had come. A
 * source falls short when nothing of it was accepted, or when {@link Conservation#fallsShort} says so of its rows.
 */
public final class Received {
    private static final String FAULT = "^([A-Za-z0-9_-]+(?:: [a-z_-]+(?=:))?)";

    private Received() {}

    /** One line for each failed and for each short source, the failed ones first; none where all came as it should. */
    public static List<Words> shortfalls(RunTables run) {
        Map<String, List<Row>> sources = run.table("conservation").collectAsList().stream()
                .sorted(Comparator.comparing(row -> String.valueOf(row.<String>getAs("file"))))
                .collect(Collectors.groupingBy(
                        row -> row.<String>getAs("source_id"), TreeMap::new, Collectors.toList()));
        List<Words> lines = new ArrayList<>();
        sources.values().forEach(files -> failed(run, files, lines));
        sources.values().forEach(files -> fellShort(run, files, lines));
        return lines;
    }

    private static boolean isFailed(Row file) {
        return "failed".equals(file.getAs("state"));
    }

    private static void failed(RunTables run, List<Row> files, List<Words> lines) {
        List<Row> failed = files.stream().filter(Received::isFailed).toList();
        if (failed.isEmpty()) {
            return;
        }
        Words name = name(run, failed.get(0));
        String file = failed.get(0).getAs("file");
        Words what = Faults.words(failed.get(0).getAs("problem"));
        boolean one = files.size() == 1;
        lines.add(new Words(
                name.zh() + "：" + (one ? "" : files.size() + " 个文件中有 " + failed.size() + " 个") + "未能读取："
                        + (file == null ? "" : file + "：") + what.zh(),
                name.en() + ": " + (one ? "" : failed.size() + " of " + files.size() + " files ")
                        + "could not be read: " + (file == null ? "" : file + ": ") + what.en()));
    }

    private static void fellShort(RunTables run, List<Row> files, List<Words> lines) {
        long read = sum(files, "read");
        long accepted = sum(files, "accepted");
        long refused = sum(files, "quarantined");
        boolean whole = accepted > 0 && !Conservation.fallsShort(refused, read);
        if (whole || files.stream().allMatch(Received::isFailed)) {
            return;
        }
        Words name = name(run, files.get(0));
        String kind = refused == 0 ? null : reason(run, files.get(0).getAs("source_id"));
        Words reason = kind == null ? null : Faults.words(kind);
        lines.add(new Words(
                String.format(
                        Locale.ROOT,
                        "%s：读入 %,d 行，采用 %,d 行，隔离 %,d 行%s",
                        name.zh(),
                        read,
                        accepted,
                        refused,
                        reason == null ? "" : "，多因 " + reason.zh()),
                String.format(
                        Locale.ROOT,
                        "%s: %,d rows read, %,d accepted, %,d quarantined%s",
                        name.en(),
                        read,
                        accepted,
                        refused,
                        reason == null ? "" : ", most often for " + reason.en())));
    }

    private static long sum(List<Row> files, String column) {
        return files.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
    }

    private static Words name(RunTables run, Row file) {
        String id = file.getAs("source_id");
        Contract contract = run.catalog().contract(file.getAs("contract"));
        return contract == null || contract.title() == null
                ? new Words(id, id)
                : new Words(contract.title().zh() + " " + id, contract.title().en() + " " + id);
    }

    /** The column and kind of the fault that most rows have first; the words behind them may hold values. */
    private static String reason(RunTables run, String source) {
        return run
                .table("quarantine")
                .where(col("source_id").equalTo(source))
                .groupBy(regexp_extract(element_at(col("reasons"), 1), FAULT, 1).as("reason"))
                .agg(count(lit(1)).as("rows"))
                .orderBy(col("rows").desc(), col("reason"))
                .limit(1)
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse(null);
    }
}
