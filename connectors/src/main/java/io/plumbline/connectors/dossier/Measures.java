package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Measure;
import io.plumbline.connectors.dossier.Pages.Point;
import io.plumbline.connectors.dossier.Pages.Quiet;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** 纵比: an organization's signals laid out by check: over time where something was found, in one line where nothing was. */
final class Measures {
    private static final int MOST = 8;
    private static final int LAST_PERIODS = 12;
    private static final Comparator<Row> BY_TIME =
            Comparator.comparing(row -> String.valueOf(row.<Object>getAs("period_from")));

    private final Wording wording;
    private final Figures figures;
    private final PeerPlots plots;

    Measures(Holdings held, Wording wording, PeerPlots plots) {
        this.wording = wording;
        this.figures = new Figures(held.run.catalog());
        this.plots = plots;
    }

    private static Map<String, List<Row>> by(List<Row> signals, Function<Row, String> key) {
        return signals.stream().sorted(BY_TIME).collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static String key(Row signal) {
        return signal.getAs("check_id") + "\n" + signal.getAs("level");
    }

    /** Numbers over time of the checks that found something; at most so many that the page stays readable. */
    List<Measure> found(List<Row> signals) {
        List<Measure> measures = new ArrayList<>();
        by(signals, Measures::key).values().forEach(history -> {
            boolean found = history.stream()
                    .anyMatch(row -> "flagged".equals(row.getAs("state")) && !row.<Boolean>getAs("context"));
            boolean numbered = history.stream().anyMatch(row -> row.getAs("value") != null && !Figures.few(row));
            if (found && numbered && measures.size() < MOST) {
                measures.add(measure(history));
            }
        });
        return measures;
    }

    private Measure measure(List<Row> history) {
        Row last = history.get(history.size() - 1);
        Row compared = history.stream()
                .filter(row -> "flagged".equals(row.getAs("state")))
                .reduce((first, second) -> second)
                .orElse(last);
        return new Measure(
                Wording.check(last),
                wording.title(last),
                Terms.role(last.getAs("role")),
                figures.percent(last),
                history.stream()
                        .skip(Math.max(0, history.size() - LAST_PERIODS))
                        .map(this::point)
                        .toList(),
                plots.of(compared));
    }

    private Point point(Row signal) {
        boolean few = Figures.few(signal);
        Double value = few ? null : signal.getAs("value");
        Double usual = few ? null : signal.getAs("peer_value");
        boolean counted = signal.getAs("denominator") == null || few;
        return new Point(
                Cells.period(signal),
                Cells.number(signal, "numerator") + " / " + Cells.number(signal, counted ? "n" : "denominator"),
                value == null ? Cells.NONE : figures.value(signal, "value"),
                value == null ? "" : value.toString(),
                usual == null ? Cells.NONE : figures.value(signal, "peer_value"),
                usual == null ? "" : usual.toString(),
                Terms.state(signal.getAs("state")),
                "flagged".equals(signal.getAs("state")));
    }

    /** One line for each check that found nothing, with the smallest effects that it could have seen. */
    List<Quiet> quiet(List<Row> signals) {
        return by(signals, row -> key(row) + "\n" + (row.getAs("reason") != null)).values().stream()
                .map(this::line)
                .toList();
    }

    /** One line for each check and reason for which nothing could be said. */
    List<Quiet> notJudgeable(List<Row> signals) {
        return by(signals, row -> key(row) + "\n" + kindOf(Cells.text(row, "reason"))).values().stream()
                .map(this::line)
                .toList();
    }

    /** A reason without its numbers. */
    private static String kindOf(String reason) {
        return reason.replaceAll("[0-9.]+", "#");
    }

    private Quiet line(List<Row> rows) {
        Row first = rows.get(0);
        Row last = rows.get(rows.size() - 1);
        String from = Cells.period(first);
        String to = Cells.period(last);
        boolean few = Figures.few(last) || last.getAs("value") == null;
        return new Quiet(
                Wording.check(last),
                wording.title(last),
                Terms.role(last.getAs("role")),
                rows.size(),
                from.equals(to) ? from : from + " … " + to,
                Cells.number(last, "numerator") + " / "
                        + Cells.number(last, last.getAs("denominator") == null || few ? "n" : "denominator")
                        + (few ? "" : " = " + figures.value(last, "value")),
                smallest(rows),
                last.getAs("reason") == null ? new Words("", "") : Reasons.of(last.getAs("reason")));
    }

    private String smallest(List<Row> rows) {
        double[] seen = rows.stream()
                .map(row -> row.<Double>getAs("smallest_visible"))
                .filter(value -> value != null && !value.isNaN() && !value.isInfinite())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (seen.length == 0) {
            return Cells.NONE;
        }
        String low = Cells.number(seen[0]);
        String high = Cells.number(seen[seen.length - 1]);
        return low.equals(high) ? low : low + " – " + high;
    }
}
