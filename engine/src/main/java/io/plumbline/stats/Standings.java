package io.plumbline.stats;

import java.util.List;

/** How rows stand among their peers, as columns: millions of rows told as records would have to be moved again and again. */
final class Standings {
    private static final int LIMITS_95 = 0;
    private static final int LIMITS_998 = 2;
    private static final int VISIBLE = 4;
    private static final int SHRUNKEN = 5;
    private static final int SHRUNKEN_INTERVAL = 6;
    private static final int SCORE = 8;
    private static final int PUBLISHED_95 = 9;
    private static final int PUBLISHED_998 = 11;
    private static final int WIDTH = 13;

    private static final List<Significance> CLASSES = List.of(Significance.values());

    private final double[][] numbers;
    private final byte[] classes;
    private final byte[] unadjusted;
    private final byte[] published;

    Standings(int rows) {
        numbers = new double[WIDTH][rows];
        classes = new byte[rows];
        unadjusted = new byte[rows];
        published = new byte[rows];
    }

    void classify(int row, Significance significance) {
        classes[row] = code(significance);
    }

    void unadjusted(int row, Significance significance) {
        unadjusted[row] = code(significance);
    }

    void limits(int row, Interval limits95, Interval limits998) {
        put(LIMITS_95, row, limits95);
        put(LIMITS_998, row, limits998);
    }

    void visible(int row, double value) {
        numbers[VISIBLE][row] = value;
    }

    void shrunken(int row, double value, Interval interval) {
        numbers[SHRUNKEN][row] = value;
        put(SHRUNKEN_INTERVAL, row, interval);
    }

    void published(int row, double score, Interval limits95, Interval limits998) {
        numbers[SCORE][row] = score;
        put(PUBLISHED_95, row, limits95);
        put(PUBLISHED_998, row, limits998);
        published[row] = code(Double.isInfinite(score) ? null : Significance.ofScore(score));
    }

    /** Null where nothing was told. */
    Significance significance(int row) {
        return significance(classes[row]);
    }

    /** Null where nothing was told. */
    Significance unadjusted(int row) {
        return significance(unadjusted[row]);
    }

    double visible(int row) {
        return numbers[VISIBLE][row];
    }

    double shrunken(int row) {
        return numbers[SHRUNKEN][row];
    }

    Interval shrunkenInterval(int row) {
        return interval(SHRUNKEN_INTERVAL, row);
    }

    Interval limits95(int row) {
        return interval(LIMITS_95, row);
    }

    Interval limits998(int row) {
        return interval(LIMITS_998, row);
    }

    Screened.ByPublished published(int row) {
        return new Screened.ByPublished(
                numbers[SCORE][row],
                interval(PUBLISHED_95, row),
                interval(PUBLISHED_998, row),
                publishedSignificance(row));
    }

    /** Null where nothing was told, or the score is infinite. */
    Significance publishedSignificance(int row) {
        return significance(published[row]);
    }

    private void put(int column, int row, Interval interval) {
        numbers[column][row] = interval.low();
        numbers[column + 1][row] = interval.high();
    }

    private Interval interval(int column, int row) {
        return new Interval(numbers[column][row], numbers[column + 1][row]);
    }

    private static byte code(Significance significance) {
        return (byte) (significance == null ? 0 : 1 + CLASSES.indexOf(significance));
    }

    private static Significance significance(byte code) {
        return code == 0 ? null : CLASSES.get(code - 1);
    }
}
