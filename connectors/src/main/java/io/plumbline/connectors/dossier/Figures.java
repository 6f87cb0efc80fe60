package io.plumbline.connectors.dossier;

import io.plumbline.check.Items;
import io.plumbline.connectors.dossier.Pages.Figure;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** The numbers of a signal, each as people read it and as the table holds it. */
final class Figures {
    private static final double SMALLEST = 1e-4;
    private static final String SMALLEST_TEXT = "0.0001";

    private final Catalog catalog;

    Figures(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Of few records there is no rate, and nobody to compare it with. */
    static boolean few(Row signal) {
        Long n = signal.getAs("n");
        return n == null || n < Items.ENOUGH;
    }

    boolean percent(Row signal) {
        Indicator indicator = catalog.indicators().get(signal.<String>getAs("indicator_id"));
        return indicator != null && indicator.kind() == Indicator.Kind.SHARE;
    }

    /** Whether the effect is the value itself, and not a ratio to the peers or the past. */
    private boolean effectIsValue(Row signal) {
        Check check = catalog.checks().get(signal.<String>getAs("check_id"));
        return check != null && check.kind().equals("threshold") && percent(signal);
    }

    List<Figure> of(Row signal) {
        List<Figure> figures = new ArrayList<>();
        boolean share = percent(signal);
        add(figures, signal, "numerator", "计入", "counts", false);
        if (!few(signal)) {
            add(figures, signal, "denominator", "总数", "out of", false);
            add(figures, signal, "value", "数值", "value", share);
            interval(figures, signal);
            add(figures, signal, "threshold", "标准", "threshold", share && effectIsValue(signal));
            add(figures, signal, "expected", "预期", "expected", false);
            add(figures, signal, "peer_value", "同类通常", "usual among peers", share);
            add(figures, signal, "peers", "同类单位数", "peers", false);
            rare(figures, signal);
        }
        add(figures, signal, "n", "参与比对", "records compared", false);
        add(figures, signal, "missing", "缺值", "without values", false);
        add(figures, signal, "match_rate", "可比率", "comparable", true);
        add(figures, signal, "coverage", "数据覆盖", "coverage", true);
        add(figures, signal, "independent_sources", "独立来源", "independent sources", false);
        return figures;
    }

    private void interval(List<Figure> figures, Row signal) {
        Double low = signal.getAs("effect_low");
        Double high = signal.getAs("effect_high");
        if (low == null || high == null) {
            return;
        }
        boolean itself = effectIsValue(signal);
        if (!itself) {
            add(figures, signal, "effect", "效应", "effect", false);
        }
        if (low.equals(high)) {
            return;
        }
        String text = itself
                ? Cells.percent(low) + " – " + Cells.percent(high)
                : Cells.number(low) + " – " + Cells.number(high);
        figures.add(new Figure("effect_low", new Words("95 % 区间", "95 % interval"), text, String.valueOf(low)));
    }

    private static void rare(List<Figure> figures, Row signal) {
        Double q = signal.getAs("q");
        if (q != null) {
            String text = q < SMALLEST ? "< " + SMALLEST_TEXT : Cells.number(q);
            figures.add(new Figure("q", new Words("q 值", "q"), text, q.toString()));
        }
    }

    private static void add(List<Figure> figures, Row signal, String column, String zh, String en, boolean percent) {
        Object value = signal.getAs(column);
        if (value instanceof Number number) {
            double d = number.doubleValue();
            figures.add(new Figure(
                    column, new Words(zh, en), percent ? Cells.percent(d) : Cells.number(d), String.valueOf(value)));
        }
    }

    /** The value of a signal, as a share or a number. */
    String value(Row signal, String column) {
        Double value = signal.getAs(column);
        return value == null ? Cells.NONE : percent(signal) ? Cells.percent(value) : Cells.number(value);
    }
}
