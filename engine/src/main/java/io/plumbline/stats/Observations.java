package io.plumbline.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * 观测值: one number of every organization in every period, on plain arrays; element i of each array belongs to row i. What was
 * not reported is NaN, or its row is left out: never 0.
 *
 * <p>Periods are texts such as {@code 2026-03}, {@code 2026Q1} or {@code 2026-W07}; they are ordered by their digits read as
 * numbers, all else by character. An organization has one row at most in each period.
 */
public final class Observations {
    /** 数的种类: what kind of number it is. */
    public enum Kind {
        /** 占比: the numerator is part of the denominator, both counts. */
        SHARE,
        /** 率: a count per unit of an exposure, such as households or days. */
        RATE,
        /** 实际与预期之比: a count against the number expected of this organization by a standard or a model. */
        RATIO,
        /** 均值: a mean of n values, with their standard deviation where it is known. */
        MEAN
    }

    private static final double LARGEST_COUNT = 1L << 53;

    private final Kind kind;
    private final String[] organizations;
    private final String[] periods;
    private final String[] groups;
    private final double[] numerators;
    private final double[] denominators;
    private final double[] deviations;

    private Observations(
            Kind kind,
            String[] organizations,
            String[] periods,
            String[] groups,
            double[] numerators,
            double[] denominators,
            double[] deviations) {
        this.kind = kind;
        this.organizations = organizations;
        this.periods = periods;
        this.groups = groups;
        this.numerators = numerators;
        this.denominators = denominators;
        this.deviations = deviations;
        check();
    }

    /**
     * Shares.
     *
     * @param numerators whole numbers from 0 to the denominator; NaN where nothing was reported
     * @param denominators whole numbers
     * @throws IllegalArgumentException naming the row, for these and all other kinds
     */
    public static Observations shares(
            String[] organizations, String[] periods, double[] numerators, double[] denominators) {
        return of(Kind.SHARE, organizations, periods, numerators, denominators, null);
    }

    /**
     * Rates.
     *
     * @param counts whole numbers; NaN where nothing was reported
     * @param exposures what each count is divided by; 0 is not judgeable
     */
    public static Observations rates(String[] organizations, String[] periods, double[] counts, double[] exposures) {
        return of(Kind.RATE, organizations, periods, counts, exposures, null);
    }

    /**
     * Counts against expected ones.
     *
     * @param counts whole numbers; NaN where nothing was reported
     * @param expected what is expected of each; 0 is not judgeable
     */
    public static Observations ratios(String[] organizations, String[] periods, double[] counts, double[] expected) {
        return of(Kind.RATIO, organizations, periods, counts, expected, null);
    }

    /**
     * Means.
     *
     * @param values the means; NaN where nothing was reported
     * @param n how many values each rests on, whole numbers
     * @param deviations the standard deviation of those values; NaN, or a null array, where unknown: then it cannot be said how
     *     far chance reaches and nobody is compared with peers, while shifts against the own past are still found
     */
    public static Observations means(
            String[] organizations, String[] periods, double[] values, double[] n, double[] deviations) {
        return of(Kind.MEAN, organizations, periods, values, n, deviations);
    }

    private static Observations of(
            Kind kind,
            String[] organizations,
            String[] periods,
            double[] numerators,
            double[] denominators,
            double[] deviations) {
        int rows = organizations.length;
        Values.sameLength(periods.length, "periods", rows, "organizations");
        Values.sameLength(numerators.length, "numbers", rows, "organizations");
        Values.sameLength(denominators.length, "denominators", rows, "organizations");
        double[] spread = deviations == null ? new double[rows] : deviations.clone();
        if (deviations == null) {
            Arrays.fill(spread, Double.NaN);
        }
        Values.sameLength(spread.length, "deviations", rows, "organizations");
        String[] groups = new String[rows];
        Arrays.fill(groups, "");
        return new Observations(
                kind, organizations.clone(), periods.clone(), groups, numerators.clone(), denominators.clone(), spread);
    }

    /** The same rows, compared only inside these peer groups; null for a row that has none and is not compared. */
    public Observations inGroups(String[] peerGroups) {
        Values.sameLength(peerGroups.length, "groups", size(), "organizations");
        return new Observations(kind, organizations, periods, peerGroups.clone(), numerators, denominators, deviations);
    }

    private void check() {
        Map<String, Set<String>> seen = new HashMap<>();
        for (int i = 0; i < size(); i++) {
            if (organizations[i] == null || periods[i] == null) {
                throw refused(i, "has no organization or no period");
            }
            if (!seen.computeIfAbsent(organizations[i], organization -> new HashSet<>())
                    .add(periods[i])) {
                throw refused(i, "repeats organization '" + organizations[i] + "' in period '" + periods[i] + "'");
            }
            if (isReported(i)) {
                String wrong = wrong(kind, numerators[i], denominators[i], deviations[i]);
                if (wrong != null) {
                    throw refused(i, wrong);
                }
            }
        }
    }

    /** What is wrong with the numbers of a row; null when nothing is. */
    public static String wrong(Kind kind, double numerator, double denominator, double deviation) {
        if (Double.isInfinite(numerator) || Double.isInfinite(denominator) || Double.isInfinite(deviation)) {
            return "holds a number that is not finite";
        }
        if (kind != Kind.MEAN && !isCount(numerator)) {
            return "counts " + plain(numerator) + "; a count is a whole number from 0 up";
        }
        if (denominator < 0 || deviation < 0) {
            return "holds a negative " + (denominator < 0 ? "denominator" : "standard deviation");
        }
        if ((kind == Kind.SHARE || kind == Kind.MEAN) && !isCount(denominator)) {
            return "counts among " + plain(denominator) + "; that many records are a whole number"
                    + (kind == Kind.SHARE ? ", and for a count per exposure the kind is rate" : "");
        }
        return kind == Kind.SHARE && numerator > denominator
                ? plain(numerator) + " of " + plain(denominator)
                        + " is no share; for a count per exposure the kind is rate"
                : null;
    }

    private static boolean isCount(double number) {
        return number >= 0 && number <= LARGEST_COUNT && number == Math.rint(number);
    }

    private static String plain(double number) {
        return isCount(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static IllegalArgumentException refused(int row, String problem) {
        return new IllegalArgumentException(String.format(Locale.ROOT, "row %d %s", row, problem));
    }

    /** How many rows. */
    public int size() {
        return organizations.length;
    }

    /** What kind of number they hold. */
    public Kind kind() {
        return kind;
    }

    List<String> calendar() {
        return PeriodOrder.calendar(periods);
    }

    boolean isReported(int i) {
        return !Double.isNaN(numerators[i]) && !Double.isNaN(denominators[i]);
    }

    String organization(int i) {
        return organizations[i];
    }

    String period(int i) {
        return periods[i];
    }

    String group(int i) {
        return groups[i];
    }

    double numerator(int i) {
        return numerators[i];
    }

    double denominator(int i) {
        return denominators[i];
    }

    double deviation(int i) {
        return deviations[i];
    }

    /** The number itself; NaN where there is none. */
    double value(int i) {
        if (kind == Kind.MEAN) {
            return isReported(i) ? numerators[i] : Double.NaN;
        }
        return isReported(i) && denominators[i] > 0 ? numerators[i] / denominators[i] : Double.NaN;
    }
}
