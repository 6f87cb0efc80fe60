package io.plumbline.lead;

import io.plumbline.pack.Problems;
import io.plumbline.source.ReadRequest.Wanted;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 核查表: a plain table of scores and outcomes, by the names of its columns.
 *
 * @param scores at least one; the first made the order, higher means looked at earlier
 * @param outcome 1 or 0, yes or no, or the words of {@link Outcome}; blank and not verifiable are counted apart
 * @param team who visited; null when there is none
 * @param organization whom the place belongs to; null when there is none
 * @param day of the visit; null when there is none
 * @param order the order actually used inside a day, lower first; null when there is none
 * @param selection ranked or control; null when there is none
 * @param probability with which the place was selected; null when there is none
 */
public record VisitTable(
        List<String> scores,
        String outcome,
        String team,
        String organization,
        String day,
        String order,
        String selection,
        String probability) {
    public VisitTable {
        scores = List.copyOf(scores);
    }

    /**
     * What was read.
     *
     * @param visits with an outcome and all scores
     * @param blank rows without an outcome, places not visited
     * @param notVerifiable rows whose outcome says nothing
     * @param unscored rows with an outcome and without one of the scores
     */
    public record Visits(List<Visit> visits, int blank, int notVerifiable, int unscored) {}

    /** The columns to read. */
    public List<Wanted> wanted() {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            wanted.add(new Wanted("score" + i, List.of(scores.get(i)), true));
        }
        add(wanted, "outcome", outcome);
        add(wanted, "team", team);
        add(wanted, "organization", organization);
        add(wanted, "day", day);
        add(wanted, "order", order);
        add(wanted, "selection", selection);
        add(wanted, "probability", probability);
        return wanted;
    }

    private static void add(List<Wanted> wanted, String column, String header) {
        if (header != null) {
            wanted.add(new Wanted(column, List.of(header), true));
        }
    }

    /**
     * Reads the table.
     *
     * @param raw rows of {@link io.plumbline.source.RawRows#SCHEMA} with the cells of {@link #wanted}
     * @param problems told of every cell that cannot be read; visits read in spite of problems must not be used
     */
    public Visits read(Dataset<Row> raw, Problems problems) {
        List<Visit> visits = new ArrayList<>();
        int blank = 0;
        int notVerifiable = 0;
        int unscored = 0;
        for (GivenRow row : GivenRow.of(raw, wanted(), problems)) {
            List<Double> scored = scores(row);
            String text = row.text("outcome");
            Outcome outcome = text == null ? null : Outcome.of(text);
            Boolean found = outcome == null ? GivenRow.yes(text) : (Boolean) outcome.found();
            Visit visit = visit(row, scored, found != null && found);
            if (text == null) {
                blank++;
            } else if (outcome == Outcome.NOT_VERIFIABLE) {
                notVerifiable++;
            } else if (found == null) {
                row.problem(
                        "outcome",
                        "is no outcome; allowed: 1 and 0, yes and no, true and false, 是 and 否, " + Outcome.allowed());
            } else if (scored.size() < scores.size()) {
                unscored++;
            } else {
                visits.add(visit);
            }
        }
        return new Visits(visits, blank, notVerifiable, unscored);
    }

    private List<Double> scores(GivenRow row) {
        List<Double> scored = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            Double score = row.number("score" + i);
            if (score != null) {
                scored.add(score);
            }
        }
        return scored;
    }

    private static Visit visit(GivenRow row, List<Double> scored, boolean found) {
        return new Visit(
                scored,
                found,
                row.text("team"),
                row.text("organization"),
                row.day("day"),
                row.number("order"),
                row.selection("selection"),
                row.probability("probability"));
    }
}
