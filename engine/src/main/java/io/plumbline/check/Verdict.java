package io.plumbline.check;

import java.util.List;

/**
 * 判断: what a criterion says of one number.
 *
 * @param state flagged, not flagged, or not judgeable
 * @param reason why it is not judgeable, or not flagged although it departs, or what all its peers show together; null otherwise
 * @param expected what was expected, in the unit of the numerator; null when nothing was
 * @param peerValue the peers' number; null without peers
 * @param peers how many peers; null without
 * @param effect size of the departure
 * @param effectLow lower end of its 95 % interval
 * @param effectHigh upper end of its 95 % interval
 * @param threshold the threshold used
 * @param p p-value; null where it is no test
 * @param q Benjamini–Hochberg q within the family; null where it is no test
 * @param familySize tests in the family; null where it is no test
 * @param smallestVisible the smallest effect that would have been flagged with 80 % power; null where it has no meaning
 * @param standard what of its case mix was taken out before; null where none is known
 * @param clearlyWorse probability that the ratio to what is usual lies beyond {@link
 *     io.plumbline.stats.PeerScreening#CLEARLY_WORSE}; null where nobody compared or nothing was flagged
 */
public record Verdict(
        State state,
        String reason,
        Double expected,
        Double peerValue,
        Long peers,
        Double effect,
        Double effectLow,
        Double effectHigh,
        Double threshold,
        Double p,
        Double q,
        Long familySize,
        Double smallestVisible,
        Double clearlyWorse,
        Standard standard) {
    /** A verdict that compares with nobody. */
    public Verdict(
            State state,
            String reason,
            Double expected,
            Double peerValue,
            Long peers,
            Double effect,
            Double effectLow,
            Double effectHigh,
            Double threshold,
            Double p,
            Double q,
            Long familySize,
            Double smallestVisible) {
        this(
                state,
                reason,
                expected,
                peerValue,
                peers,
                effect,
                effectLow,
                effectHigh,
                threshold,
                p,
                q,
                familySize,
                smallestVisible,
                null,
                null);
    }

    /**
     * 标准化: what was taken out of a comparison before it was judged.
     *
     * @param strata the columns of the case mix, sorted
     * @param crudeEffect the effect without them; null where it is unknown
     * @param outside the part of records or exposure that lies in no stratum with peers; null where it is unknown
     */
    public record Standard(List<String> strata, Double crudeEffect, Double outside) {}

    /** 结论: the three answers of a check. */
    public enum State {
        FLAGGED,
        NOT_FLAGGED,
        NOT_JUDGEABLE
    }

    /** A verdict that nothing can be said, and why. */
    public static Verdict notJudgeable(String reason) {
        return new Verdict(
                State.NOT_JUDGEABLE, reason, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The same numbers, not flagged although they depart, and why. */
    Verdict notFlagged(String why) {
        return with(State.NOT_FLAGGED, why, null, standard);
    }

    /** The same with the probability that it is clearly worse than its peers. */
    public Verdict clearlyWorse(double probability) {
        return with(state, reason, probability, standard);
    }

    /** The same verdict, and what of its case mix was taken out. */
    Verdict standardised(Standard taken) {
        return with(state, reason, clearlyWorse, taken);
    }

    /** The same verdict and numbers, with a reason. */
    Verdict because(String why) {
        return with(state, why, clearlyWorse, standard);
    }

    /** The same verdict with what its p-value is worth among those of its family. */
    Verdict adjusted(double qOfFamily, long size) {
        return with(state, reason, qOfFamily, size, clearlyWorse, standard);
    }

    private Verdict with(State other, String why, Double probability, Standard taken) {
        return with(other, why, q, familySize, probability, taken);
    }

    private Verdict with(State other, String why, Double itsQ, Long size, Double probability, Standard taken) {
        return new Verdict(
                other,
                why,
                expected,
                peerValue,
                peers,
                effect,
                effectLow,
                effectHigh,
                threshold,
                p,
                itsQ,
                size,
                smallestVisible,
                probability,
                taken);
    }
}
