package io.plumbline.connectors.dossier;

import io.plumbline.connectors.Explained;
import io.plumbline.connectors.dossier.Pages.Card;
import io.plumbline.connectors.dossier.Pages.Count;
import io.plumbline.connectors.dossier.Pages.Crossed;
import io.plumbline.connectors.dossier.Pages.Kind;
import io.plumbline.connectors.dossier.Pages.Named;
import io.plumbline.connectors.dossier.Pages.Overview;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Lays out the overview: how many rows became how many leads, and where to go on reading. Organizations are never ranked. */
final class OverviewPage {
    private static final int FIRST = 12;

    private final Holdings held;
    private final Wording wording;

    OverviewPage(Holdings held, Wording wording) {
        this.held = held;
        this.wording = wording;
    }

    Overview page(List<Card> cards, List<String> organizations) {
        List<Words> explained = Explained.words(held.run).stream()
                .map(line -> new Words(Cells.clean(line.zh()), Cells.clean(line.en())))
                .toList();
        return new Overview(
                opening(organizations.size()),
                funnel(),
                explained,
                held.shortfalls(),
                wording.changes(cards),
                crossed(),
                cards.stream().limit(FIRST).toList(),
                Math.max(0, shown() - FIRST),
                kinds(organizations),
                held.notes.stream().map(wording::told).toList(),
                held.departures.stream().map(Wording::departed).toList());
    }

    private List<Words> opening(int organizations) {
        long red = held.leads.stream()
                .filter(lead -> lead.<Boolean>getAs("shown") && lead.<Integer>getAs("grade") == 1)
                .count();
        long silent = judged("not_judgeable");
        return List.of(
                new Words(
                        "本次比对涉及 " + organizations + " 个单位，列出线索 " + shown() + " 条，其中先查（红） " + red + " 条。",
                        organizations + " organizations were compared; " + shown() + " leads are listed, " + red
                                + " of them to be checked first (red)."),
                new Words(
                        "另有 " + silent + " 项因数据或样本不足无法比对；无法比对不等于正常。",
                        silent + " comparisons could not be made for want of data or records, which does not mean that"
                                + " nothing is wrong."));
    }

    private long shown() {
        return held.leads.stream().filter(lead -> lead.<Boolean>getAs("shown")).count();
    }

    private long judged(String state) {
        return held.signals.values().stream()
                .filter(row -> state.equals(row.getAs("state")))
                .filter(row -> !row.<Boolean>getAs("context"))
                .count();
    }

    private List<Count> funnel() {
        long flagged = judged("flagged");
        List<Count> counts = new ArrayList<>();
        counts.add(new Count(
                new Words("读入记录", "records read"),
                total("read"),
                new Words(held.conservation.size() + " 个文件", held.conservation.size() + " files")));
        counts.add(new Count(
                new Words("采用", "accepted"),
                total("accepted"),
                new Words("隔离 " + grouped(total("quarantined")), grouped(total("quarantined")) + " quarantined")));
        counts.add(new Count(
                new Words("完成比对", "comparisons made"),
                flagged + judged("not_flagged"),
                new Words(
                        "无法比对 " + grouped(judged("not_judgeable")),
                        grouped(judged("not_judgeable")) + " not possible")));
        counts.add(new Count(new Words("疑点", "signals"), flagged, new Words("", "")));
        counts.add(new Count(
                new Words("线索", "leads"),
                held.leads.size(),
                new Words(
                        "因数量上限未列出 " + (held.leads.size() - shown()),
                        held.leads.size() - shown() + " held back by the caps")));
        counts.add(new Count(new Words("列出", "shown"), shown(), new Words("", "")));
        checked(counts);
        return counts;
    }

    private void checked(List<Count> counts) {
        long visited = held.outcomes.stream()
                .filter(row -> row.getAs("outcome") != null)
                .count();
        if (visited > 0) {
            long found = held.outcomes.stream()
                    .filter(row -> List.of("confirmed", "partly").contains(row.<String>getAs("outcome")))
                    .count();
            Words before = new Words("往期清单", "of earlier lists");
            counts.add(new Count(new Words("已核查", "checked"), visited, before));
            counts.add(new Count(new Words("属实或部分属实", "confirmed, wholly or partly"), found, before));
        }
    }

    private static String grouped(long number) {
        return Cells.number((double) number);
    }

    private long total(String column) {
        return held.conservation.stream()
                .mapToLong(row -> Cells.count(row, column))
                .sum();
    }

    private List<Crossed> crossed() {
        Map<String, List<Row>> cells = new TreeMap<>();
        held.signals.values().stream()
                .filter(row -> !row.<Boolean>getAs("context"))
                .forEach(row -> cells.computeIfAbsent(cell(row), key -> new ArrayList<>())
                        .add(row));
        return cells.values().stream().map(this::crossed).toList();
    }

    private Crossed crossed(List<Row> rows) {
        Row first = rows.get(0);
        Map<String, Long> states =
                rows.stream().collect(Collectors.groupingBy(row -> row.getAs("state"), Collectors.counting()));
        return new Crossed(
                held.domain(first.getAs("check_id")),
                held.kind(first.getAs("organization_id")),
                rows.stream()
                        .map(row -> row.<String>getAs("organization_id"))
                        .distinct()
                        .count(),
                states.getOrDefault("flagged", 0L),
                states.getOrDefault("not_flagged", 0L),
                states.getOrDefault("not_judgeable", 0L));
    }

    private String cell(Row signal) {
        return held.domain(signal.getAs("check_id")).en() + "\n"
                + held.kind(signal.getAs("organization_id")).en();
    }

    private List<Kind> kinds(List<String> organizations) {
        Map<String, Long> leads = held.leads.stream()
                .filter(lead -> lead.<Boolean>getAs("shown"))
                .collect(Collectors.groupingBy(lead -> lead.<String>getAs("organization_id"), Collectors.counting()));
        Map<String, List<String>> byKind = organizations.stream()
                .collect(Collectors.groupingBy(id -> held.kind(id).en(), TreeMap::new, Collectors.toList()));
        return byKind.values().stream()
                .map(ids -> new Kind(
                        held.kind(ids.get(0)),
                        ids.stream()
                                .sorted(Comparator.naturalOrder())
                                .map(id -> new Named(Cells.file(id), held.name(id), leads.getOrDefault(id, 0L)))
                                .toList()))
                .toList();
    }
}
