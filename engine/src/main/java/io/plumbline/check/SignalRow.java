package io.plumbline.check;

import io.plumbline.pack.Duty;
import io.plumbline.text.Hashes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 疑点行: one row of {@link Signals#SCHEMA}, filled by column name. */
final class SignalRow {
    private final Map<String, Object> values = new HashMap<>();

    SignalRow(Case one, Figure figure, Verdict verdict, Needs needs) {
        Measure measure = figure.measure();
        Duty.Holder holder = one.holder(measure);
        put("check_id", one.id());
        put("check_version", one.check().version());
        put("kind", one.kind().name());
        put("family", Wording.of(one.kind().family()));
        put("context", one.context(measure));
        put("trial", one.trial());
        put("organization_id", measure.organizationId());
        put("role", Wording.of(holder.role()));
        put("duty_id", one.check().duty());
        put("power", Wording.of(holder.power()));
        put("share", one.share(measure));
        put("level", figure.level());
        put("indicator_id", figure.indicator());
        put("table", figure.table());
        put("period_from", measure.from());
        put("period_to", measure.to());
        put("coverage", needs.share());
        put("coverage_of", needs.table());
        put("confidence", figure.confidence());
        put("reporters", figure.reporters());
        put("sources", one.witnesses().sources());
        put("independent_sources", 0L);
        put("outside_witness", false);
        put("two_reporters", false);
        boolean matched =
                Witnesses.columns(one.indicator()).stream().anyMatch(column -> column.endsWith("_comparable"));
        put("match_rate", matched ? figure.matchRate() : null);
        numbers(measure);
        verdict(verdict);
        put("signal_id", id(""));
    }

    private void numbers(Measure measure) {
        put("value", measure.value());
        put("numerator", measure.numerator());
        put("denominator", measure.denominator());
        put("n", measure.n());
        put("missing", measure.missing());
    }

    private void verdict(Verdict verdict) {
        put("state", Wording.of(verdict.state()));
        put("reason", verdict.reason());
        put("expected", verdict.expected());
        put("peer_value", verdict.peerValue());
        put("peers", verdict.peers());
        put("effect", verdict.effect());
        put("effect_low", verdict.effectLow());
        put("effect_high", verdict.effectHigh());
        put("threshold", verdict.threshold());
        put("p", verdict.p());
        put("q", verdict.q());
        put("family_size", verdict.familySize());
        put("clearly_worse", verdict.clearlyWorse());
        put("smallest_visible", verdict.smallestVisible());
        Verdict.Standard standard = verdict.standard();
        put("strata", standard == null ? List.of() : standard.strata());
        put("crude_effect", standard == null ? null : standard.crudeEffect());
        put("outside_strata", standard == null ? null : standard.outside());
    }

    /** What is known of the sources. */
    SignalRow witnessed(long independent, boolean outside, boolean twoReporters) {
        return put("independent_sources", independent)
                .put("outside_witness", outside)
                .put("two_reporters", twoReporters);
    }

    /** Sets a column, replacing what it held. */
    SignalRow put(String column, Object value) {
        values.put(column, value);
        return this;
    }

    /** Gives the signal an identity apart from the check's own finding on the same organization and period. */
    SignalRow apart(String subject) {
        return put("signal_id", id(subject));
    }

    String id() {
        return (String) values.get("signal_id");
    }

    Row build() {
        return RowFactory.create(
                List.of(Signals.SCHEMA.fieldNames()).stream().map(values::get).toArray());
    }

    private String id(String subject) {
        String check = values.get("check_id") + subject;
        return Hashes.id(
                check,
                (String) values.get("organization_id"),
                (String) values.get("role"),
                values.get("period_from").toString());
    }
}
