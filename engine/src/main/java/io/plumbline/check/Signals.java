package io.plumbline.check;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 疑点: one row per check, organization and period that was judged, flagged or not. */
public final class Signals {
    /** How the reason begins of a departure that so many show at once that it is no one's. */
    public static final String COMMON_PATTERN = "common pattern: ";

    public static final StructType SCHEMA = TableSchema.table()
            .string("signal_id", "SHA-256 of check, organization, role and period; never null")
            .string("check_id", "the check; never null")
            .integer("check_version", "its version; never null")
            .string("kind", "the kind of criterion, or call-for-data; never null")
            .string("family", "contradiction, peer, temporal, integrity, silence; never null")
            .string("state", "flagged, not_flagged, not_judgeable; never null")
            .string(
                    "reason",
                    "why it is not judgeable, or not flagged although it departs, or what all its peers show together; of a"
                            + " drop its states; null otherwise")
            .string(
                    "accepted",
                    "the accepted explanation because of which a flagged signal makes no lead, see accepted_explanations;"
                            + " null otherwise")
            .bool("context", "true where the organization could not know or not act: told, never a lead; never null")
            .bool("trial", "true where the check runs as a trial and makes no leads; never null")
            .string("organization_id", "the organization; never null")
            .string("role", "its role; never null")
            .string("duty_id", "the duty; never null")
            .string("power", "the power it held in the period; never null")
            .number(
                    "share",
                    "the part of the matter that it answers for in this role, 1 where the duty is not divided; where it changed"
                            + " within the period, by the days of each; never null")
            .string("level", "the level of the indicator; never null")
            .string("indicator_id", "the indicator; never null")
            .string("table", "the related table that holds the evidence; never null")
            .date("period_from", "first day; never null")
            .date("period_to", "first day after; never null")
            .number("value", "the number judged")
            .number("numerator", "what counts")
            .number("denominator", "out of what")
            .longs("n", "records that take part")
            .longs("missing", "records without the values needed")
            .number("expected", "what the peers or the calendar lead one to expect, in the unit of the numerator")
            .number(
                    "peer_value",
                    "what is usual among the comparable organizations, itself among them; null without peers")
            .longs("peers", "how many comparable organizations; null without peers")
            .number("effect", "size of the departure: a ratio to the peers, or the value itself; see the kind")
            .number("effect_low", "lower end of its 95 % interval, in the unit of the effect")
            .number("effect_high", "upper end of its 95 % interval")
            .number("threshold", "the threshold used, in the unit of the value; of a claim, in records")
            .number("p", "p-value where it is a test; null otherwise")
            .number("q", "Benjamini–Hochberg q within the family of one run and check; null otherwise")
            .longs("family_size", "tests in that family; null otherwise")
            .number(
                    "clearly_worse",
                    "P(ratio to what is usual > 1.5), or < 1/1.5 where low is worse, given its count and how far apart its"
                            + " peers are; null unless flagged in a comparison")
            .number(
                    "smallest_visible",
                    "the smallest effect that would have been flagged with 80 % power; null where it has no meaning")
            .number("match_rate", "records comparable ÷ records; null where nothing is matched")
            .number("coverage", "the lowest coverage among what the check needs; null where it needs none")
            .string("coverage_of", "the table with that coverage; null where it needs none")
            .number("confidence", "mean confidence of the attribution")
            .strings("sources", "contracts behind the finding, sorted; never null")
            .longs(
                    "independent_sources",
                    "distinct declared systems among them, those fed from another not counted twice; never null")
            .bool(
                    "outside_witness",
                    "whether an instrument or official record that the organization does not control contradicts it; never null")
            .longs("reporters", "distinct reporter × day among the records that count; null when unknown")
            .bool(
                    "two_reporters",
                    "whether two of them are two reporters on two days, in a source that the organization does not control;"
                            + " never null")
            .strings("strata", "the columns of the case mix that was taken out before judging, sorted; never null")
            .number("crude_effect", "the effect without taking it out; null where no mix was, or it is unknown")
            .number(
                    "outside_strata",
                    "the part of records or exposure in no stratum with peers, left out of effect and expected; null where no mix"
                            + " was taken out")
            .build();

    private Signals() {}
}
