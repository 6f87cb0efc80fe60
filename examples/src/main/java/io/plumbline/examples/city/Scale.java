package io.plumbline.examples.city;

/**
 * 规模: how much of a city is played out. 1 is one district over half a year, some two million rows; below it the same organizations
 * with fewer trucks and compounds, above it several districts side by side.
 *
 * @param of the factor, from 0.02, a village's worth of records, to 10
 */
public record Scale(double of) {
    /** That of the demonstration: enough records for every check, and no more. */
    public static final Scale DEMO = new Scale(0.15);

    private static final double LEAST = 0.02;
    private static final double MOST = 10;

    public Scale {
        if (!(of >= LEAST && of <= MOST)) {
            throw new IllegalArgumentException("scale " + of + " is not between " + LEAST + " and " + (int) MOST);
        }
    }

    int districts() {
        return (int) Math.max(1, Math.rint(of));
    }

    /** How many there are in one district of what the demonstration has so many of; at least one. */
    int times(int inDemo) {
        return (int) Math.max(1, Math.rint(inDemo * Math.min(1, of / districts()) / DEMO.of));
    }
}
