package io.plumbline;

import io.plumbline.check.Judgement;
import io.plumbline.check.OrganizationFacts;
import io.plumbline.contract.Origin;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Lays the checks on the numbers of a run, as the job has set them or as somebody asks what else they would say. */
final class Judging {
    private final SparkSession spark;
    private final Plan plan;
    private final Map<String, OrganizationFacts> facts = new TreeMap<>();
    private final Map<String, Origin> origins;
    private final CoverageOfNeeds coverage;

    Judging(
            SparkSession spark,
            Plan plan,
            Register register,
            Map<String, Origin> origins,
            Map<String, Dataset<Row>> related) {
        this.spark = spark;
        this.plan = plan;
        this.origins = origins;
        register.organizations()
                .forEach(each -> facts.put(
                        each.id(),
                        new OrganizationFacts(
                                each.kind(),
                                each.sector(),
                                each.peerGroup(),
                                register.territories().get(each.id()),
                                each.from(),
                                each.to())));
        this.coverage = CoverageOfNeeds.of(plan.catalog(), related);
    }

    /** The signals of the checks of a catalog. */
    Dataset<Row> signals(Dataset<Row> indicators, Catalog checks, Set<String> trials) {
        return signals(indicators, checks, trials, origins);
    }

    /** The same if sources came from elsewhere. */
    Dataset<Row> signals(Dataset<Row> indicators, Catalog checks, Set<String> trials, Map<String, Origin> origins) {
        return Judgement.judge(
                        spark, checks, plan.registry().checkKinds(), indicators, facts, origins, trials, coverage)
                .signals();
    }
}
