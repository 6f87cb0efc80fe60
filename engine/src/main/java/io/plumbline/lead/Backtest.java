package io.plumbline.lead;

import io.plumbline.stats.AreaUnderCurve;
import io.plumbline.stats.ClusteredArea;
import io.plumbline.stats.ControlLift;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import io.plumbline.stats.Reordering;
import io.plumbline.stats.TopShare;
import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * 回测: how well an order put the places first in which true problems were found. All figures are of visited places only; nothing is
 * known of the others, except through a random arm.
 */
public final class Backtest {
    static final double LEVEL = 0.95;
    private static final int CLUSTERS_WANTED = 10;

    private final List<Visit> visits;
    private final List<String> names;
    private final double[] score;
    private final boolean[] found;
    private final List<BacktestLine> lines = new ArrayList<>();

    private Backtest(List<Visit> visits, List<String> names) {
        this.visits = visits.stream().sorted(Visit.CANONICAL).toList();
        this.names = names;
        this.score = this.visits.stream().mapToDouble(Visit::score).toArray();
        this.found = new boolean[score.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = this.visits.get(i).found();
        }
    }

    /**
     * Tests an order.
     *
     * @param visits visits with outcomes, in any order; at least one
     * @param names what the scores are called, as many as every visit has
     * @param cuts the k of precision@k; those above the number of visits are left out, with a note
     * @return the figures in the order of {@link BacktestMeasure}, and for each that cannot be said a line with the reason
     */
    public static List<BacktestLine> of(List<Visit> visits, List<String> names, List<Integer> cuts) {
        if (visits.isEmpty()) {
            throw new IllegalArgumentException("there is no visit with an outcome; nothing can be tested");
        }
        Backtest test = new Backtest(visits, names);
        test.found();
        test.control();
        new TreeSet<>(cuts).forEach(test::cut);
        test.area();
        test.moved();
        test.lines.addAll(BacktestCalibration.of(test.visits, test.names));
        return List.copyOf(test.lines);
    }

    private void found() {
        long hits = hits(visits);
        add(
                BacktestMeasure.FOUND,
                "",
                share(hits, visits.size()),
                wilson(hits, visits.size()),
                (double) hits,
                visits.size());
    }

    static long hits(List<Visit> visits) {
        return visits.stream().filter(Visit::found).count();
    }

    private void control() {
        List<Visit> control = visits.stream().filter(Visit::control).toList();
        List<Visit> ranked = visits.stream().filter(visit -> !visit.control()).toList();
        if (control.isEmpty() || ranked.isEmpty()) {
            lines.add(BacktestLine.none(
                    BacktestMeasure.CONTROL_LIFT,
                    "没有随机对照的核查结果，不知道未列入者的情况",
                    "no outcomes of a random arm, so nothing is known of places that were not listed"));
            return;
        }
        boolean weighted = control.stream().noneMatch(visit -> visit.probability() == null);
        boolean[] positive = new boolean[control.size()];
        double[] probability = new double[control.size()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = control.get(i).found();
            probability[i] = weighted ? control.get(i).probability() : 1;
        }
        ControlLift lift = ControlLift.of(hits(ranked), ranked.size(), positive, probability, LEVEL);
        Words unweighted = weighted
                ? null
                : new Words(
                        "选取概率不全，未加权：只有当对照中每处被抽中的概率相同时才成立",
                        "unweighted, for selection probabilities are missing: holds only if all were drawn with the same one");
        long hits = hits(control);
        lines.add(new BacktestLine(
                BacktestMeasure.FOUND_CONTROL,
                "",
                lift.control(),
                weighted && !same(probability) ? null : wilson(hits, control.size()),
                (double) hits,
                (double) control.size(),
                unweighted));
        lines.add(new BacktestLine(
                BacktestMeasure.CONTROL_LIFT,
                "",
                finite(lift.value()),
                lift.interval(),
                null,
                (double) visits.size(),
                few(control.size(), ranked.size())));
    }

    private static boolean same(double[] probability) {
        return java.util.Arrays.stream(probability).distinct().count() == 1;
    }

    /** A lift of 2 shows with 80 % power from about 100 random and 400 listed places on. */
    private static Words few(int control, int ranked) {
        return control >= 100 && ranked >= 400
                ? null
                : new Words(
                        "数量偏少：要有八成把握看出两倍的差别，约需 100 处对照和 400 处列入者，请合并多轮",
                        "few: to see a lift of 2 with 80 % power takes about 100 random and 400 listed places; pool rounds");
    }

    private void cut(int k) {
        if (k > score.length) {
            lines.add(new BacktestLine(
                    BacktestMeasure.PRECISION,
                    Integer.toString(k),
                    null,
                    null,
                    null,
                    null,
                    new Words(
                            "只有 " + score.length + " 处有结果",
                            "there are only " + score.length + " visits with an outcome")));
            return;
        }
        String of = Integer.toString(k);
        TopShare cut = TopShare.of(score, found, k);
        add(BacktestMeasure.PRECISION, of, cut.precision(), cut.interval(LEVEL), cut.hits(), k);
        if (cut.positives() > 0) {
            if (k < score.length) {
                add(BacktestMeasure.REST_LIFT, of, cut.liftOverRest(), cut.liftInterval(LEVEL), cut.hits(), k);
            }
            add(BacktestMeasure.ALL_LIFT, of, cut.liftOverAll(), null, cut.hits(), k);
            add(BacktestMeasure.RECALL, of, cut.recall(), null, cut.hits(), cut.positives());
        }
    }

