package io.plumbline.link;

import java.util.Arrays;

/**
 * Jaro–Winkler 相似度: how alike two texts are, from 0 to 1, by code point and for any length.
 *
 * <p>Source: M. A. Jaro, JASA 84 (1989), and W. E. Winkler, "String comparator metrics and enhanced decision rules in the
 * Fellegi–Sunter model of record linkage" (1990): a tenth of what is missing is added for each of at most four characters at the
 * beginning that agree, where the similarity is above 0.7. Not thread-safe.
 */
final class JaroWinkler {
    private static final double BOOST_ABOVE = 0.7;
    private static final double PREFIX_WEIGHT = 0.1;
    private static final int PREFIX = 4;

    private int[] one = new int[64];
    private int[] other = new int[64];
    private boolean[] oneTaken = new boolean[64];
    private boolean[] otherTaken = new boolean[64];

    double similarity(String left, String right) {
        reserve(Math.max(left.length(), right.length()));
        int n = points(left, one);
        int m = points(right, other);
        if (n == 0 || m == 0) {
            return n == m ? 1 : 0;
        }
        int common = matches(n, m);
        if (common == 0) {
            return 0;
        }
        double half = exchanged(n) / 2.0;
        double jaro = ((double) common / n + (double) common / m + (common - half) / common) / 3;
        if (jaro <= BOOST_ABOVE) {
            return jaro;
        }
        int prefix = 0;
        int longest = Math.min(PREFIX, Math.min(n, m));
        while (prefix < longest && one[prefix] == other[prefix]) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private void reserve(int length) {
        if (one.length < length) {
            one = new int[2 * length];
            other = new int[2 * length];
            oneTaken = new boolean[2 * length];
            otherTaken = new boolean[2 * length];
        }
    }

    private static int points(String text, int[] into) {
        int n = 0;
        for (int i = 0; i < text.length(); n++) {
            int point = text.codePointAt(i);
            into[n] = point;
            i += Character.charCount(point);
        }
        return n;
    }

    /** Pairs equal characters that stand not too far from each other, each once. */
    private int matches(int n, int m) {
        Arrays.fill(oneTaken, 0, n, false);
        Arrays.fill(otherTaken, 0, m, false);
        int reach = Math.max(Math.max(n, m) / 2 - 1, 0);
        int common = 0;
        for (int i = 0; i < n; i++) {
            int end = Math.min(m - 1, i + reach);
            for (int j = Math.max(0, i - reach); j <= end; j++) {
                if (!otherTaken[j] && one[i] == other[j]) {
                    oneTaken[i] = true;
                    otherTaken[j] = true;
                    common++;
                    break;
                }
            }
        }
        return common;
    }

    /** Of the paired characters, those that stand in another order. */
    private int exchanged(int n) {
        int out = 0;
        int j = 0;
        for (int i = 0; i < n; i++) {
            if (oneTaken[i]) {
                while (!otherTaken[j]) {
                    j++;
                }
                if (one[i] != other[j]) {
                    out++;
                }
                j++;
            }
        }
        return out;
    }
}
