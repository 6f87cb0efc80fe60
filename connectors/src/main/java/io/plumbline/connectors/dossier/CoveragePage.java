package io.plumbline.connectors.dossier;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;

import io.plumbline.connectors.dossier.Pages.Coverage;
import io.plumbline.connectors.dossier.Pages.Grid;
import io.plumbline.connectors.dossier.Pages.Line;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Lays out what was received, what of it could be attributed, and what could not be judged, and why. */
final class CoveragePage {
    private static final int MOST_FILES = 400;

    private final Holdings held;
    private final Wording wording;

    CoveragePage(Holdings held, Wording wording) {
        this.held = held;
        this.wording = wording;
    }

    Coverage page(List<String> organizations) {
        return new Coverage(
                held.shortfalls(),
                sources(),
                attribution(),
                held.disagreements(),
                new LinkSection(held).kinds(),
                byOrganization(organizations),
                reasons(),
                quarantine());
    }

    private static Words same(String text) {
        return new Words(text, text);
    }

    private static Words counted(long number) {
        return same(Cells.number((double) number));
    }

    /** Every file; beyond so many, every source. */
    private Grid sources() {
        boolean files = held.conservation.size() <= MOST_FILES;
        Map<String, List<Row>> bySource = held.conservation.stream()
                .collect(Collectors.groupingBy(
                        row -> Cells.text(row, "contract") + "\n" + (files ? Cells.text(row, "file") : "") + "\n"
                                + Cells.text(row, "state"),
                        TreeMap::new,
                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        bySource.values().forEach(rows -> {
            Row first = rows.get(0);
            List<Words> cells = new ArrayList<>(List.of(
                    held.table(first.getAs("contract")),
                    files ? same(Cells.text(first, "file")) : new Words(rows.size() + " 个文件", rows.size() + " files"),
                    Terms.state(first.getAs("state"))));
            for (String column : List.of("read", "accepted", "quarantined", "duplicate", "superseded", "ignored")) {
                cells.add(counted(
                        rows.stream().mapToLong(row -> Cells.count(row, column)).sum()));
            }
            lines.add(new Line(cells));
        });
        return new Grid(
                List.of(
                        new Words("数据", "contract"),
                        new Words("文件", "file"),
                        new Words("状态", "state"),
                        new Words("读入", "read"),
                        new Words("采用", "accepted"),
                        new Words("隔离", "quarantined"),
                        new Words("重复", "duplicate"),
                        new Words("被更新", "superseded"),
                        new Words("声明忽略", "ignored")),
                3,
                lines);
    }

    /** For each table and role how much found its organization. */
    private Grid attribution() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        Map<String, Row> first = new TreeMap<>();
        held.coverage.forEach(row -> {
            String key = Cells.text(row, "table") + "\n" + Cells.text(row, "role");
            first.putIfAbsent(key, row);
            counts.computeIfAbsent(key, fresh -> new TreeMap<>())
                    .merge(Cells.text(row, "state"), Cells.count(row, "records"), Long::sum);
        });
        List<Line> lines = new ArrayList<>();
        counts.forEach((key, states) -> {
            long all = states.values().stream().mapToLong(Long::longValue).sum();
            long found = states.getOrDefault("attributed", 0L);
            lines.add(new Line(List.of(
                    held.table(first.get(key).getAs("table")),
                    Terms.role(first.get(key).getAs("role")),
                    counted(all),
                    counted(found),
                    counted(states.getOrDefault("ambiguous", 0L)),
                    counted(states.getOrDefault("unattributed", 0L)),
                    same(all == 0 ? Cells.NONE : Cells.percent((double) found / all)))));
        });
        return new Grid(
                List.of(
                        new Words("数据", "table"),
                        new Words("角色", "role"),
                        new Words("记录", "records"),
                        new Words("已归属", "attributed"),
                        new Words("归属有疑", "ambiguous"),
                        new Words("未归属", "unattributed"),
                        new Words("归属率", "share")),
                2,
                lines);
    }

    /** For each organization the records of each table; a dash where there are none, which is not a zero of problems. */
    private Grid byOrganization(List<String> organizations) {
        TreeSet<String> tables = new TreeSet<>();
        Map<String, Map<String, Long>> records = new TreeMap<>();
        held.coverageByOrganization.stream()
                .filter(row -> row.getAs("organization_id") != null)
                .forEach(row -> {
                    String table = Cells.text(row, "table");
                    tables.add(table);
                    records.computeIfAbsent(row.getAs("organization_id"), id -> new TreeMap<>())
                            .merge(table, Cells.count(row, "records"), Math::max);
                });
        List<Words> headers = new ArrayList<>(List.of(new Words("单位", "organization"), new Words("类型", "kind")));
        tables.forEach(table -> headers.add(held.table(table)));
        List<Line> lines = new ArrayList<>();
        for (String id : organizations) {
            List<Words> cells = new ArrayList<>(List.of(same(held.name(id)), held.kind(id)));
            for (String table : tables) {
                Long number = records.getOrDefault(id, Map.of()).get(table);
                cells.add(number == null ? same(Cells.NONE) : counted(number));
            }
            lines.add(new Line(cells));
        }
        return new Grid(headers, 2, lines);
    }

    /** What could not be judged, by check and reason. */
    private Grid reasons() {
        Map<String, List<Row>> byReason = held.signals.values().stream()
                .filter(row -> "not_judgeable".equals(row.getAs("state")))
                .collect(Collectors.groupingBy(
                        row -> row.getAs("check_id") + "\n"
                                + Cells.text(row, "reason").replaceAll("[0-9.]+", "#"),
                        TreeMap::new,
                        Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        byReason.values().forEach(rows -> {
            Row first = rows.get(0);
            Words title = wording.title(first);
            Words why = Reasons.of(first.getAs("reason"));
            lines.add(new Line(List.of(
                    new Words(Wording.check(first) + " " + title.zh(), Wording.check(first) + " " + title.en()),
                    rows.size() == 1 ? why : new Words("例：" + why.zh(), "for example: " + why.en()),
                    counted(rows.stream()
                            .map(row -> row.<String>getAs("organization_id"))
                            .distinct()
                            .count()),
                    counted(rows.size()))));
        });
        return new Grid(
                List.of(
                        new Words("比对", "check"),
                        new Words("原因", "reason"),
                        new Words("单位数", "organizations"),
                        new Words("次数", "comparisons")),
                2,
                lines);
    }

    /** Quarantined rows by contract and kind of reason. */
    private Grid quarantine() {
        List<Line> lines = new ArrayList<>();
        if (held.run.has("quarantine")) {
            held
                    .run
                    .table("quarantine")
                    .select(col("contract"), explode(col("reasons")).as("reason"))
                    .select(
                            col("contract"),
                            substring_index(col("reason"), ":", 1).as("reason"))
                    .groupBy("contract", "reason")
                    .agg(count(lit(1)).as("rows"))
                    .collectAsList()
                    .stream()
                    .sorted(Comparator.comparing((Row row) -> row.getString(0)).thenComparing(row -> row.getString(1)))
                    .forEach(row -> lines.add(new Line(List.of(
                            held.table(row.getAs("contract")),
                            same(Cells.text(row, "reason")),
                            counted(row.getLong(2))))));
        }
        return new Grid(
                List.of(new Words("数据", "contract"), new Words("原因", "reason"), new Words("行", "rows")), 2, lines);
    }
}
