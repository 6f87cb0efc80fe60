package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Drawn;
import io.plumbline.connectors.dossier.Pages.Finding;
import io.plumbline.connectors.dossier.Pages.Grid;
import io.plumbline.connectors.dossier.Pages.Line;
import io.plumbline.connectors.dossier.Pages.Organization;
import io.plumbline.connectors.dossier.Pages.Told;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Lays out the pages of organizations: what is significant first, what was compared without a finding folded away. */
final class OrganizationPages {
    private static final int MOST_CONTEXT = 12;

    private final Holdings held;
    private final Wording wording;
    private final Measures measures;
    private final Duties duties;
    private final Map<String, List<Card>> cards = new HashMap<>();
    private final Set<String> files = new HashSet<>();

    OrganizationPages(Holdings held, Wording wording, PeerPlots plots, List<Card> cards) {
        this.held = held;
        this.wording = wording;
        this.measures = new Measures(held, wording, plots);
        this.duties = new Duties(held.run.catalog(), held.run.asOf());
        cards.forEach(card -> {
            files.add(card.file());
            this.cards
                    .computeIfAbsent(card.organizationFile(), file -> new ArrayList<>())
                    .add(card);
        });
    }

    Organization page(String id) {
        List<Row> signals = held.signalsOf.getOrDefault(id, List.of());
        Row row = held.organizations.get(id);
        String parent = row == null ? null : row.getAs("parent_id");
        List<Row> flagged = in(signals, "flagged");
        return new Organization(
                Cells.file(id),
                held.name(id),
                held.kind(id),
                parent == null ? "" : held.name(parent),
                row == null ? new Words("", "") : lineage(row),
                duties.of(row),
                coverage(held.coverageOf.getOrDefault(id, List.of())),
                cards.getOrDefault(Cells.file(id), List.of()),
                held.heldOf.getOrDefault(id, 0L),
                new Itemizing(held, wording).items(id),
                findings(flagged, false),
                findings(flagged, true).stream().limit(MOST_CONTEXT).toList(),
                measures.quiet(in(signals, "not_flagged")),
                measures.notJudgeable(in(signals, "not_judgeable")),
                measures.found(signals),
                spots(id),
                notes(id));
    }

    private static List<Row> in(List<Row> signals, String state) {
        return signals.stream().filter(row -> state.equals(row.getAs("state"))).toList();
    }

    /** Since when it exists, and whose territory it took over. */
    private Words lineage(Row row) {
        String from = Cells.text(row, "valid_from");
        String to = Cells.text(row, "valid_to");
        List<String> before =
                Cells.texts(row, "succeeds").stream().map(held::name).toList();
        StringBuilder zh = new StringBuilder();
        StringBuilder en = new StringBuilder();
        if (!from.isEmpty()) {
            zh.append("自 ").append(from).append(' ');
            en.append("since ").append(from).append(' ');
        }
        if (!to.isEmpty()) {
            zh.append("至 ").append(to).append(" 前 ");
            en.append("until before ").append(to).append(' ');
        }
        if (!before.isEmpty()) {
            zh.append("承接：").append(String.join("、", before));
            en.append("succeeds ").append(String.join(", ", before));
        }
        return new Words(zh.toString().strip(), en.toString().strip());
    }

    /** One finding for each check and role: its latest, with the other periods named beside it. */
    private List<Finding> findings(List<Row> signals, boolean context) {
        Map<String, List<Row>> byCheck = signals.stream()
                .filter(row -> row.<Boolean>getAs("context") == context)
                .collect(Collectors.groupingBy(
                        row -> row.getAs("check_id") + "\n" + row.getAs("level"), TreeMap::new, Collectors.toList()));
        return byCheck.values().stream()
                .map(rows -> wording.finding(
                        rows.get(rows.size() - 1),
                        rows.subList(0, rows.size() - 1).stream()
                                .map(Cells::period)
                                .distinct()
                                .collect(Collectors.joining("、"))))
                .toList();
    }

    /** A line of coverage for each table and role. */
    private Grid coverage(List<Row> rows) {
        List<Line> lines = rows.stream()
                .map(row -> new Line(List.of(
                        held.table(row.getAs("table")),
                        Terms.role(row.getAs("role")),
                        Terms.state(row.getAs("state")),
                        same(Cells.number(row, "records")))))
                .toList();
        return new Grid(
                List.of(
                        new Words("数据", "table"),
                        new Words("角色", "role"),
                        new Words("归属", "attribution"),
                        new Words("记录", "records")),
                3,
                lines);
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    private List<Drawn> spots(String id) {
        List<Drawn> drawn = new ArrayList<>();
        for (Row lead : held.leadsOf.getOrDefault(id, List.of())) {
            String leadId = lead.getAs("lead_id");
            List<Row> rows = held.spots.getOrDefault(leadId, List.of());
            if (lead.<Boolean>getAs("shown") && !rows.isEmpty()) {
                String file = Cells.file(leadId);
                drawn.add(new Drawn(
                        Cells.brief(leadId),
                        files.contains(file) ? file : "",
                        rows.stream()
                                .map(row -> Cells.number(row, "probability"))
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        wording.spots(leadId)));
            }
        }
        return drawn;
    }

    private List<Told> notes(String id) {
        return held.notes.stream()
                .filter(note -> id.equals(note.getAs("organization_id"))
                        || Cells.texts(note, "organizations").contains(Cells.clean(id)))
                .map(wording::told)
                .toList();
    }
}
