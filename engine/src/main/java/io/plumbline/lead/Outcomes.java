package io.plumbline.lead;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** 核查结果表: one row per place that a team was sent to, visited or not yet. */
public final class Outcomes {
    public static final StructType SCHEMA = TableSchema.table()
            .string("lead_id", "the lead, or the beginning of its id as lists print it; null for places without a lead")
            .string("item_id", "the item of an inspection plan; null when it is a lead")
            .longs("spot_check", "which spot check of the lead; null for the lead itself")
            .string("run_id", "the run whose list it was; null when the file does not say")
            .strings("checks", "checks it speaks of, sorted; empty when the file does not say; never null")
            .string("organization", "the organization, by id or name as the file has it")
            .string("team", "the team")
            .string("round", "the round")
            .string(
                    "outcome",
                    "confirmed, partly, unfounded_data, unfounded_justified, not_verifiable; null when not visited yet")
            .date("checked_on", "the day of the visit")
            .string("selection", "ranked: it stood on the list; control: it was drawn at random; never null")
            .number("selection_probability", "with which it was selected, above 0 and at most 1; null when unknown")
            .bool("grade_hidden", "whether the team did not know the grade; null when unknown")
            .string("file", "the file; null for tables without files")
            .string("sheet", "the sheet; null otherwise")
            .longs("row_no", "ordinal in the file below the header; null without files")
            .build();

    private final List<OutcomeEntry> entries;

    private Outcomes(List<OutcomeEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** No outcomes at all. */
    public static Outcomes none() {
        return new Outcomes(List.of());
    }

    static Outcomes of(List<OutcomeEntry> entries) {
        return new Outcomes(entries);
    }

    /**
     * Reads one file of outcomes. Rows that name neither lead, item nor check are passed over, unless they have an outcome, which is a
     * problem. The same visit in two rows counts once.
     *
     * @param raw rows of {@link io.plumbline.source.RawRows#SCHEMA} with the cells of {@link OutcomeFile#wanted}
     * @param problems told of every cell that cannot be read; outcomes read in spite of problems must not be used
     */
    public static Outcomes read(Dataset<Row> raw, OutcomeFile file, Problems problems) {
        List<OutcomeEntry> entries = new ArrayList<>();
        for (GivenRow given : GivenRow.of(raw, file.wanted(), problems)) {
            String text = given.text("outcome");
            Outcome outcome = text == null ? null : Outcome.of(text);
            OutcomeEntry entry = OutcomeEntry.of(given, file, outcome);
            if (text != null && outcome == null) {
                given.problem(
                        "outcome",
                        "is no outcome; allowed: " + Outcome.allowed() + "; leave it blank while not visited");
            } else if (entry.named()) {
                entries.add(entry);
            } else if (text != null) {
                given.problem("outcome", "stands beside no lead, item or check; say what it speaks of");
            }
        }
        return of(entries).and(none(), problems);
    }

    /**
     * These outcomes and others; the same visit in both counts once, and an outcome goes before a blank.
     *
     * @param problems told of visits that have two outcomes
     */
    public Outcomes and(Outcomes others, Problems problems) {
        Map<List<Object>, OutcomeEntry> visits = new LinkedHashMap<>();
        Stream.concat(entries.stream(), others.entries.stream()).forEach(entry -> {
            OutcomeEntry before = visits.get(entry.visit());
            if (before == null || before.outcome() == null) {
                visits.put(entry.visit(), entry);
            } else if (entry.outcome() != null && entry.outcome() != before.outcome()) {
                problems.add(
                        entry.where(),
                        "says %s of what %s says %s of; keep one of the two",
                        entry.outcome().code(),
                        before.where(),
                        before.outcome().code());
            }
        });
        return new Outcomes(List.copyOf(visits.values()));
    }

    /** Rows of {@link #SCHEMA}. */
    public List<Row> rows() {
        return entries.stream().map(OutcomeEntry::row).toList();
    }

    List<OutcomeEntry> entries() {
        return entries;
    }
}
