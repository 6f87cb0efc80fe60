package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The comparison of all rows with their peers: one family of tests. */
final class PeerComparison {
    private final Observations numbers;
    private final ScreenCriterion criterion;
    private final List<ScreenCell> cells = new ArrayList<>();
    private final ScreenCell[] cellOf;
    private final String[] reasons;
    private final double[] p;
    private final double[] q;
    private final long tests;
    private final Standings standings;
    private final List<GroupSpread> spreads = new ArrayList<>();

    /**
     * Compares.
     *
     * @param order all rows by organization, so that sums have one order
     * @param places the place of each row's period in the calendar
     */
    PeerComparison(Observations numbers, ScreenCriterion criterion, int[] order, List<String> calendar, int[] places) {
        this.numbers = numbers;
        this.criterion = criterion;
        int rows = numbers.size();
        cellOf = new ScreenCell[rows];
        reasons = new String[rows];
        p = new double[rows];
        Arrays.fill(p, Double.NaN);
        standings = new Standings(rows);
        place(order, calendar, places);
        cells.parallelStream().forEach(this::test);
        q = FalseDiscovery.benjaminiHochberg(p);
        tests = Arrays.stream(p).filter(one -> !Double.isNaN(one)).count();
        double alpha = alpha(q, criterion.q(), tests);
        cells.parallelStream().forEach(cell -> stand(cell, alpha));
        cells.forEach(cell -> spreads.add(spread(cell)));
    }

    /** The p-value that one more departure would have needed beside those that were found. */
    static double alpha(double[] q, double limit, long tests) {
        long found = Arrays.stream(q).filter(one -> one <= limit).count();
        return tests == 0 ? limit : limit * Math.min(tests, found + 1) / tests;
    }

    private void place(int[] order, List<String> calendar, int[] places) {
        for (int row : order) {
            reasons[row] = unmet(row);
        }
        RowsOfPeers.of(numbers, order, places, calendar, this::isPeer).forEach((group, periods) -> {
            List<ScreenCell> ofGroup = new ArrayList<>();
            periods.forEach((place, rows) -> ofGroup.add(cell(group, calendar.get(place), rows)));
            ScreenCell.judge(ofGroup, criterion.spread());
            cells.addAll(ofGroup);
        });
    }

    private ScreenCell cell(String group, String period, int[] members) {
        ScreenCell cell = new ScreenCell(group, period, members, law(members));
        for (int row : members) {
            cellOf[row] = cell;
        }
        return cell;
    }

    private ScreenGroup law(int[] rows) {
        double[] bases = Arrays.stream(rows).mapToDouble(numbers::denominator).toArray();
        if (numbers.kind() == Observations.Kind.MEAN) {
            double[] errors = Arrays.stream(rows)
                    .mapToDouble(row -> numbers.deviation(row) / Math.sqrt(numbers.denominator(row)))
                    .toArray();
            return new MeasureGroup(
                    Arrays.stream(rows).mapToDouble(numbers::numerator).toArray(), errors, criterion.worse());
        }
        return new CountGroup(
                numbers.kind(),
                Arrays.stream(rows)
                        .mapToLong(row -> (long) numbers.numerator(row))
                        .toArray(),
                bases,
                criterion.worse());
    }

    /** Whether a row can stand beside others, be it judged or not. */
    private boolean isPeer(int row) {
        return numbers.group(row) != null
                && numbers.isReported(row)
                && numbers.denominator(row) > 0
                && (numbers.kind() != Observations.Kind.MEAN || numbers.deviation(row) > 0);
    }

    /** Why a row is not judged whatever its peers; null when it is. */
    private String unmet(int row) {
        if (!numbers.isReported(row)) {
            return "blank";
        }
        double n = numbers.denominator(row);
        boolean isCounted = numbers.kind() == Observations.Kind.SHARE || numbers.kind() == Observations.Kind.MEAN;
        if (n == 0) {
            return isCounted ? "n=0, needs " + criterion.minN() : "nothing to count over: exposure or expected is 0";
        }
        if (isCounted && n < criterion.minN()) {
            return "n=" + (long) n + ", needs " + criterion.minN();
        }
        if (numbers.kind() == Observations.Kind.MEAN && !(numbers.deviation(row) > 0)) {
            return numbers.deviation(row) == 0
                    ? "standard deviation 0: equal values do not say how far chance reaches"
                    : "no standard deviation: how far chance reaches is unknown";
        }
        return numbers.group(row) == null ? "no peer group" : null;
    }

