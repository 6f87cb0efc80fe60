package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Run;
import io.plumbline.check.Items;
import io.plumbline.connectors.Division;
import io.plumbline.text.Words;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** A lead in words, down to the rows of its sources. */
final class LeadText {
    private static final String[] GRADES_ZH = {"", "■ 红", "▲ 黄", "● 蓝", "◇ 先要数据"};
    private static final String[] GRADES_EN = {"", "■ red", "▲ yellow", "● blue", "◇ ask for data"};

    /** Below it a number is printed with its power of ten, for p-values have a hundred zeros. */
    private static final double TINY = 1e-4;

    /** So many rows of a signal are printed; the tables hold more. */
    private static final int ROWS = 20;

    private final Run run;
    private final Language language;

    LeadText(Run run, Language language) {
        this.run = run;
        this.language = language;
    }

    /** Shape and word of a grade. */
    static String mark(int grade, Language language) {
        return language.say(GRADES_ZH[grade], GRADES_EN[grade]);
    }

    void print(PrintWriter out, Row lead) {
        out.println(String.join(
                " · ",
                mark(lead.<Integer>getAs("grade"), language),
                lead.<String>getAs("organization_name"),
                text(lead, "duty"),
                lead.getAs("period_from") + "/" + lead.getAs("period_to")));
        out.println(text(lead, "sentence"));
        String division = language.say(Division.of(run.catalog(), lead, kind -> new Words(kind, kind)));
        if (!division.isEmpty()) {
            out.println(division);
        }
        list(lead, "sentences").forEach(sentence -> out.println("  " + sentence));
        out.println(language.say("级别理由：", "Why this grade: ") + text(lead, "grade_reason"));
        section(out, language.say("调什么", "Call for"), list(lead, "call_for"));
        section(out, language.say("问谁", "Ask"), list(lead, "ask"));
        out.println(language.say("去哪里：", "Go to: ") + text(lead, "go"));
        section(out, language.say("如何核实", "Verify"), list(lead, "verify"));
        section(out, language.say("可能的正当原因", "Innocent explanations"), list(lead, "innocent"));
        section(out, language.say("什么能排除", "What would rule it out"), list(lead, "rules_out"));
        section(out, language.say("依据", "Basis"), basis(lead));
        List<String> signals = lead.getList(lead.fieldIndex("signals"));
        signals.forEach(signal -> signal(out, signal));
        out.println(language.say("疑点不是结论，待核查。", "A lead is a place to look, not a finding."));
    }

    private List<String> basis(Row lead) {
        List<String> ids = lead.getList(lead.fieldIndex("basis"));
        return ids.stream()
                .map(id -> {
                    io.plumbline.pack.Basis basis = run.catalog().basis().get(id);
                    return id + " " + language.say(basis.title())
                            + (basis.clause() == null ? "" : " " + basis.clause())
                            + (basis.from() == null ? "" : language.say("，自 ", ", since ") + basis.from());
                })
                .toList();
    }

    private void signal(PrintWriter out, String id) {
        Row signal = run.signals().where(col("signal_id").equalTo(id)).first();
        Row evidence = run.table("evidence").where(col("signal_id").equalTo(id)).first();
        out.println();
        out.println(String.join(
                " · ",
                signal.<String>getAs("check_id") + " v" + signal.getAs("check_version"),
                id.substring(0, 12),
                signal.getAs("role"),
                signal.getAs("period_from") + "/" + signal.getAs("period_to"),
                numbers(signal)));
        out.println("  " + language.say("佐证：", "evidence: ") + evidence.getAs("table") + " where "
                + evidence.getAs("flag") + " = 1, " + evidence.getAs("row_count") + " rows, digest "
                + evidence.<String>getAs("digest").substring(0, 12));
        List<Row> rows = run.table("evidence_rows")
                .where(col("signal_id").equalTo(id))
                .orderBy("rank")
                .limit(ROWS)
                .collectAsList();
        for (Row row : rows) {
            out.println("  " + place(row) + "  " + shown(row));
        }
        long more = evidence.<Long>getAs("row_count") - rows.size();
        if (more > 0) {
            out.println(
                    "  " + language.say("另有 " + more + " 行见 evidence 所列条件", more + " more rows match the selector"));
        }
    }

    private static String numbers(Row signal) {
        Long n = signal.getAs("n");
        if (n == null || n < Items.ENOUGH) {
            return "numerator " + brief(signal.getAs("numerator")) + ", n " + n;
        }
        Map<String, Object> numbers = new TreeMap<>();
        for (String name : List.of(
                "numerator",
                "denominator",
                "value",
                "threshold",
                "peer_value",
                "effect",
                "effect_low",
                "effect_high",
                "p",
                "q",
                "match_rate",
                "coverage",
                "smallest_visible",
                "independent_sources")) {
            numbers.put(name, signal.getAs(name));
        }
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + " " + brief(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static Object brief(Object number) {
        if (number instanceof Double exact) {
            BigDecimal rounded = new BigDecimal(exact).round(new MathContext(4)).stripTrailingZeros();
            return Math.abs(exact) < TINY ? rounded.toString() : rounded.toPlainString();
        }
        return number;
    }

    static String place(Row row) {
        String file = row.getAs("file");
        Object number = row.getAs("row_no");
        Object sheet = row.getAs("sheet");
        return file == null
                ? row.<String>getAs("contract") + " "
                        + row.<String>getAs("record_id").substring(0, 12)
                : file + (sheet == null ? "" : "!" + sheet) + ":" + number;
    }

    static String shown(Row row) {
        Map<String, String> shown = row.getJavaMap(row.fieldIndex("shown"));
        return new TreeMap<>(shown)
                .entrySet().stream()
                        .filter(entry -> Objects.nonNull(entry.getValue()))
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static void section(PrintWriter out, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            out.println(title + ": " + String.join("; ", lines));
        }
    }

    private String text(Row row, String field) {
        return row.getAs(field + language.suffix());
    }

    private List<String> list(Row row, String field) {
        return row.getList(row.fieldIndex(field + language.suffix()));
    }
}
