package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.plumbline.Run;
import io.plumbline.connectors.Division;
import io.plumbline.pack.Duty;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers what is held on one organization: who it is, its duties, what was compared, its leads. */
@Command(
        name = "organization",
        mixinStandardHelpOptions = true,
        description = "Prints what the current run holds on one organization.")
final class OrganizationCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(index = "1", paramLabel = "ID", description = "The organization's id, or its beginning.")
    private String id;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String lang;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language language = Language.of(lang);
        try (Opened opened = new Opened(options.job())) {
            Run run = opened.run();
            Row organization = opened.one(run.table("organizations"), "organization_id", id, "organization");
            out.println(String.join(
                    " · ",
                    organization.<String>getAs("organization_id"),
                    organization.<String>getAs("name"),
                    organization.<String>getAs("kind")));
            duties(out, run, organization, language);
            coverage(out, run, organization, language);
            compared(out, run, organization, language);
            new ItemText(run, language).print(out, organization.getAs("organization_id"));
            leads(out, run, organization, language);
        }
        return 0;
    }

    private static void duties(PrintWriter out, Run run, Row organization, Language language) {
        out.println(language.say("职责（截至 ", "Duties in force on ") + run.asOf() + language.say("）", ""));
        run.catalog()
                .duties()
                .forEach((duty, words) -> words.holders().stream()
                        .filter(holder -> holds(holder, organization, run))
                        .forEach(holder -> out.println("  " + duty + "  " + language.say(words.title()) + "  "
                                + holder.role() + "/" + holder.power() + "  " + share(holder)
                                + String.join(", ", holder.basis()))));
    }

    private static boolean holds(Duty.Holder holder, Row organization, Run run) {
        return holder.heldOn(run.asOf())
                && holder.isOf(organization.<String>getAs("kind"), organization.<String>getAs("sector"));
    }

    private static String share(Duty.Holder holder) {
        return holder.share() == null ? "" : Division.percent(holder.share()) + " %  ";
    }

    private static void coverage(PrintWriter out, Run run, Row organization, Language language) {
        out.println(language.say("覆盖（记录数）", "Coverage (records)"));
        run.table("coverage")
                .where(col("organization_id").equalTo(organization.<String>getAs("organization_id")))
                .groupBy("table", "role")
                .agg(sum("records"))
                .orderBy("table", "role")
                .collectAsList()
                .forEach(row -> out.println("  " + row.get(0) + "  " + row.get(1) + "  " + row.get(2)));
    }

    private static void compared(PrintWriter out, Run run, Row organization, Language language) {
        out.println(language.say("比对（周期数）", "Compared (periods)"));
        List<Row> states = run.signals()
                .where(col("organization_id").equalTo(organization.<String>getAs("organization_id")))
                .groupBy("check_id", "context", "state", "reason")
                .agg(count(lit(1)))
                .orderBy("check_id", "context", "state", "reason")
                .collectAsList();
        states.forEach(row -> out.println("  " + row.get(0) + (row.getBoolean(1) ? " (context)" : "") + "  "
                + row.get(2) + "  " + row.get(4) + (row.isNullAt(3) ? "" : "  " + row.get(3))));
    }

    private static void leads(PrintWriter out, Run run, Row organization, Language language) {
        List<Row> leads = run.leads()
                .where(col("organization_id").equalTo(organization.<String>getAs("organization_id")))
                .orderBy("rank")
                .collectAsList();
        long held = leads.stream().filter(lead -> !lead.<Boolean>getAs("shown")).count();
        out.println(language.say("疑点 ", "Leads ")
                + leads.size()
                + language.say("，其中因数量上限未列出 ", ", of which held back by the caps ")
                + held);
        leads.forEach(lead -> {
            out.println();
            new LeadText(run, language).print(out, lead);
        });
    }
}
