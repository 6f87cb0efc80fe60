package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * 筛查: every organization in every period among its peers and against its own past, on plain arrays.
 *
 * <p>Make {@link Observations} of arrays, such as {@link Observations#shares}, screen them by a {@link ScreenCriterion}, and read
 * {@link #results}: one {@link Screened} for each organization and period.
 *
 * <p>Peers are judged by {@link PeerScreening} (means by a normal law), with {@link PublishedOverdispersion} beside it; groups must
 * be as large as {@link PeerMinimum} says. The comparison with peers is one family of tests over all organizations and periods,
 * the changes are another, the shifts a third; flags in a period that hit more than a fifth of at least 20 organizations are
 * withheld as a common pattern. The answer does not depend on the order of the rows.
 *
 * <p>Silence is a period in which others reported and an organization that had reported before did not: it has a row of its own in
 * the results, not judgeable and never a good number. A period in which nobody reported is not seen.
 */
public final class Screening {
    private final Observations numbers;
    private final List<String> calendar;
    private final int[] places;
    private final PeerComparison peers;
    private final List<OwnShift> shifts;
    private final List<Screened> results;

    private Screening(Observations numbers, ScreenCriterion criterion) {
        this.numbers = numbers;
        this.calendar = numbers.calendar();
        this.places = places();
        int[] order = order();
        List<int[]> series = series(order);
        this.peers = new PeerComparison(numbers, criterion, order, calendar, places);
        OwnChanges changes = new OwnChanges(numbers, criterion, series, order, calendar, places);
        this.shifts = OwnShifts.of(numbers, criterion, peers, series);
        this.results = new ScreenResults(numbers, criterion, calendar, places, series, peers, changes);
    }

    /**
     * Screens.
     *
     * @throws IllegalArgumentException when there are no rows, one period is written in two ways, or the criterion does not fit the
     *     kind of number
     */
    public static Screening of(Observations numbers, ScreenCriterion criterion) {
        if (numbers.size() == 0) {
            throw new IllegalArgumentException("no rows; there is nothing to screen");
        }
        String unfit = unfit(numbers.kind(), criterion.published());
        if (unfit != null) {
            throw new IllegalArgumentException(unfit);
        }
        return new Screening(numbers, criterion);
    }

    /** Why a published method does not fit a kind of number; null when it does. */
    public static String unfit(Observations.Kind kind, ScreenCriterion.Published published) {
        boolean ofCounts = kind == Observations.Kind.RATE || kind == Observations.Kind.RATIO;
        return published == ScreenCriterion.Published.TRUNCATED && !ofCounts
                ? "the truncated method is published for counts against expected ones; for shares and means take winsorised"
                : null;
    }

    /**
     * One for each organization and period from its first row on, by organization and period. The numbers stand in columns; a
     * record of them is made whenever one is asked for.
     */
    public List<Screened> results() {
        return results;
    }

    /** One for each organization, by organization. */
    public List<OwnShift> shifts() {
        return shifts;
    }

    /** One for each peer group and period. */
    public List<GroupSpread> spreads() {
        return peers.spreads();
    }

    /** The periods that occur, in order. */
    public List<String> calendar() {
        return calendar;
    }

    private int[] places() {
        Map<String, Integer> known = new HashMap<>();
        calendar.forEach(period -> known.put(period, known.size()));
        return IntStream.range(0, numbers.size())
                .map(row -> known.get(numbers.period(row)))
                .toArray();
    }

    /** All rows by organization, and of each by period. */
    private int[] order() {
        Map<String, Integer> ranks = new HashMap<>();
        int[] rows = IntStream.range(0, places.length).toArray();
        for (int row : rows) {
            ranks.put(numbers.organization(row), 0);
        }
        int rank = 0;
        for (String organization : new TreeSet<>(ranks.keySet())) {
            ranks.put(organization, rank++);
        }
        int[] ofOrganization = new int[rows.length];
        Arrays.setAll(ofOrganization, row -> ranks.get(numbers.organization(row)));
        return sorted(sorted(rows, places, calendar.size()), ofOrganization, rank);
    }

    /** By a key below a limit; rows with the same key stay in order. */
    private static int[] sorted(int[] rows, int[] keys, int limit) {
        int[] next = new int[limit + 1];
        for (int row : rows) {
            next[keys[row] + 1]++;
        }
        for (int key = 0; key < limit; key++) {
            next[key + 1] += next[key];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[keys[row]]++] = row;
        }
        return sorted;
    }

    private List<int[]> series(int[] order) {
        List<int[]> found = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= order.length; to++) {
            if (to == order.length || !numbers.organization(order[to]).equals(numbers.organization(order[from]))) {
                found.add(Arrays.copyOfRange(order, from, to));
                from = to;
            }
        }
        return found;
    }
}
