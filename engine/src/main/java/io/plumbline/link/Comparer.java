package io.plumbline.link;

import io.plumbline.geo.Distance;
import io.plumbline.pack.Comparison;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** 比较器: the degree to which two values agree. Not thread-safe: it keeps working memory. */
abstract class Comparer {
    /** The degree where one value is blank. */
    static final int UNKNOWN = 0;

    /** The degree where the values do not agree. */
    static final int NONE = 1;

    private final int exact;

    private Comparer(Comparison comparison) {
        this.exact = comparison.degrees();
    }

    /** The comparer that a comparison asks for. */
    static Comparer of(Comparison comparison) {
        double[] levels =
                comparison.levels().stream().mapToDouble(level -> level).toArray();
        return switch (comparison.by()) {
            case EXACT -> new Exact(comparison);
            case EDITS -> new Edits(comparison, levels);
            case JARO_WINKLER -> new Similar(comparison, levels);
            case DIFFERENCE -> new Difference(comparison, levels);
            case DAYS -> new Days(comparison, levels);
            case METRES -> new Metres(comparison, levels);
            case ADDRESS -> new Addressed(comparison);
        };
    }

    /**
     * The degree of agreement of two values, each given by its columns, null for a blank.
     *
     * @return {@link #UNKNOWN}, {@link #NONE}, the lesser degrees from 2 up, the highest for an exact agreement
     */
    final int degree(String[] left, String[] right, int[] at) {
        boolean same = true;
        for (int column : at) {
            if (left[column] == null || right[column] == null) {
                return UNKNOWN;
            }
            same &= left[column].equals(right[column]);
        }
        return same ? exact : exact - 1 - lesser(left, right, at);
    }

    /** The place of the best lesser degree that the values reach, or how many there are if they reach none. */
    abstract int lesser(String[] left, String[] right, int[] at);

    /** Whether the two values last compared forbid that the records are of one thing. */
    boolean vetoed() {
        return false;
    }

    private static int within(double distance, double[] most) {
        int i = 0;
        while (i < most.length && !(distance <= most[i])) {
            i++;
        }
        return i;
    }

    private static final class Exact extends Comparer {
        Exact(Comparison comparison) {
            super(comparison);
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            return 0;
        }
    }

    private static final class Edits extends Comparer {
        private final double[] most;
        private final EditDistance distance;

        Edits(Comparison comparison, double[] most) {
            super(comparison);
            this.most = most;
            this.distance = new EditDistance(most.length == 0 ? 0 : (int) most[most.length - 1]);
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            return within(distance.between(left[at[0]], right[at[0]]), most);
        }
    }

    private static final class Similar extends Comparer {
        private final double[] least;
        private final JaroWinkler likeness = new JaroWinkler();

        Similar(Comparison comparison, double[] least) {
            super(comparison);
            this.least = least;
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            double similarity = likeness.similarity(left[at[0]], right[at[0]]);
            int i = 0;
            while (i < least.length && similarity < least[i]) {
                i++;
            }
            return i;
        }
    }

    private static final class Addressed extends Comparer {
        private final AddressComparer addresses = new AddressComparer();

        Addressed(Comparison comparison) {
            super(comparison);
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            return addresses.lesser(left[at[0]], right[at[0]]);
        }

        @Override
        boolean vetoed() {
            return addresses.vetoed();
        }
    }

    private static final class Difference extends Comparer {
        private final double[] most;

        Difference(Comparison comparison, double[] most) {
            super(comparison);
            this.most = most;
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            return within(Math.abs(number(left[at[0]]) - number(right[at[0]])), most);
        }
    }

    private static final class Days extends Comparer {
        private final double[] most;

        Days(Comparison comparison, double[] most) {
            super(comparison);
            this.most = most;
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            LocalDate one = day(left[at[0]]);
            LocalDate other = day(right[at[0]]);
            return one == null || other == null
                    ? most.length
                    : within(Math.abs((double) one.toEpochDay() - other.toEpochDay()), most);
        }

        private static LocalDate day(String text) {
            try {
                return text.indexOf('-') < 0
                        ? LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE)
                        : LocalDate.parse(text);
            } catch (DateTimeException notADay) {
                return null;
            }
        }
    }

    private static final class Metres extends Comparer {
        private final double[] most;

        Metres(Comparison comparison, double[] most) {
            super(comparison);
            this.most = most;
        }

        @Override
        int lesser(String[] left, String[] right, int[] at) {
            double metres = Distance.haversineM(
                    number(left[at[0]]), number(left[at[1]]), number(right[at[0]]), number(right[at[1]]));
            return within(metres, most);
        }
    }

    /** The number that a text writes; not a number where it writes none, which is within no distance of anything. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
