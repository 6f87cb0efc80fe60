package io.plumbline;

import io.plumbline.check.AcceptedExplanations;
import io.plumbline.check.AcceptedFile;
import io.plumbline.check.AcceptedReader;
import io.plumbline.indicator.ExplainedPlaces;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Problems;
import io.plumbline.source.SourceException;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Takes in the explanations that a job accepts, and counts what they take out. */
final class ExplanationIntake {
    private final SparkSession spark;
    private final Plan plan;

    ExplanationIntake(SparkSession spark, Plan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    /** Explanations that cannot be read would silently explain nothing, and leads come back that were settled. */
    AcceptedExplanations explanations(Register register) {
        AcceptedFile file = plan.job().accepted();
        if (file == null) {
            return AcceptedExplanations.none();
        }
        Problems problems = new Problems("accepted " + file.path());
        try {
            SourceRows rows = new SourceRows(spark, plan);
            return new AcceptedReader(plan.catalog(), register)
                    .read(rows.read(rows.request(file.source(), AcceptedReader.WANTED, false)));
        } catch (SourceException unreadable) {
            problems.add("", "%s", unreadable.getMessage());
        }
        problems.refuse();
        return AcceptedExplanations.none();
    }

    /** Counts the records that explanations of places took out of the related tables. */
    static void count(AcceptedExplanations explanations, Plan plan, Map<String, Dataset<Row>> related) {
        Catalog catalog = plan.catalog();
        ExplainedPlaces places = explanations.places(catalog, plan.job().timeZone());
        if (!places.byIndicator().isEmpty()) {
            related.forEach((id, table) -> explanations.took(
                    places.records(table, catalog.indicatorsOf(id), catalog.timeOf(id), catalog.placeOf(id))));
        }
    }
}
