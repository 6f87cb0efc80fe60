package io.plumbline.connectors.dossier;

import io.plumbline.connectors.Division;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Changes;
import io.plumbline.connectors.dossier.Pages.Departed;
import io.plumbline.connectors.dossier.Pages.Finding;
import io.plumbline.connectors.dossier.Pages.RowTable;
import io.plumbline.connectors.dossier.Pages.Section;
import io.plumbline.connectors.dossier.Pages.Shown;
import io.plumbline.connectors.dossier.Pages.Spots;
import io.plumbline.connectors.dossier.Pages.Told;
import io.plumbline.lead.Sentences;
import io.plumbline.pack.Basis;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;

/** Words the rows of a run for its pages. */
final class Wording {
    private static final int MOST_ROWS = 20;
    private static final Words NOTHING = new Words("", "");

    private final Holdings held;
    private final Figures figures;
    private final Past past;
    private final RelatedLeads related;

    Wording(Holdings held) {
        this.held = held;
        this.figures = new Figures(held.run.catalog());
        this.past = new Past(held);
        this.related = new RelatedLeads(held);
    }

    Card card(Row lead) {
        List<Finding> findings = Cells.texts(lead, "signals").stream()
                .map(held.signals::get)
                .filter(Objects::nonNull)
                .map(this::finding)
                .toList();
        int grade = lead.getAs("grade");
        String id = lead.getAs("lead_id");
        return new Card(
                Cells.brief(id),
                Cells.file(id),
                Cells.file(lead.getAs("organization_id")),
                grade,
                Terms.mark(grade),
                Cells.text(lead, "organization_name"),
                Terms.kind(lead.getAs("organization_kind")),
                Cells.words(lead, "duty"),
                capacity(lead),
                Division.of(held.run.catalog(), lead, Terms::kind),
                held.domain(lead.getAs("leading_check")),
                Cells.period(lead),
                Cells.words(lead, "sentence"),
                Cells.wordings(lead, "sentences"),
                Cells.words(lead, "grade_reason"),
                findings,
                sections(lead),
                Cells.wordings(lead, "innocent"),
                spots(id),
                past.seen(id),
                related.to(lead));
    }

    /** What has changed since the last run; null where the run is not laid beside an earlier one. */
    Changes changes(List<Card> cards) {
        return past.changes(cards);
    }

