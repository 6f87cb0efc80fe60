package io.plumbline.link;

import java.io.Serial;
import java.io.Serializable;

/**
 * 决定: what became of a pair where its weight alone did not decide.
 *
 * @param judgement same, different or unsure; null when nobody said
 * @param decision linked, review or apart
 * @param why what decided
 */
record Decision(String judgement, String decision, String why) implements Serializable {
    static final String LINKED = "linked";
    static final String REVIEW = "review";
    static final String APART = "apart";

    @Serial
    private static final long serialVersionUID = 1;
}