    private void area() {
        area(BacktestMeasure.AREA, visits, visit -> "");
        List<Visit> known =
                visits.stream().filter(visit -> visit.team() != null).toList();
        if (known.isEmpty()) {
            lines.add(BacktestLine.none(
                    BacktestMeasure.AREA_WITHIN,
                    "没有给出核查组，无法排除各组查法不同的影响",
                    "no teams given, so that differences between teams may pass for knowledge of places"));
        } else {
            area(BacktestMeasure.AREA_WITHIN, known, Visit::team);
        }
    }

    private void area(BacktestMeasure measure, List<Visit> some, Function<Visit, String> stratum) {
        double[] scores = some.stream().mapToDouble(Visit::score).toArray();
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = some.get(i).found();
        }
        int[] strata = numbers(some, stratum);
        AreaUnderCurve area = AreaUnderCurve.within(scores, positive, strata, LEVEL);
        if (area == null) {
            lines.add(BacktestLine.none(
                    measure,
                    "没有一对可比的核查（查实的与未查实的）",
                    "no pair of visits to compare, one that found a true problem and one that did not"));
            return;
        }
        Interval clustered = clustered(some, scores, positive, strata);
        lines.add(new BacktestLine(
                measure,
                "",
                area.value(),
                clustered == null ? area.interval() : clustered,
                null,
                area.pairs(),
                clustered == null
                        ? new Words(
                                "区间把每次核查视为独立；同一单位的核查彼此相似时，实际区间更宽",
                                "the interval takes visits as independent; where those of one organization are alike it is wider")
                        : null));
    }

    /** Null unless organizations are given, and enough of them. */
    private static Interval clustered(List<Visit> some, double[] scores, boolean[] positive, int[] strata) {
        boolean all = some.stream().allMatch(visit -> visit.organization() != null);
        if (!all || some.stream().map(Visit::organization).distinct().count() < CLUSTERS_WANTED) {
            return null;
        }
        int[] organizations = numbers(some, Visit::organization);
        String data = some.size() + "/" + java.util.Arrays.hashCode(scores) + "/" + java.util.Arrays.hashCode(positive);
        long seed = Long.parseUnsignedLong(Hashes.sha256Hex(data).substring(0, 15), 16);
        return ClusteredArea.of(scores, positive, strata, organizations, LEVEL, seed);
    }

    static int[] numbers(List<Visit> some, Function<Visit, String> what) {
        List<String> sorted = List.copyOf(
                new TreeSet<>(some.stream().map(what).filter(Objects::nonNull).toList()));
        return some.stream()
                .mapToInt(visit -> java.util.Collections.binarySearch(sorted, what.apply(visit)))
                .toArray();
    }

    private void moved() {
        List<Visit> dated = visits.stream().filter(visit -> visit.on() != null).toList();
        if (dated.isEmpty()) {
            lines.add(BacktestLine.none(
                    BacktestMeasure.LATER,
                    "没有给出核查日期，无法重排",
                    "no days of visits given, so that they cannot be re-ordered"));
            return;
        }
        double[] scores = dated.stream().mapToDouble(Visit::score).toArray();
        boolean[] positive = new boolean[scores.length];
        double[] order = new double[scores.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = dated.get(i).found();
            order[i] = dated.get(i).order() == null
                    ? Double.MAX_VALUE
                    : dated.get(i).order();
        }
        long[] days = dated.stream().mapToLong(visit -> visit.on().toEpochDay()).toArray();
        Reordering moved = Reordering.of(scores, positive, days, order);
        if (moved == null) {
            lines.add(BacktestLine.none(
                    BacktestMeasure.LATER, "没有查实的问题，无从移动", "no true problem was found that could move"));
            return;
        }
        int all = moved.positives();
        part(BacktestMeasure.LATER, moved.later(), all);
        part(BacktestMeasure.EARLIER, moved.earlier(), all);
        add(BacktestMeasure.MEAN_DAYS, "", moved.meanDays(), null, all, all);
        add(BacktestMeasure.MEDIAN_DAYS, "", moved.medianDays(), null, all, all);
        part(BacktestMeasure.HALF_BEFORE, moved.firstHalfBefore(), all);
        part(BacktestMeasure.HALF_AFTER, moved.firstHalfAfter(), all);
    }

    private void part(BacktestMeasure measure, long part, long whole) {
        add(measure, "", share(part, whole), wilson(part, whole), (double) part, (double) whole);
    }

    private void add(BacktestMeasure measure, String of, double value, Interval interval, double part, double whole) {
        lines.add(new BacktestLine(measure, of, finite(value), interval, part, whole, null));
    }

    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static double share(long part, long whole) {
        return (double) part / whole;
    }

    static Interval wilson(long part, long whole) {
        return Intervals.wilson(part, whole, LEVEL);
    }
}
