package io.plumbline.lead;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * 历次线索: what became of the leads of past runs.
 *
 * @param visits one per judged outcome; the score is the lead's place on its list, first place highest; places that stood on no list,
 *     such as those of a random arm, come after all that did
 * @param grades share found by grade
 * @param outcomes the outcomes with the checks of their leads filled in where their files did not say
 * @param notVisited leads of the outcomes' files that were not visited
 * @param notVerifiable outcomes that say nothing
 * @param unknown where outcomes speak of a lead that no run has
 */
public record PastLeads(
        List<Visit> visits,
        List<BacktestLine> grades,
        Outcomes outcomes,
        int notVisited,
        int notVerifiable,
        List<String> unknown) {
    public PastLeads {
        visits = List.copyOf(visits);
        grades = List.copyOf(grades);
        unknown = List.copyOf(unknown);
    }

    /**
     * A past run.
     *
     * @param runId its id
     * @param leads rows of {@link Leads#SCHEMA}
     */
    public record PastRun(String runId, List<Row> leads) {}

    /**
     * Lays outcomes beside the leads that they speak of.
     *
     * @param runs committed runs, the latest last; an outcome that names no run speaks of the latest that has its lead
     */
    public static PastLeads of(List<PastRun> runs, Outcomes outcomes) {
        int last = 0;
        for (PastRun run : runs) {
            for (Row lead : run.leads()) {
                last = Math.max(last, lead.<Integer>getAs("rank"));
            }
        }
        Gathering gathering = new Gathering(runs, last + 1);
        outcomes.entries().forEach(gathering::take);
        return gathering.done();
    }

    private static final class Gathering {
        private final List<PastRun> runs;
        private final int behindAll;
        private final List<Visit> visits = new ArrayList<>();
        private final Map<Integer, int[]> byGrade = new TreeMap<>();
        private final List<OutcomeEntry> filled = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private int notVisited;
        private int notVerifiable;

        Gathering(List<PastRun> runs, int behindAll) {
            this.runs = runs;
            this.behindAll = behindAll;
        }

        void take(OutcomeEntry entry) {
            Row lead = entry.leadId() == null ? null : lead(entry);
            if (entry.leadId() != null && lead == null) {
                unknown.add(entry.where() + ": lead " + entry.leadId());
                return;
            }
            filled.add(
                    lead == null || !entry.checks().isEmpty()
                            ? entry
                            : entry.speakingOf(lead.getList(lead.fieldIndex("checks"))));
            if (!entry.place()) {
                return;
            }
            if (!entry.judged()) {
                notVisited += entry.outcome() == null ? 1 : 0;
                notVerifiable += entry.outcome() == null ? 0 : 1;
                return;
            }
            visit(entry, lead);
        }

        private void visit(OutcomeEntry entry, Row lead) {
            int rank = lead == null ? behindAll : lead.<Integer>getAs("rank");
            if (lead != null) {
                int[] counts = byGrade.computeIfAbsent(lead.getAs("grade"), grade -> new int[2]);
                counts[0] += entry.found() ? 1 : 0;
                counts[1]++;
            }
            visits.add(new Visit(
                    List.of((double) -rank),
                    entry.found(),
                    entry.team(),
                    lead == null ? entry.organization() : lead.getAs("organization_id"),
                    entry.checkedOn(),
                    null,
                    entry.selection(),
                    entry.probability()));
        }

        /** The lead in the run that the entry names, else in the latest that has it; null when none or several begin with its id. */
        private Row lead(OutcomeEntry entry) {
            for (int i = runs.size() - 1; i >= 0; i--) {
                String runId = entry.runId();
                if (runId == null || runs.get(i).runId().startsWith(runId)) {
                    Set<Row> found = new HashSet<>();
                    runs.get(i).leads().stream()
                            .filter(lead -> lead.<String>getAs("lead_id").startsWith(entry.leadId()))
                            .forEach(found::add);
                    if (found.size() == 1) {
                        return found.iterator().next();
                    }
                }
            }
            return null;
        }

        PastLeads done() {
            List<BacktestLine> grades = new ArrayList<>();
            byGrade.forEach((grade, counts) -> grades.add(new BacktestLine(
                    BacktestMeasure.GRADE,
                    Integer.toString(grade),
                    Backtest.share(counts[0], counts[1]),
                    Backtest.wilson(counts[0], counts[1]),
                    (double) counts[0],
                    (double) counts[1],
                    null)));
            return new PastLeads(visits, grades, Outcomes.of(filled), notVisited, notVerifiable, unknown);
        }
    }
}
