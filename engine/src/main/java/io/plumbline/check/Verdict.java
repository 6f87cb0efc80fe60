package io.plumbline.check;

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
        Double smallestVisible) {

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
        return with(State.NOT_FLAGGED, why);
    }

    /** The same verdict and numbers, with a reason. */
    Verdict because(String why) {
        return with(state, why);
    }

    private Verdict with(State other, String why) {
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
                q,
                familySize,
                smallestVisible);
    }
}
