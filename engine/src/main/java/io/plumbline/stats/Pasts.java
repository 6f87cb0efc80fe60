package io.plumbline.stats;

/** What each organization counted in the periods before a row, as columns. */
final class Pasts {
    private final int[] periods;
    private final long[] counts;
    private final double[] bases;

    Pasts(int rows) {
        periods = new int[rows];
        counts = new long[rows];
        bases = new double[rows];
    }

    /** Whether a row has a count, and something it is counted over. */
    static boolean isCounted(Observations numbers, int row) {
        return numbers.isReported(row) && numbers.denominator(row) > 0;
    }

    /** The rows of one organization, by period. */
    void remember(int[] rows, Observations numbers) {
        int soFar = 0;
        long count = 0;
        double base = 0;
        for (int row : rows) {
            periods[row] = soFar;
            counts[row] = count;
            bases[row] = base;
            if (isCounted(numbers, row)) {
                soFar++;
                count += (long) numbers.numerator(row);
                base += numbers.denominator(row);
            }
        }
    }

    int periods(int row) {
        return periods[row];
    }

    long count(int row) {
        return counts[row];
    }

    double base(int row) {
        return bases[row];
    }
}
