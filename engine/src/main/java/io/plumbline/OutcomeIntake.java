package io.plumbline;

import io.plumbline.lead.OutcomeFile;
import io.plumbline.lead.Outcomes;
import io.plumbline.lead.PlannedVisits;
import io.plumbline.pack.Problems;
import io.plumbline.source.SourceException;
import org.apache.spark.sql.SparkSession;

/** Outcomes of past inspections, from all files of a job. */
final class OutcomeIntake {
    private final SourceRows rows;
    private final Plan plan;

    OutcomeIntake(SparkSession spark, Plan plan) {
        this.rows = new SourceRows(spark, plan);
        this.plan = plan;
    }

    /** The outcomes, or a refusal that names every cell that cannot be read. */
    Outcomes outcomes() {
        Problems problems = new Problems("outcomes of job " + plan.job().job());
        Outcomes all = Outcomes.none();
        for (OutcomeFile file : plan.job().outcomes()) {
            try {
                all = all.and(read(file, problems), problems);
            } catch (SourceException unreadable) {
                problems.add(file.path(), "%s", unreadable.getMessage());
            }
        }
        problems.refuse();
        return all;
    }

    private Outcomes read(OutcomeFile file, Problems problems) {
        Outcomes given = Outcomes.read(rows.read(rows.request(file.source(), file.wanted(), true)), file, problems);
        return file.plan() == null
                ? given
                : PlannedVisits.read(rows.read(rows.request(file.planned(), PlannedVisits.WANTED, false)), problems)
                        .complete(given, problems);
    }
}
