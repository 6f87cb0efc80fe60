package io.plumbline.lead;

import io.plumbline.stats.ScoreBins;
import io.plumbline.stats.StratifiedLogit;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** 校准: what a score means in outcomes, inside teams; without enough true problems only the shares are told. */
final class BacktestCalibration {
    private static final int POSITIVES_PER_SCORE = 10;

    private BacktestCalibration() {}

    /** The lines on the odds, Brier's score and the bins. */
    static List<BacktestLine> of(List<Visit> visits, List<String> names) {
        List<BacktestLine> lines = new ArrayList<>(odds(visits, names));
        double[] score = visits.stream().mapToDouble(Visit::score).toArray();
        boolean[] found = found(visits);
        if (visits.stream().allMatch(visit -> visit.score() >= 0 && visit.score() <= 1)) {
            double share = Backtest.share(Backtest.hits(visits), visits.size());
            double whole = visits.size();
            lines.add(new BacktestLine(
                    BacktestMeasure.BRIER, "", ScoreBins.brier(score, found), null, null, whole, null));
            lines.add(
                    new BacktestLine(BacktestMeasure.BRIER_AVERAGE, "", share * (1 - share), null, null, whole, null));
        } else {
            lines.add(BacktestLine.none(
                    BacktestMeasure.BRIER, "分数不都在 0 与 1 之间，不是概率", "the score is no probability, for it leaves 0 to 1"));
        }
        for (ScoreBins.Bin bin : ScoreBins.of(score, found)) {
            lines.add(new BacktestLine(
                    BacktestMeasure.BIN,
                    String.format(Locale.ROOT, "%.4g … %.4g", bin.from(), bin.to()),
                    Backtest.share(bin.positives(), bin.of()),
                    Backtest.wilson(bin.positives(), bin.of()),
                    (double) bin.positives(),
                    (double) bin.of(),
                    new Words(
                            String.format(Locale.ROOT, "平均分 %.4g", bin.mean()),
                            String.format(Locale.ROOT, "mean score %.4g", bin.mean()))));
        }
        return lines;
    }

    private static List<BacktestLine> odds(List<Visit> visits, List<String> names) {
        boolean teams = visits.stream().anyMatch(visit -> visit.team() != null);
        List<Visit> known =
                teams ? visits.stream().filter(visit -> visit.team() != null).toList() : visits;
        long positives = Math.min(Backtest.hits(known), known.size() - Backtest.hits(known));
        if (positives < (long) POSITIVES_PER_SCORE * names.size()) {
            return List.of(BacktestLine.none(
                    BacktestMeasure.ODDS,
                    "查实（或未查实）只有 " + positives + " 处，每个分数至少需要 " + POSITIVES_PER_SCORE + " 处：只看比例和提升度",
                    "only " + positives + " visits with (or without) a true problem, and " + POSITIVES_PER_SCORE
                            + " per score are needed: shares and lift only"));
        }
        int[] strata = Backtest.numbers(known, visit -> teams ? visit.team() : "");
        double[][] features = known.stream().map(Visit::array).toArray(double[][]::new);
        StratifiedLogit.Fit fit = StratifiedLogit.fit(features, found(known), strata);
        if (fit.problem() != null) {
            return List.of(BacktestLine.none(
                    BacktestMeasure.ODDS, "无法估计：" + zh(fit.problem()), "no estimate: " + fit.problem()));
        }
        List<BacktestLine> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            double step = deviation(features, i);
            lines.add(new BacktestLine(
                    BacktestMeasure.ODDS,
                    names.get(i),
                    Math.exp(fit.slope()[i] * step),
                    fit.oddsRatio(i, step, Backtest.LEVEL),
                    (double) fit.positives(),
                    (double) fit.cases(),
                    new Words(
                            String.format(Locale.ROOT, "标准差 %.4g%s", step, teams ? "" : "；没有给出核查组，未分层"),
                            String.format(
                                    Locale.ROOT,
                                    "standard deviation %.4g%s",
                                    step,
                                    teams ? "" : "; no teams given, not stratified"))));
        }
        return lines;
    }

    private static String zh(String problem) {
        if (problem.startsWith("no stratum")) {
            return "没有一个组既有查实又有未查实";
        }
        return problem.contains("separated") ? "按分数一刀即可把查实与未查实分开，斜率没有上限，请看比例" : "某个分数在组内不变，或与另一个重复，请去掉它";
    }

    private static double deviation(double[][] features, int column) {
        double mean = 0;
        for (double[] row : features) {
            mean += row[column] / features.length;
        }
        double squares = 0;
        for (double[] row : features) {
            squares += (row[column] - mean) * (row[column] - mean) / features.length;
        }
        return Math.sqrt(squares);
    }

    private static boolean[] found(List<Visit> visits) {
        boolean[] found = new boolean[visits.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = visits.get(i).found();
        }
        return found;
    }
}
