package io.plumbline.connectors.dossier;

import io.plumbline.check.Items;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Finding;
import io.plumbline.connectors.dossier.Pages.Section;
import io.plumbline.connectors.dossier.Pages.Shown;
import io.plumbline.lead.Sentences;
import io.plumbline.pack.Basis;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Words the rows of a run for its pages. */
final class Wording {
    private static final int MOST_ROWS = 20;
    private static final Words[] MARKS = {
        new Words("", ""),
        new Words("■ 红", "■ red"),
        new Words("▲ 黄", "▲ yellow"),
        new Words("● 蓝", "● blue"),
        new Words("◇ 先要数据", "◇ ask for data")
    };

    private final Holdings held;

    Wording(Holdings held) {
        this.held = held;
    }

    Card card(Row lead) {
        List<Finding> findings = Cells.texts(lead, "signals").stream()
                .map(held.signals::get)
                .filter(Objects::nonNull)
                .map(this::finding)
                .toList();
        int grade = lead.getAs("grade");
        return new Card(
                Cells.file(lead.getAs("lead_id")),
                Cells.file(lead.getAs("organization_id")),
                grade,
                MARKS[grade],
                Cells.text(lead, "organization_name"),
                Cells.words(lead, "duty"),
                Cells.period(lead),
                Cells.words(lead, "sentence"),
                Cells.wordings(lead, "sentences"),
                Cells.words(lead, "grade_reason"),
                findings,
                sections(lead),
                held.spots.getOrDefault(lead.<String>getAs("lead_id"), List.of()).stream()
                        .map(row -> shown(row, ""))
                        .toList());
    }

    private List<Section> sections(Row lead) {
        return List.of(
                section("调什么", "Call for", Cells.wordings(lead, "call_for")),
                section("问谁", "Ask", Cells.wordings(lead, "ask")),
                section("去哪里", "Go to", List.of(Cells.words(lead, "go"))),
                section("可能的正当原因", "Innocent explanations", Cells.wordings(lead, "innocent")),
                section("什么能排除", "What would rule it out", Cells.wordings(lead, "rules_out")),
                section("如何核实", "How to verify", Cells.wordings(lead, "verify")),
                section("依据", "Basis", basis(Cells.texts(lead, "basis"))));
    }

    private static Section section(String zh, String en, List<Words> items) {
        return new Section(new Words(zh, en), items);
    }

    private List<Words> basis(List<String> ids) {
        List<Words> clauses = new ArrayList<>();
        for (String id : ids) {
            Basis basis = held.run.catalog().basis().get(id);
            String clause = basis == null || basis.clause() == null ? "" : " " + basis.clause();
            clauses.add(
                    basis == null
                            ? new Words(id, id)
                            : new Words(
                                    basis.title().zh() + clause, basis.title().en() + clause));
        }
        return clauses;
    }

    Finding finding(Row signal) {
        String id = signal.getAs("signal_id");
        Check check = held.run.catalog().checks().get(signal.<String>getAs("check_id"));
        boolean flagged = "flagged".equals(signal.getAs("state"));
        Row evidence = held.evidence.get(id);
        return new Finding(
                Cells.text(signal, "check_id") + " v" + Cells.text(signal, "check_version"),
                check == null ? new Words(Cells.text(signal, "check_id"), "") : check.title(),
                flagged ? sentence(check, signal) : new Words("", ""),
                Cells.period(signal),
                numbers(signal),
                Cells.number(signal, "smallest_visible"),
                Cells.text(signal, "reason"),
                evidence == null ? "0" : Cells.number(evidence, "row_count"),
                held.evidenceRows.getOrDefault(id, List.of()).stream()
                        .limit(MOST_ROWS)
                        .map(row -> shown(row, values(row)))
                        .toList());
    }

    private Words sentence(Check check, Row signal) {
        if (check == null) {
            return new Words("", "");
        }
        Words said = Sentences.say(check.says(), signal, held.name(signal.getAs("organization_id")));
        return new Words(Cells.clean(said.zh()), Cells.clean(said.en()));
    }

    /** Of few records there is no rate, and nobody to compare it with. */
    private static String numbers(Row signal) {
        Long n = signal.getAs("n");
        if (n == null || n < Items.ENOUGH) {
            return Cells.number(signal, "numerator") + " · n " + Cells.number(signal, "n") + " · ∅ "
                    + Cells.number(signal, "missing") + " · 匹配 matched " + Cells.number(signal, "match_rate")
                    + " · 覆盖 coverage " + Cells.number(signal, "coverage");
        }
        return Cells.number(signal, "numerator") + " / " + Cells.number(signal, "denominator") + " = "
                + Cells.number(signal, "value") + " · n " + Cells.number(signal, "n") + " · ∅ "
                + Cells.number(signal, "missing") + " · 效应 effect " + Cells.number(signal, "effect") + " (95 %: "
                + Cells.number(signal, "effect_low") + " – " + Cells.number(signal, "effect_high")
                + ") · 阈值 threshold " + Cells.number(signal, "threshold") + " · 同类 peers "
                + Cells.number(signal, "peer_value") + " (" + Cells.number(signal, "peers") + ") · 匹配 matched "
                + Cells.number(signal, "match_rate") + " · 覆盖 coverage " + Cells.number(signal, "coverage");
    }

    Shown shown(Row row, String values) {
        String sheet = Cells.text(row, "sheet");
        String rowNo = Cells.text(row, "row_no");
        String record = Cells.text(row, "record_id");
        String place = Cells.text(row, "contract") + " · " + Cells.text(row, "file")
                + (sheet.isEmpty() ? "" : " [" + sheet + "]") + (rowNo.isEmpty() ? "" : " #" + rowNo) + " · "
                + record.substring(0, Math.min(12, record.length()));
        return new Shown(place, Cells.moment(row, "at", held.run.zone()), values);
    }

    static String values(Row row) {
        int at = row.fieldIndex("shown");
        Map<String, String> values = row.isNullAt(at) ? Map.of() : new TreeMap<>(row.<String, String>getJavaMap(at));
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> Cells.clean(entry.getKey()) + " = " + Cells.clean(entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
