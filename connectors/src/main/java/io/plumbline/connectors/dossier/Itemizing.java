package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Itemized;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Lays out what is listed one by one on an organization, with counts and never a rate. */
final class Itemizing {
    private final Holdings held;
    private final Wording wording;

    Itemizing(Holdings held, Wording wording) {
        this.held = held;
        this.wording = wording;
    }

    List<Itemized> items(String organization) {
        Map<String, List<Row>> byIndicator = held.itemsOf.getOrDefault(organization, List.of()).stream()
                .collect(Collectors.groupingBy(Itemizing::key, TreeMap::new, Collectors.toList()));
        List<Itemized> all = new ArrayList<>();
        byIndicator.forEach((key, rows) -> all.add(itemized(organization, key, rows)));
        return all;
    }

    private static String key(Row row) {
        return row.getAs("indicator_id") + " " + row.getAs("level");
    }

    private Itemized itemized(String organization, String key, List<Row> rows) {
        String id = rows.get(0).getAs("indicator_id");
        Indicator indicator = held.run.catalog().indicators().get(id);
        List<Row> ordered = new ArrayList<>(rows);
        ordered.sort(Comparator.comparing((Row row) -> String.valueOf(row.<Object>getAs("at")))
                .thenComparing(row -> row.<String>getAs("record_id")));
        List<Words> history = held.historyOf.getOrDefault(organization, List.of()).stream()
                .filter(row -> key(row).equals(key))
                .sorted(Comparator.comparing(row -> String.valueOf(row.<Object>getAs("period_from"))))
                .map(row -> new Words(
                        Cells.period(row) + "：计 " + Cells.number(row, "numerator") + "，记录 "
                                + Cells.number(row, "records"),
                        "counted " + Cells.number(row, "numerator") + ", records " + Cells.number(row, "records")))
                .toList();
        return new Itemized(
                indicator == null ? new Words(Cells.clean(id), "") : indicator.title(),
                history,
                wording.listing(ordered, ordered.stream().map(Itemizing::mark).toList()));
    }

    private static Words mark(Row item) {
        Integer counts = item.getAs("counts");
        return counts == null
                ? new Words("不参与", "no part")
                : counts == 1 ? new Words("计入", "counts") : new Words("参与", "takes part");
    }
}
