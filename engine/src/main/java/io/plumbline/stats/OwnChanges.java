package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The change of every row against all earlier ones of its organization, net of the peers' common change: counts of the period and
 * of the past are a pair, see {@link PeerFamily#pairs}. For shares the counts are taken for Poisson, which is exact for small
 * shares and cautious for large ones. One family of tests.
 */
final class OwnChanges {
    private static final double STEP = 1.0 / 16;
    private static final long OWN_TO = 64;
    private static final int PART_BITS = 32;
    private static final long PART_MASK = (1L << PART_BITS) - 1;

    private final Observations numbers;
    private final ScreenCriterion criterion;
    private final Pasts pasts;
    private final Changes changes;
    private final double[] p;

    /** One peer group in one period: the rows with a past, and their law. */
    private static final class Cell {
        private final int[] rows;
        private final PeerFamily family;

        Cell(int[] rows, PeerFamily family) {
            this.rows = rows;
            this.family = family;
        }

        int[] rows() {
            return rows;
        }

        PeerFamily family() {
            return family;
        }
    }

    private record Judged(Cell cell, PeerScreening screening) {}

    /**
     * Compares.
     *
     * @param series the rows of each organization, by period
     * @param order all of them, by organization
     * @param places the place of each row's period in the calendar
     */
    OwnChanges(
            Observations numbers,
            ScreenCriterion criterion,
            List<int[]> series,
            int[] order,
            List<String> calendar,
            int[] places) {
        this.numbers = numbers;
        this.criterion = criterion;
        this.pasts = new Pasts(numbers.size());
        this.p = new double[numbers.size()];
        Arrays.fill(p, Double.NaN);
        this.changes = new Changes(p);
        if (numbers.kind() == Observations.Kind.MEAN) {
            changes.withhold("of means only shifts are told");
            return;
        }
        series.forEach(rows -> pasts.remember(rows, numbers));
        List<Judged> judged = judged(order, calendar, places);
        judged.parallelStream().forEach(this::test);
        double[] q = FalseDiscovery.benjaminiHochberg(p);
        changes.adjusted(q);
        long tests = Arrays.stream(p).filter(one -> !Double.isNaN(one)).count();
        double alpha = PeerComparison.alpha(q, criterion.q(), tests);
        judged.parallelStream().forEach(cell -> tell(cell, q, alpha));
    }

    Screened.Change of(int row) {
        return changes.of(row);
    }

    Screened.State state(int row) {
        return changes.state(row);
    }

    private List<Judged> judged(int[] order, List<String> calendar, int[] places) {
        for (int row : order) {
            changes.withhold(row, unmet(row));
        }
        List<Judged> judged = new ArrayList<>();
        RowsOfPeers.of(numbers, order, places, calendar, this::isPair)
                .values()
                .forEach(periods -> judged.addAll(
                        screened(periods.values().stream().map(this::cell).toList())));
        return judged;
    }

    private boolean isPair(int row) {
        return numbers.group(row) != null
                && Pasts.isCounted(numbers, row)
                && pasts.periods(row) >= ScreenCriterion.PAST
                && numbers.numerator(row) + pasts.count(row) > 0;
    }

    private String unmet(int row) {
        if (!Pasts.isCounted(numbers, row)) {
            return numbers.isReported(row) ? "nothing to count over" : "blank";
        }
        if (pasts.periods(row) < ScreenCriterion.PAST) {
            return "earlier periods=" + pasts.periods(row) + ", needs " + ScreenCriterion.PAST;
        }
        double base = pasts.base(row);
        boolean isShare = numbers.kind() == Observations.Kind.SHARE;
        double fewest = Math.min(numbers.denominator(row), base);
        if (isShare && fewest < criterion.minN()) {
            return "n=" + (long) fewest + (fewest < base ? "" : " before") + ", needs " + criterion.minN();
        }
        if (numbers.numerator(row) + pasts.count(row) == 0) {
            return "nothing counted, now or before";
        }
        return numbers.group(row) == null ? "no peer group" : null;
    }

    private Cell cell(int[] rows) {
        return new Cell(
                rows,
                PeerFamily.pairs(
                        Arrays.stream(rows)
                                .mapToLong(row -> (long) numbers.numerator(row))
                                .toArray(),
                        Arrays.stream(rows).mapToDouble(numbers::denominator).toArray(),
                        Arrays.stream(rows).mapToLong(pasts::count).toArray(),
                        Arrays.stream(rows).mapToDouble(pasts::base).toArray()));
    }

    /** The periods of one peer group that can be judged. */
    private List<Judged> screened(List<Cell> cells) {
        boolean someSmall = cells.stream().anyMatch(cell -> cell.rows().length < PeerMinimum.FEWEST_FOR_SPREAD);
        Double pooled = someSmall ? pooled(cells) : null;
        Double borrowed = pooled == null ? criterion.spread() : pooled;
        List<Judged> judged = cells.parallelStream()
                .map(cell -> new Judged(cell, screened(cell, borrowed)))
                .toList();
        return judged.stream().filter(cell -> cell.screening() != null).toList();
    }

    private PeerScreening screened(Cell cell, Double borrowed) {
        int size = cell.rows().length;
        if (size >= PeerMinimum.FEWEST_FOR_SPREAD) {
            return PeerScreening.of(cell.family(), criterion.worse());
        }
        if (size >= PeerMinimum.FEWEST && borrowed != null) {
            return PeerScreening.borrowing(cell.family(), criterion.worse(), borrowed);
        }
        for (int row : cell.rows()) {
            if (!changes.isWithheld(row)) {
                changes.withhold(row, PeerMinimum.unjudged(size));
            }
        }
        return null;
    }

    private Double pooled(List<Cell> cells) {
        return PeerMinimum.pooledSpread(
                cells.stream().mapToInt(cell -> cell.rows().length).toArray(),
                cells.stream().mapToDouble(this::ownSpread).toArray());
    }

    private double ownSpread(Cell cell) {
        return cell.rows().length < PeerMinimum.FEWEST
                ? Double.NaN
                : PeerScreening.of(cell.family(), criterion.worse()).spread().spread();
    }

    private void test(Judged cell) {
        double[] ofCell = cell.screening().p();
        for (int i = 0; i < ofCell.length; i++) {
            int row = cell.cell().rows()[i];
            p[row] = changes.isWithheld(row) ? Double.NaN : ofCell[i];
        }
    }

    private void tell(Judged cell, double[] q, double alpha) {
        int[] rows = cell.cell().rows();
        double common = cell.screening().spread().centre();
        double[] visible = visible(cell, alpha);
        for (int i = 0; i < rows.length; i++) {
            if (!changes.isWithheld(rows[i])) {
                change(rows[i], common, q[rows[i]], visible[i]);
            }
        }
    }

    /** A few counts more or less make no difference, nor a little more past: of what is alike one stands for all. */
    private double[] visible(Judged cell, double alpha) {
        long[] alike = Arrays.stream(cell.cell().rows()).mapToLong(this::alike).toArray();
        long[] distinct = Arrays.stream(alike).sorted().distinct().toArray();
        long[] counts =
                Arrays.stream(distinct).map(one -> count(one >> PART_BITS)).toArray();
        double[] exposures = Arrays.stream(distinct)
                .mapToDouble(one -> Math.exp((int) one * STEP))
                .toArray();
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        double[] ratios = PeerScreening.knowing(
                        PeerFamily.pairs(counts, exposures, new long[counts.length], ones),
                        criterion.worse(),
                        cell.screening().spread())
                .smallestRatios(alpha, SmallestEffect.POWER);
        return Arrays.stream(alike)
                .mapToDouble(one -> ratios[Arrays.binarySearch(distinct, one)])
                .toArray();
    }

    /**
     * What decides on the smallest change that shows: of the counts now and before the row, and behind it, in the lower half, the
     * logarithm of the exposure now over that before, in steps.
     */
    private long alike(int row) {
        long all = (long) numbers.numerator(row) + pasts.count(row);
        long ofCounts = all <= OWN_TO ? all : (long) Math.floor(Math.log((double) all) / STEP);
        long part = Math.round(Math.log(numbers.denominator(row) / pasts.base(row)) / STEP);
        return (ofCounts << PART_BITS) | ((int) part & PART_MASK);
    }

    /** From 65 up the next smaller of a row of counts. */
    private static long count(long ofCounts) {
        return ofCounts <= OWN_TO ? ofCounts : Math.max(OWN_TO, (long) Math.exp(ofCounts * STEP));
    }

    private void change(int row, double common, double q, double smallest) {
        long now = (long) numbers.numerator(row);
        long count = pasts.count(row);
        Interval exact = RateRatioTable.interval(now, numbers.denominator(row), count, pasts.base(row));
        double own = now / numbers.denominator(row) / (count / pasts.base(row));
        double ratio = own / common;
        boolean departs = q <= criterion.q();
        boolean matters = criterion.matters(ratio, criterion.isLow(ratio, 1));
        double visible = visible(smallest);
        if (!departs && Double.isNaN(visible) && criterion.worse() != Direction.BOTH) {
            changes.withhold(row, "too few for any change to show");
            return;
        }
        changes.tell(
                row,
                departs && matters,
                departs && !matters ? "changes by less than a ratio of " + criterion.minRatio() : null,
                ratio,
                exact.low() / common,
                exact.high() / common,
                visible);
    }

    private double visible(double smallest) {
        if (smallest == 0 || !Double.isFinite(smallest)) {
            return Double.NaN;
        }
        return criterion.worse() == Direction.LOW
                ? Math.min(smallest, 1 / criterion.minRatio())
                : Math.max(smallest, criterion.minRatio());
    }
}
