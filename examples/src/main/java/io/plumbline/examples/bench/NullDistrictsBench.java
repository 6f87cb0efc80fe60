package io.plumbline.examples.bench;

import io.plumbline.check.Judgement;
import io.plumbline.check.OrganizationFacts;
import io.plumbline.indicator.Indicators;
import io.plumbline.lead.Caps;
import io.plumbline.lead.Leading;
import io.plumbline.lead.Leads;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Problems;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** How many leads districts without any fault would give: each judged by the kinds of a run, and graded like one. */
public final class NullDistrictsBench {
    private static final long SEED = 20_260_401;
    private static final int DISTRICTS = 200;

    private NullDistrictsBench() {}

    /**
     * What the districts came to.
     *
     * @param districts how many
     * @param topGrade leads of the top grade, over all of them
     * @param leads leads of any grade
     * @param families families of one district and check
     * @param withLead families that gave a lead at least one signal, by kind of check
     * @param flagged signals behind leads
     * @param judged signals that could be judged
     */
    public record Result(
            int districts,
            int topGrade,
            int leads,
            Map<String, Integer> families,
            Map<String, Integer> withLead,
            int flagged,
            int judged) {
        /** The share of families with a lead. */
        public double share() {
            return (double) sum(withLead) / sum(families);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(count -> count).sum();
        }
    }

    /** Judges all districts and prints what they came to. */
    public static void run(SparkSession spark, Path folder, PrintStream out) {
        Result result = judged(spark, DISTRICTS);
        out.printf(
                Locale.ROOT,
                "%d districts of 20 to 60 streets and 12 months, seed %d: noise, overdispersion, reporting bias, season,"
                        + " a common shock, and nothing wrong%n",
                result.districts(),
                SEED);
        result.families()
                .forEach((kind, families) -> out.printf(
                        Locale.ROOT,
                        "%-10s %5d families, with a lead %4d (%.3f)%n",
                        kind,
                        families,
                        result.withLead().get(kind),
                        (double) result.withLead().get(kind) / families));
        out.printf(
                Locale.ROOT,
                "all: share of families with a lead %.3f (at most .15), leads %d, of the top grade %d (none);"
                        + " signals flagged %d of %d judged%n",
                result.share(),
                result.leads(),
                result.topGrade(),
                result.flagged(),
                result.judged());
    }

    /** Judges the first so many districts. */
    public static Result judged(SparkSession spark, int districts) {
        Map<String, Integer> families = new TreeMap<>();
        Map<String, Integer> withLead = new TreeMap<>();
        int top = 0;
        int all = 0;
        int flagged = 0;
        int judged = 0;
        for (int district = 0; district < districts; district++) {
            List<Row> signals = signals(spark, NullDistrict.numbers(SEED + district));
            List<Row> leads = leads(spark, signals);
            all += leads.size();
            top += (int) leads.stream()
                    .filter(lead -> lead.<Integer>getAs("grade") == 1)
                    .count();
            Set<String> behind = new HashSet<>();
            leads.forEach(lead -> behind.addAll(lead.getList(lead.fieldIndex("signals"))));
            Set<String> checks = new TreeSet<>();
            for (Row signal : signals) {
                judged += "not_judgeable".equals(signal.getAs("state")) ? 0 : 1;
                if (behind.contains(signal.<String>getAs("signal_id"))) {
                    flagged++;
                    checks.add(signal.getAs("check_id"));
                }
            }
            for (String check : NullPack.checks()) {
                families.merge(NullPack.kindOf(check), 1, Integer::sum);
                withLead.merge(NullPack.kindOf(check), checks.contains(check) ? 1 : 0, Integer::sum);
            }
        }
        return new Result(districts, top, all, families, withLead, flagged, judged);
    }

    private static List<Row> signals(SparkSession spark, List<Row> numbers) {
        Map<String, OrganizationFacts> facts = new TreeMap<>();
        numbers.forEach(row -> facts.put(
                row.getString(Indicators.SCHEMA.fieldIndex("organization_id")),
                new OrganizationFacts("street", null, "street")));
        return Judgement.judge(
                        spark,
                        NullPack.catalog(),
                        NullPack.kinds(),
                        spark.createDataFrame(numbers, Indicators.SCHEMA),
                        facts,
                        NullPack.ORIGINS,
                        Set.of(),
                        (table, organization, from, to) -> 1.0)
                .signals()
                .collectAsList();
    }

    private static List<Row> leads(SparkSession spark, List<Row> signals) {
        Set<String> ids = new TreeSet<>();
        signals.forEach(signal -> ids.add(signal.getAs("organization_id")));
        List<Organization> streets = new ArrayList<>();
        ids.forEach(id ->
                streets.add(new Organization(id, "street", null, id, null, null, null, null, null, List.of(), null)));
        Problems problems = new Problems("register");
        Register register = Register.of(streets, problems);
        problems.refuse();
        Catalog catalog = NullPack.catalog();
        return spark.createDataFrame(
                        new Leading(catalog, register).leads(signals, new Caps(null, null), Map.of()), Leads.SCHEMA)
                .collectAsList();
    }
}
