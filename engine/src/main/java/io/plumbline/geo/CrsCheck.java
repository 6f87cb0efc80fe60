package io.plumbline.geo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * 坐标系核对: whether a source stands in the system it declares, told by where it puts places that are known from elsewhere.
 *
 * <p>Read in the wrong system, all positions of a source move together: about 547 m for GCJ-02 and 1,353 m for BD-09 in Beijing. Each
 * position is read in every system; the system that brings more of them nearer to their places wins. Another than the declared one is
 * told when
 *
 * <ol>
 *   <li>so many of the places prefer it that chance alone would do so with probability 0.0001 at most, were both equally good (exact
 *       binomial tail, ties left out);
 *   <li>it halves the median distance at least; and
 *   <li>what is left of the common shift is within 100 m or a third of what it was, so that another fault does not pass for it.
 * </ol>
 *
 * <p>Both medians and counts stand a fifth of the places matched wrongly. A source too coarse to decide is not judgeable, never right.
 *
 * @param state what came of it
 * @param declared the system the source declares
 * @param likely the system the positions fit best: the declared one unless another is told
 * @param places how many known places took part
 * @param declaredM median distance in metres to the known places, read as declared; NaN without places
 * @param likelyM the same, read in the likely system
 * @param eastM common shift to the east in metres, read as declared: the median of all; NaN without places
 * @param northM common shift to the north in metres
 */
public record CrsCheck(
        State state,
        Crs declared,
        Crs likely,
        int places,
        double declaredM,
        double likelyM,
        double eastM,
        double northM) {
    /** With fewer places nothing is told. */
    public static final int FEWEST_PLACES = 20;

    /** 核对结论. */
    public enum State {
        /** The declared system is the best one, by the same bar as for another. */
        FITS,
        /** Another system is. */
        ANOTHER_SYSTEM,
        /** All positions are off by one shift that no known system explains: an older datum, a local grid, two conversions. */
        SHIFTED,
        /** Too few places, or positions too coarse to tell. */
        NOT_JUDGEABLE
    }

    /**
     * Checks a source against known places.
     *
     * @param declared the system the source declares
     * @param lonLat the positions as they stand in the source, longitude first; pairs with a NaN on either side are left out
     * @param placesWgs84 where the places are, in WGS-84, one for each position
     * @throws IllegalArgumentException when the two differ in length
     */
    public static CrsCheck of(Crs declared, List<double[]> lonLat, List<double[]> placesWgs84) {
        if (lonLat.size() != placesWgs84.size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d positions and %d places; every position needs the place it should be at",
                    lonLat.size(),
                    placesWgs84.size()));
        }
        int[] usable = IntStream.range(0, lonLat.size())
                .filter(i -> isPosition(lonLat.get(i)) && isPosition(placesWgs84.get(i)))
                .toArray();
        List<CrsFit> fits = Arrays.stream(new Crs[] {Crs.WGS84, Crs.GCJ02, Crs.BD09})
                .map(crs -> CrsFit.of(crs, usable, lonLat, placesWgs84))
                .toList();
        CrsFit own = fits.stream()
                .filter(fit -> fit.crs().sameAs(declared))
                .findFirst()
                .orElseThrow();
        return judged(declared, own, fits.stream().filter(fit -> fit != own).toList(), usable.length);
    }

    private static boolean isPosition(double[] lonLat) {
        return Math.abs(lonLat[0]) <= 180 && Math.abs(lonLat[1]) <= 90;
    }

    private static CrsCheck judged(Crs declared, CrsFit own, List<CrsFit> others, int places) {
        CrsFit best = others.stream()
                .reduce((one, other) -> other.medianM() < one.medianM() ? other : one)
                .orElseThrow();
        State state = State.NOT_JUDGEABLE;
        if (places >= FEWEST_PLACES) {
            if (best.beats(own) && best.explains(own)) {
                state = State.ANOTHER_SYSTEM;
            } else if (own.isShifted()) {
                state = State.SHIFTED;
            } else if (others.stream().allMatch(own::beats)) {
                state = State.FITS;
            }
        }
        CrsFit likely = state == State.ANOTHER_SYSTEM ? best : own;
        Crs named = likely == own ? declared : best.crs();
        return new CrsCheck(state, declared, named, places, own.medianM(), likely.medianM(), own.eastM(), own.northM());
    }
}
