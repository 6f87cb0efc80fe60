package io.plumbline.check;

import io.plumbline.contract.Origin;
import java.util.List;
import java.util.Map;

/**
 * 调取数据: a table that a check needs and that the organization or its contractor controls covers too little, or clearly less than
 * it did. Hiding is not safe: it yields a finding of its own instead of silence. The value is the coverage; of low coverage the
 * effect is the coverage too and the threshold what is needed, of a fall the effect is the fall and the peers' value the coverage
 * that its own past and the common change of the peers lead one to expect.
 *
 * @param verdict that of a fall; null of low coverage
 */
record CallForData(Case one, Figure figure, Needs needs, Verdict verdict) {
    /** The kind that such signals carry. */
    static final String KIND = "call-for-data";

    /** Low coverage. */
    CallForData(Case one, Figure figure, Needs needs) {
        this(one, figure, needs, null);
    }

    /** Whether data must be called for: coverage is known to be short, and the organization answers for that. */
    static boolean asks(Needs needs, String organization, OrganizationFacts facts, Map<String, Origin> origins) {
        return !needs.met() && needs.share() != null && controls(needs.table(), organization, facts, origins);
    }

    /** Whether the organization or its contractor controls what stands in a table. */
    static boolean controls(String table, String organization, OrganizationFacts facts, Map<String, Origin> origins) {
        Origin origin = origins.get(table);
        return origin != null && origin.controlledBy() != null && facts.controls(organization, origin.controlledBy());
    }

    SignalRow row() {
        return new SignalRow(one, figure, verdict == null ? shortfall() : verdict, needs)
                .put("kind", KIND)
                .put("family", Wording.of(CheckKind.Family.SILENCE))
                .put("value", needs.share())
                .put("numerator", null)
                .put("denominator", null)
                .put("sources", List.of(needs.table()))
                .put("match_rate", null)
                .put("reporters", null)
                .put("two_reporters", false)
                .apart("/" + KIND);
    }

    private Verdict shortfall() {
        Double share = needs.share();
        return new Verdict(
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
    }
}
