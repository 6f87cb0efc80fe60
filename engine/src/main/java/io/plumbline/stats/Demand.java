package io.plumbline.stats;

import java.util.Locale;

/** What arguments must be, with messages that say what they are. */
final class Demand {
    private Demand() {}

    static void probability(double p, String name) {
        if (!(p >= 0 && p <= 1)) {
            throw refused(name, p, "a probability from 0 to 1");
        }
    }

    /** A probability that is neither 0 nor 1: a level, an error rate, a power. */
    static void inside(double p, String name) {
        if (!(p > 0 && p < 1)) {
            throw refused(name, p, "above 0 and below 1");
        }
    }

    static void positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw refused(name, value, "above 0 and finite");
        }
    }

    /** The same of an element, whose name is only made where it is refused. */
    static void positive(double value, String name, int i) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            positive(value, name + "[" + i + "]");
        }
    }

    static void finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw refused(name, value, "finite");
        }
    }

    static void notNegative(double value, String name) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw refused(name, value, "0 or more and finite");
        }
    }

    /** The same of an element, whose name is only made where it is refused. */
    static void notNegative(double value, String name, int i) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            notNegative(value, name + "[" + i + "]");
        }
    }

    static void sameLength(int one, int other) {
        if (one != other || one == 0) {
            throw new IllegalArgumentException(
                    "arrays of " + one + " and " + other + "; they must be equally long and not empty");
        }
    }

    /** x of n. */
    static void partOf(long x, long n) {
        if (x < 0 || x > n) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d of %d is no share; the part must lie between 0 and the whole", x, n));
        }
    }

    private static IllegalArgumentException refused(String name, double value, String allowed) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s is %s; it must be %s", name, Double.toString(value), allowed));
    }
}
