package io.plumbline.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.organization.Territory;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 覆盖下降: a table that the organization controls still covers what a check needs, or does not, and covers clearly less than it
 * used to. Whoever switches terminals off one after the other stays above a fixed bound for long.
 *
 * <p>The records on which the table was silent are judged like any share by the kind {@link Change}: against the organization's
 * own past, net of what happened to the coverage of its peers, exact, adjusted over the family, and never where many fall at once.
 * It matters from a fall of {@value #FALL} on, in parts of all records asked about: a fifth, which no number of records makes a
 * trifle (a convention of this engine; no source prescribes one).
 */
final class FallingCoverage {
    /** The smallest fall that matters. */
    static final double FALL = 0.2;

    private final String table;
    private final CoverageLookup coverage;
    private final Map<String, Territory> changes;
    private final Check check;
    private final Indicator silent;

    FallingCoverage(Case one, String table, CoverageLookup coverage, Map<String, Territory> changes) {
        this.table = table;
        this.coverage = coverage;
        this.changes = changes;
        this.check = one.check().withFlag(JsonNodeFactory.instance.objectNode().put("min_ratio", 1));
        this.silent = new Indicator(
                one.indicator().title(),
                table,
                Indicator.Kind.SHARE,
                null,
                null,
                null,
                null,
                one.indicator().period(),
                null,
                Indicator.Worse.HIGH,
                null);
    }

    /** The falls among the figures of one family, each with the verdict that a call for data carries. */
    Map<Figure, Verdict> falls(List<Figure> family) {
        List<Figure> counted = new ArrayList<>();
        List<Measure> measures = new ArrayList<>();
        for (Figure figure : family) {
            Measure measure = silence(figure.measure());
            if (measure != null) {
                counted.add(figure);
                measures.add(measure);
            }
        }
        List<Verdict> verdicts = new Change().judge(check, silent, measures, Beside.NOTHING.withChanges(changes));
        Map<Figure, Verdict> falls = new LinkedHashMap<>();
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            if (verdict.state() == Verdict.State.FLAGGED) {
                double expected = 1 - verdict.expected() / measures.get(i).n();
                double fall = expected - (1 - measures.get(i).value());
                if (fall >= FALL) {
                    falls.put(counted.get(i), fall(verdict, expected, fall));
                }
            }
        }
        return falls;
    }

    private Measure silence(Measure like) {
        CoverageLookup.Asked asked = coverage.asked(table, like.organizationId(), like.from(), like.to());
        return asked == null
                ? null
                : new Measure(
                        like.organizationId(),
                        like.peerGroup(),
                        like.from(),
                        like.to(),
                        (double) asked.silent(),
                        (double) asked.records(),
                        asked.records(),
                        0,
                        0,
                        (double) asked.silent() / asked.records());
    }

    private static Verdict fall(Verdict change, double expected, double fall) {
        return new Verdict(
                Verdict.State.FLAGGED,
                null,
                null,
                expected,
                change.peers(),
                fall,
                fall,
                fall,
                FALL,
                change.p(),
                change.q(),
                change.familySize(),
                null);
    }
}
