package io.plumbline.stats;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/** What is said of every organization and period: columns, of which a record is made when one is asked for. */
final class ScreenResults extends AbstractList<Screened> implements RandomAccess {
    private static final int MANY = 20;
    private static final double COMMON = 0.2;
    private static final String BLANK = "blank";
    private static final String NO_ROW = "no row";

    private final Observations numbers;
    private final ScreenCriterion criterion;
    private final List<String> calendar;
    private final int[] places;
    private final PeerComparison peers;
    private final OwnChanges changes;
    private final Counted[] ofPeers;
    private final Counted[] ofChanges;

    /** Of each result the row; where there is none, the row before. */
    private int[] rows = new int[64];

    /** Of each result the place of its period in the calendar, less {@link Integer#MIN_VALUE} where it is silent. */
    private int[] periods = new int[64];

    private int size;

    /** How many of a period were judged, and how many flagged. */
    private static final class Counted {
        private int judged;
        private int flagged;

        void add(Screened.State state) {
            judged += state == Screened.State.NOT_JUDGEABLE ? 0 : 1;
            flagged += state == Screened.State.FLAGGED ? 1 : 0;
        }

        boolean isCommon() {
            return judged >= MANY && flagged > COMMON * judged;
        }

        String reason() {
            return "common pattern: " + flagged + " of " + judged + " organizations";
        }
    }

    /**
     * The results of rows that are compared.
     *
     * @param places the place of each row's period in the calendar
     * @param series the rows of each organization, by period
     */
    ScreenResults(
            Observations numbers,
            ScreenCriterion criterion,
            List<String> calendar,
            int[] places,
            List<int[]> series,
            PeerComparison peers,
            OwnChanges changes) {
        this.numbers = numbers;
        this.criterion = criterion;
        this.calendar = calendar;
        this.places = places;
        this.peers = peers;
        this.changes = changes;
        this.ofPeers = new Counted[calendar.size()];
        this.ofChanges = new Counted[calendar.size()];
        Arrays.setAll(ofPeers, place -> new Counted());
        Arrays.setAll(ofChanges, place -> new Counted());
        series.forEach(this::tell);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Screened get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " of " + size + " results");
        }
        int row = rows[index];
        int place = periods[index] & Integer.MAX_VALUE;
        boolean silent = periods[index] < 0;
        return silent && places[row] != place ? silent(row, calendar.get(place)) : screened(row, silent);
    }

    /** Tells the rows of one organization, and the periods in which it is silent. */
    private void tell(int[] ofOrganization) {
        boolean reported = false;
        int next = 0;
        for (int place = places[ofOrganization[0]]; place < calendar.size(); place++) {
            if (next < ofOrganization.length && places[ofOrganization[next]] == place) {
                int row = ofOrganization[next++];
                reported |= numbers.isReported(row);
                add(row, place, reported && !numbers.isReported(row));
                ofPeers[place].add(state(row));
                ofChanges[place].add(changes.state(row));
            } else if (reported) {
                add(ofOrganization[next - 1], place, true);
            }
        }
    }

    private void add(int row, int place, boolean silent) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            periods = Arrays.copyOf(periods, 2 * size);
        }
        rows[size] = row;
        periods[size++] = silent ? place | Integer.MIN_VALUE : place;
    }

    private Screened silent(int before, String period) {
        return new Screened(
                numbers.organization(before),
                period,
                numbers.group(before),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                true,
                Screened.State.NOT_JUDGEABLE,
                NO_ROW,
                null,
                null,
                null,
                Screened.Change.notJudgeable(NO_ROW));
    }

    private Screened screened(int row, boolean silent) {
        Screened.State state = state(row);
        boolean isJudged = state != Screened.State.NOT_JUDGEABLE;
        Counted counted = ofPeers[places[row]];
        boolean isHeld = state == Screened.State.FLAGGED && counted.isCommon();
        String reason = silent ? BLANK : reason(row, state);
        return new Screened(
                numbers.organization(row),
                numbers.period(row),
                numbers.group(row),
                numbers.numerator(row),
                numbers.denominator(row),
                numbers.value(row),
                silent,
                isHeld ? Screened.State.NOT_FLAGGED : state,
                isHeld ? counted.reason() : reason,
                isJudged ? peers.standing(row) : null,
                isJudged ? peers.published(row) : null,
                isJudged ? peers.unadjusted(row) : null,
                change(row));
    }

    /** Among its peers, common pattern or not. */
    private Screened.State state(int row) {
        if (!peers.stands(row)) {
            return Screened.State.NOT_JUDGEABLE;
        }
        boolean departs = departs(row);
        if (!departs && Double.isNaN(peers.visible(row)) && criterion.worse() != Direction.BOTH) {
            return Screened.State.NOT_JUDGEABLE;
        }
        return departs && matters(row) ? Screened.State.FLAGGED : Screened.State.NOT_FLAGGED;
    }

    private boolean departs(int row) {
        return peers.q(row) <= criterion.q();
    }

    private boolean matters(int row) {
        double value = numbers.value(row);
        double usual = peers.usual(row);
        return numbers.kind() == Observations.Kind.MEAN
                || criterion.matters(value / usual, criterion.isLow(value, usual));
    }

    private String reason(int row, Screened.State state) {
        if (state == Screened.State.NOT_JUDGEABLE) {
            return peers.stands(row) ? "too few for any departure to show" : peers.reason(row);
        }
        boolean isSmall = state == Screened.State.NOT_FLAGGED && departs(row);
        return isSmall ? "departs by less than a ratio of " + criterion.minRatio() : null;
    }

    private Screened.Change change(int row) {
        Screened.Change change = changes.of(row);
        Counted counted = ofChanges[places[row]];
        return change.state() == Screened.State.FLAGGED && counted.isCommon()
                ? new Screened.Change(
                        Screened.State.NOT_FLAGGED,
                        counted.reason(),
                        change.ratio(),
                        change.interval(),
                        change.p(),
                        change.q(),
                        change.visible())
                : change;
    }
}
