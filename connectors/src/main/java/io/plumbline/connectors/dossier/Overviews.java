package io.plumbline.connectors.dossier;

import io.plumbline.connectors.Explained;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Count;
import io.plumbline.connectors.dossier.Pages.Covered;
import io.plumbline.connectors.dossier.Pages.Crossed;
import io.plumbline.connectors.dossier.Pages.Departed;
import io.plumbline.connectors.dossier.Pages.Finding;
import io.plumbline.connectors.dossier.Pages.Organization;
import io.plumbline.connectors.dossier.Pages.Overview;
import io.plumbline.connectors.dossier.Pages.Told;
import io.plumbline.pack.Duty;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/** Lays out the overview and the pages of organizations. */
final class Overviews {
    private final Holdings held;
    private final Wording wording;

    Overviews(Holdings held, Wording wording) {
        this.held = held;
        this.wording = wording;
    }

    Overview overview(List<Card> leads, List<Organization> organizations) {
        List<String> failed = held.conservation.stream()
                .filter(row -> "failed".equals(row.getAs("state")))
                .map(row -> Cells.text(row, "file") + " — " + Cells.text(row, "problem"))
                .sorted()
                .toList();
        List<Words> explained = Explained.words(held.run).stream()
                .map(line -> new Words(Cells.clean(line.zh()), Cells.clean(line.en())))
                .toList();
        return new Overview(
                funnel(leads.size()),
                explained,
                failed,
                covered(held.coverage),
                crossed(),
                leads,
                organizations,
                held.notes.stream().map(this::told).toList(),
                held.departures.stream().map(Overviews::departed).toList());
    }

    private Told told(Row note) {
        String to = note.getAs("organization_id");
        boolean dated = note.getAs("period_from") != null && note.getAs("period_to") != null;
        return new Told(to == null ? "—" : held.name(to), dated ? Cells.period(note) : "", Cells.words(note, "text"));
    }

    private static Departed departed(Row row) {
        return new Departed(
                Cells.text(row, "setting"),
                Cells.text(row, "pack_value"),
                Cells.text(row, "job_value"),
                Cells.text(row, "because"),
                row.<Long>getAs("suppressed"),
                row.<Long>getAs("added"));
    }

    private List<Count> funnel(int shown) {
        long flagged = held.signals.values().stream()
                .filter(in("flagged"))
                .filter(row -> !row.<Boolean>getAs("context"))
                .count();
        return List.of(
                new Count(new Words("读入记录", "records read"), total("read")),
                new Count(new Words("接受", "accepted"), total("accepted")),
                new Count(new Words("隔离", "quarantined"), total("quarantined")),
                new Count(new Words("已比对", "comparisons"), held.signals.size()),
                new Count(new Words("疑点", "signals flagged"), flagged),
                new Count(new Words("线索", "leads"), held.leads.size()),
                new Count(new Words("列出的线索", "leads shown"), shown),
                new Count(new Words("因上限未列出", "held back by the caps"), held.leads.size() - shown));
    }

    private long total(String column) {
        return held.conservation.stream()
                .mapToLong(row -> row.<Long>getAs(column) == null ? 0 : row.<Long>getAs(column))
                .sum();
    }

    private static Predicate<Row> in(String state) {
        return row -> state.equals(row.getAs("state"));
    }

    private static List<Covered> covered(List<Row> rows) {
        return rows.stream()
                .map(row -> new Covered(
                        Cells.text(row, "table"),
                        Cells.text(row, "role"),
                        Cells.text(row, "state"),
                        row.<Long>getAs("records")))
                .toList();
    }

    private List<Crossed> crossed() {
        Map<String, List<Row>> cells = new TreeMap<>();
        held.signals.values().stream()
                .filter(row -> !row.<Boolean>getAs("context"))
                .forEach(row -> cells.computeIfAbsent(cell(row), key -> new ArrayList<>())
                        .add(row));
        List<Crossed> lines = new ArrayList<>();
        cells.forEach((key, rows) -> {
            String[] parts = key.split("\n", -1);
            lines.add(new Crossed(
                    parts[0],
                    parts[1],
                    rows.stream().filter(in("flagged")).count(),
                    rows.stream().filter(in("not_flagged")).count(),
                    rows.stream().filter(in("not_judgeable")).count()));
        });
        return lines;
    }

    private String cell(Row signal) {
        String table = Cells.text(signal, "table");
        Row organization = held.organizations.get(signal.<String>getAs("organization_id"));
        return table.split("\\.", -1)[0] + "\n" + (organization == null ? "" : Cells.text(organization, "kind"));
    }

    Organization organization(String id, List<Card> leads) {
        List<Row> signals = held.signalsOf.getOrDefault(id, List.of());
        Row row = held.organizations.get(id);
        String parent = row == null ? null : row.getAs("parent_id");
        return new Organization(
                Cells.file(id),
                held.name(id),
                row == null ? "" : Cells.text(row, "kind"),
                parent == null ? "" : held.name(parent),
                duties(signals),
                covered(held.coverageOf.getOrDefault(id, List.of())),
                leads,
                held.heldOf.getOrDefault(id, 0L),
                new Itemizing(held, wording).items(id),
                findings(signals, "flagged", false),
                findings(signals, "flagged", true),
                findings(signals, "not_flagged", null),
                findings(signals, "not_judgeable", null));
    }

    private List<Words> duties(List<Row> signals) {
        Map<String, Words> duties = new TreeMap<>();
        for (Row signal : signals) {
            String id = signal.getAs("duty_id");
            String capacity = Cells.text(signal, "role") + " / " + Cells.text(signal, "power");
            Duty duty = held.run.catalog().duties().get(id);
            Words title = duty == null ? new Words(id, id) : duty.title();
            duties.put(id + capacity, new Words(title.zh() + "（" + capacity + "）", title.en() + " (" + capacity + ")"));
        }
        return List.copyOf(duties.values());
    }

    private List<Finding> findings(List<Row> signals, String state, Boolean context) {
        return signals.stream()
                .filter(in(state))
                .filter(row -> context == null || context.equals(row.<Boolean>getAs("context")))
                .map(wording::finding)
                .toList();
    }
}