    private void test(ScreenCell cell) {
        String unjudged = cell.unjudged();
        double[] ofCell = unjudged == null ? cell.law().p() : null;
        Significance[] judged = unjudged == null ? cell.law().classes() : null;
        for (int i = 0; i < cell.size(); i++) {
            int row = cell.row(i);
            reasons[row] = reasons[row] == null ? unjudged : reasons[row];
            p[row] = reasons[row] == null ? ofCell[i] : Double.NaN;
            standings.classify(row, unjudged == null ? judged[i] : null);
        }
    }

    private void stand(ScreenCell cell, double alpha) {
        if (cell.unjudged() != null) {
            return;
        }
        ScreenGroup law = cell.law();
        double[] visible = law.visible(alpha);
        boolean isPublished = cell.size() >= PeerMinimum.FEWEST_FOR_SPREAD;
        PublishedOverdispersion fit = isPublished ? law.published(criterion.published()) : null;
        double[] scores = isPublished ? fit.adjusted() : null;
        for (int i = 0; i < cell.size(); i++) {
            int row = cell.row(i);
            standings.unadjusted(row, law.unadjusted(i));
            if (isPublished) {
                standings.published(
                        row,
                        scores[i],
                        limits(law, fit, i, ControlLimits.INNER),
                        limits(law, fit, i, ControlLimits.OUTER));
            }
            if (reasons[row] == null) {
                standings.limits(row, law.limits(i, ControlLimits.INNER), law.limits(i, ControlLimits.OUTER));
                standings.visible(row, visible(visible[i], law.centre()));
                standings.shrunken(row, law.shrunken(i), law.shrunkenInterval(i));
            }
        }
    }

    private static Interval limits(ScreenGroup law, PublishedOverdispersion fit, int i, double level) {
        Interval limits = fit.limits(i, level);
        return new Interval(law.fromPublished(limits.low()), law.fromPublished(limits.high()));
    }

    /** What would have been seen and matters; NaN where nothing would. */
    private double visible(double smallest, double centre) {
        if (numbers.kind() == Observations.Kind.MEAN) {
            return smallest;
        }
        double seen = criterion.worse() == Direction.LOW
                ? Math.min(smallest, centre / criterion.minRatio())
                : Math.max(smallest, centre * criterion.minRatio());
        return numbers.kind() == Observations.Kind.SHARE && seen > 1 ? Double.NaN : seen;
    }

    private GroupSpread spread(ScreenCell cell) {
        boolean judged = cell.unjudged() == null;
        ScreenGroup law = cell.law();
        boolean isPublished = judged && cell.size() >= PeerMinimum.FEWEST_FOR_SPREAD;
        PublishedOverdispersion fit = isPublished ? law.published(criterion.published()) : null;
        int plain = 0;
        int adjusted = 0;
        int robust = 0;
        for (int i = 0; i < cell.size(); i++) {
            int row = cell.row(i);
            plain += isFar(standings.unadjusted(row)) ? 1 : 0;
            adjusted += isFar(standings.publishedSignificance(row)) ? 1 : 0;
            robust += isFar(standings.significance(row)) ? 1 : 0;
        }
        return new GroupSpread(
                cell.group(),
                cell.period(),
                cell.size(),
                cell.source(),
                judged ? law.centre() : Double.NaN,
                judged ? law.centreInterval() : null,
                judged ? law.spread() : Double.NaN,
                isPublished ? fit.phi() : Double.NaN,
                isPublished ? fit.tauSquared() : Double.NaN,
                plain,
                adjusted,
                robust);
    }

    private static boolean isFar(Significance significance) {
        return significance != null && significance.isFar();
    }

    String reason(int row) {
        return reasons[row];
    }

    /** Whether a row is judged. */
    boolean stands(int row) {
        return reasons[row] == null;
    }

    double q(int row) {
        return q[row];
    }

    double visible(int row) {
        return standings.visible(row);
    }

    /** Of a row that is judged. */
    Screened.Standing standing(int row) {
        ScreenCell cell = cellOf[row];
        return new Screened.Standing(
                cell.size() - 1L,
                cell.law().centre(),
                standings.limits95(row),
                standings.limits998(row),
                standings.significance(row),
                p[row],
                q[row],
                tests,
                standings.visible(row),
                standings.shrunken(row),
                standings.shrunkenInterval(row));
    }

    /** Of a row that is judged; null where its peers are too few. */
    Screened.ByPublished published(int row) {
        return cellOf[row].size() >= PeerMinimum.FEWEST_FOR_SPREAD ? standings.published(row) : null;
    }

    Significance unadjusted(int row) {
        return standings.unadjusted(row);
    }

    List<GroupSpread> spreads() {
        return spreads;
    }

    /** What is usual among the peers of a row; NaN where nothing is known of it. */
    double usual(int row) {
        ScreenCell cell = cellOf[row];
        return cell == null || cell.unjudged() != null ? Double.NaN : cell.law().centre();
    }
}
