package io.plumbline.attribution;

import java.util.List;

/**
 * What one role's ways say of one record.
 *
 * @param state attributed, ambiguous, unattributed
 * @param organization null unless attributed
 * @param method the way that answered; null unless attributed
 * @param confidence 0 to 1; 0 unless attributed
 * @param reason null when there is nothing to say
 * @param candidates the organizations in question; empty when none
 */
record Answer(
        String state, String organization, String method, double confidence, String reason, List<String> candidates) {
    static final String ATTRIBUTED = "attributed";
    static final String AMBIGUOUS = "ambiguous";
    static final String UNATTRIBUTED = "unattributed";

    /** How the reason of a disagreement between two ways ends: {@code code_and_point_disagree}. */
    static final String DISAGREE = "_disagree";

    static Answer of(String organization, String method, double confidence) {
        return new Answer(ATTRIBUTED, organization, method, confidence, null, List.of());
    }

    static Answer ambiguous(String reason, List<String> candidates) {
        return new Answer(
                AMBIGUOUS, null, null, 0, reason, candidates.stream().sorted().toList());
    }

    static Answer none(String reason) {
        return new Answer(UNATTRIBUTED, null, null, 0, reason, List.of());
    }

    boolean attributed() {
        return state.equals(ATTRIBUTED);
    }

    /** The organization alone; empty unless attributed. */
    List<String> itself() {
        return organization == null ? List.of() : List.of(organization);
    }

    boolean isAmbiguous() {
        return state.equals(AMBIGUOUS);
    }

    Answer noting(String words, double lowered, List<String> others) {
        return new Answer(state, organization, method, lowered, words, others);
    }
}