    /** In which roles and with which power in each an organization answers. */
    private static Words capacity(Row lead) {
        List<String> roles = Cells.texts(lead, "roles");
        List<String> powers = Cells.texts(lead, "powers");
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            Words role = Terms.role(roles.get(i));
            Words power = Terms.power(powers.get(i));
            zh.add(role.zh() + "，" + power.zh());
            en.add(role.en() + ", " + power.en());
        }
        return new Words(String.join("；", zh), String.join("; ", en));
    }

    private List<Section> sections(Row lead) {
        return List.of(
                section("调什么", "Call for", Cells.wordings(lead, "call_for")),
                section("问谁", "Ask", Cells.wordings(lead, "ask")),
                section("去哪里", "Go to", List.of(Cells.words(lead, "go"))),
                section("如何核实", "How to verify", Cells.wordings(lead, "verify")),
                section("什么能排除", "What would rule it out", Cells.wordings(lead, "rules_out")),
                section("依据", "Basis", basis(held.run.catalog(), Cells.texts(lead, "basis"))));
    }

    private static Section section(String zh, String en, List<Words> items) {
        return new Section(new Words(zh, en), items);
    }

    /** Clauses with the days on which they are in force. */
    static List<Words> basis(Catalog catalog, List<String> ids) {
        return ids.stream().map(id -> clause(id, catalog.basis().get(id))).toList();
    }

    private static Words clause(String id, Basis basis) {
        if (basis == null) {
            return new Words(id, id);
        }
        String clause = basis.clause() == null ? "" : " " + basis.clause();
        String zh = (basis.from() == null ? "" : "，自 " + basis.from()) + (basis.to() == null ? "" : "，至 " + basis.to());
        String en = (basis.from() == null ? "" : ", from " + basis.from())
                + (basis.to() == null ? "" : ", until " + basis.to());
        return new Words(basis.title().zh() + clause + zh, basis.title().en() + clause + en);
    }

    /** What a check is called, with its id and version. */
    static String check(Row signal) {
        return Cells.text(signal, "check_id") + " v" + Cells.text(signal, "check_version");
    }

    Words title(Row signal) {
        Check check = held.run.catalog().checks().get(signal.<String>getAs("check_id"));
        return check == null
                ? new Words(Cells.text(signal, "check_id"), Cells.text(signal, "check_id"))
                : check.title();
    }

    Finding finding(Row signal) {
        return finding(signal, "");
    }

    /** A finding, with the other periods in which the same was found. */
    Finding finding(Row signal, String others) {
        String id = signal.getAs("signal_id");
        Check check = held.run.catalog().checks().get(signal.<String>getAs("check_id"));
        boolean flagged = "flagged".equals(signal.getAs("state"));
        Row evidence = held.evidence.get(id);
        return new Finding(
                Cells.brief(id),
                check(signal),
                title(signal),
                flagged ? sentence(check, signal) : NOTHING,
                Cells.period(signal),
                figures.of(signal),
                signal.getAs("reason") == null ? NOTHING : Reasons.of(signal.getAs("reason")),
                evidence == null ? "0" : Cells.number(evidence, "row_count"),
                listing(
                        held.evidenceRows.getOrDefault(id, List.of()).stream()
                                .limit(MOST_ROWS)
                                .toList(),
                        List.of()),
                others);
    }

    /** The sentence of a finding; empty for checks that no pack has. */
    Words sentence(Check check, Row signal) {
        if (check == null) {
            return NOTHING;
        }
        Words said = Sentences.say(check.says(), signal, held.name(signal.getAs("organization_id")));
        return Cells.together(Cells.clean(said.zh()), Cells.clean(said.en()));
    }

    static Departed departed(Row row) {
        return new Departed(
                Cells.text(row, "setting"),
                Cells.text(row, "pack_value"),
                Cells.text(row, "job_value"),
                Cells.text(row, "because"),
                Cells.count(row, "suppressed"),
                Cells.count(row, "added"));
    }

    Told told(Row note) {
        String to = note.getAs("organization_id");
        boolean dated = note.getAs("period_from") != null && note.getAs("period_to") != null;
        return new Told(
                to == null ? Cells.NONE : held.name(to), dated ? Cells.period(note) : "", Cells.words(note, "text"));
    }

    /** The spot checks of a lead by source, in the order in which they were drawn. */
    List<Spots> spots(String lead) {
        Map<String, List<Shown>> rows = new LinkedHashMap<>();
        for (Row row : held.spots.getOrDefault(lead, List.of())) {
            rows.computeIfAbsent(row.getAs("contract"), contract -> new ArrayList<>())
                    .add(new Shown(inFile(row), Cells.moment(row, "at", held.run.zone())));
        }
        return rows.entrySet().stream()
                .map(source -> new Spots(held.table(source.getKey()), source.getValue()))
                .toList();
    }

    /** Rows of one source as a table. */
    RowTable listing(List<Row> rows, List<Words> marks) {
        return Listing.of(held, rows, marks);
    }

    /** File, sheet, row and record. */
    static String inFile(Row row) {
        String sheet = Cells.text(row, "sheet");
        String rowNo = Cells.text(row, "row_no");
        String file = Cells.text(row, "file");
        return file
                + (sheet.isEmpty() ? "" : " [" + sheet + "]")
                + (rowNo.isEmpty() ? "" : " #" + rowNo)
                + (file.isEmpty() ? "" : " · ")
                + Cells.brief(Cells.text(row, "record_id"));
    }
}
