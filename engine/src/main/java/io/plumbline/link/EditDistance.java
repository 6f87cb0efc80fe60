package io.plumbline.link;

/**
 * 编辑距离: how many characters must be inserted, left out, replaced or exchanged with their neighbour to make one text of another, each
 * place touched once.
 *
 * <p>Source: optimal string alignment, the restricted form of F. J. Damerau, "A technique for computer detection and correction of
 * spelling errors", CACM 7 (1964). Counts UTF-16 units. Not thread-safe.
 */
final class EditDistance {
    private final int most;
    private int[] before = new int[64];
    private int[] last = new int[64];
    private int[] row = new int[64];

    /** Distances beyond {@code most} are not told apart. */
    EditDistance(int most) {
        this.most = most;
    }

    /** The distance; {@code most + 1} when it is greater than {@code most}. */
    int between(String left, String right) {
        int n = left.length();
        int m = right.length();
        if (Math.abs(n - m) > most) {
            return most + 1;
        }
        if (row.length <= m) {
            before = new int[2 * m];
            last = new int[2 * m];
            row = new int[2 * m];
        }
        for (int j = 0; j <= m; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= n; i++) {
            if (step(left, right, i) > most) {
                return most + 1;
            }
        }
        return Math.min(row[m], most + 1);
    }

    /** Fills the next row and gives its least value. */
    private int step(String left, String right, int i) {
        int[] spare = before;
        before = last;
        last = row;
        row = spare;
        char c = left.charAt(i - 1);
        row[0] = i;
        int least = i;
        for (int j = 1; j <= right.length(); j++) {
            char d = right.charAt(j - 1);
            int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (c == d ? 0 : 1));
            boolean exchanged = i > 1 && j > 1 && c == right.charAt(j - 2) && left.charAt(i - 2) == d;
            row[j] = exchanged ? Math.min(cost, before[j - 2] + 1) : cost;
            least = Math.min(least, row[j]);
        }
        return least;
    }
}
