package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import org.apache.spark.sql.types.StructType;

/** 线索: one row per organization and duty with at least one flagged signal that may become a lead. */
public final class Leads {
    public static final StructType SCHEMA = TableSchema.table()
            .string("lead_id", "SHA-256 of organization and duty; never null")
            .integer("grade", "1 red, 2 yellow, 3 blue, 4 ask for data; never null")
            .string(
                    "grade_rule",
                    "the rule that gave it, see docs/grades.md; trump- and the check's id for a rule of its own; never null")
            .string("grade_reason_zh", "why this grade, Chinese; never null")
            .string("grade_reason_en", "why this grade, English; never null")
            .integer("rank", "position in the run's list, 1 first, shown leads before those held back; never null")
            .bool("shown", "false for leads held back by the caps; never null")
            .string("organization_id", "the organization; never null")
            .string("organization_name", "its official name; never null")
            .string("organization_kind", "its kind; never null")
            .string("role", "the role in which it stands first: that of the strongest power; never null")
            .string("duty_id", "the duty; never null")
            .string("duty_zh", "the duty, Chinese; never null")
            .string("duty_en", "the duty, English; never null")
            .string("power", "the power held in that role; never null")
            .strings("roles", "all roles in which its signals found it, that one first; never null")
            .strings("powers", "the powers held in them, in the same order; never null")
            .number(
                    "share",
                    "the part of the matter that it answers for, of several roles what they come to together, at most 1; 1 where"
                            + " the duty is not divided; where it changed, that of the latest period; never null")
            .date("period_from", "first day of the earliest signal; never null")
            .date("period_to", "first day after the latest signal; never null")
            .strings("checks", "checks that flagged, sorted; never null")
            .strings("signals", "signal ids, strongest first; never null")
            .string("leading_signal", "the signal whose sentence leads; never null")
            .string("leading_check", "its check; never null")
            .string("sentence_zh", "the fact, Chinese; never null")
            .string("sentence_en", "the fact, English; never null")
            .strings("sentences_zh", "one sentence per further signal that says more, Chinese; never null")
            .strings("sentences_en", "one sentence per further signal that says more, English; never null")
            .number("effect_low", "lower bound of the leading effect")
            .number(
                    "departure_low",
                    "the bound as a ratio to 1 in comparisons, to the threshold otherwise, upside down where low is worse; leads"
                            + " of one kind are ordered by it; null where nothing is left to divide by")
            .longs("independent_sources", "independent systems behind the leading signal; never null")
            .number(
                    "exposure",
                    "records behind its signals, each counted once whatever the checks, periods and roles that found it, and for"
                            + " the part that the organization answers for; 0 where data is only called for; never null")
            .strings("call_for_zh", "records to call for, Chinese")
            .strings("call_for_en", "records to call for, English")
            .strings("ask_zh", "posts to ask, Chinese")
            .strings("ask_en", "posts to ask, English")
            .string("go_zh", "where to go, Chinese")
            .string("go_en", "where to go, English")
            .strings("verify_zh", "how to verify, Chinese")
            .strings("verify_en", "how to verify, English")
            .strings("innocent_zh", "explanations without fault, Chinese; never empty")
            .strings("innocent_en", "explanations without fault, English; never empty")
            .strings("rules_out_zh", "what would rule it out, Chinese; never empty")
            .strings("rules_out_en", "what would rule it out, English; never empty")
            .strings("basis", "ids of the legal basis, sorted")
            .build();

    private Leads() {}
}
