package io.plumbline.check;

import io.plumbline.contract.Origin;
import java.util.List;
import java.util.Map;

/**
 * 调取数据: a table that a check needs and that the organization or its contractor controls covers too little. Hiding is not safe:
 * it yields a finding of its own instead of silence. The value and effect are the coverage, the threshold what is needed.
 */
record CallForData(Case one, Figure figure, Needs needs) {
    /** The kind that such signals carry. */
    static final String KIND = "call-for-data";

    /** Whether data must be called for: coverage is known to be short, and the organization answers for that. */
    static boolean asks(Needs needs, String organization, OrganizationFacts facts, Map<String, Origin> origins) {
        if (needs.met() || needs.share() == null) {
            return false;
        }
        Origin origin = origins.get(needs.table());
        return origin != null && origin.controlledBy() != null && facts.controls(organization, origin.controlledBy());
    }

    SignalRow row() {
        Double share = needs.share();
        Verdict shortfall = new Verdict(
                Verdict.State.FLAGGED,
                null,
                null,
                null,
                null,
                share,
                share,
                share,
                needs.needed(),
                null,
                null,
                null,
                null);
        return new SignalRow(one, figure, shortfall, needs)
                .put("kind", KIND)
                .put("family", Wording.of(CheckKind.Family.SILENCE))
                .put("value", share)
                .put("numerator", null)
                .put("denominator", null)
                .put("sources", List.of(needs.table()))
                .put("match_rate", null)
                .put("reporters", null)
                .put("two_reporters", false)
                .apart("/" + KIND);
    }
}
