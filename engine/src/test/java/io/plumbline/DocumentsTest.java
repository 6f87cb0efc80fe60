package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.attribution.Attributions;
import io.plumbline.attribution.Coverage;
import io.plumbline.check.AcceptedExplanations;
import io.plumbline.check.CheckKind;
import io.plumbline.check.CheckKinds;
import io.plumbline.check.Evidence;
import io.plumbline.check.Items;
import io.plumbline.check.Signals;
import io.plumbline.indicator.Indicators;
import io.plumbline.lead.GradeRule;
import io.plumbline.lead.InspectionPlan;
import io.plumbline.lead.Leads;
import io.plumbline.lead.Notes;
import io.plumbline.lead.Outcomes;
import io.plumbline.lead.Round;
import io.plumbline.lead.SpotChecks;
import io.plumbline.lead.ValidityLedger;
import io.plumbline.link.Entities;
import io.plumbline.link.EntityTables;
import io.plumbline.link.LinkFile;
import io.plumbline.organization.Organizations;
import io.plumbline.pack.JsonSchema;
import io.plumbline.pack.Pack;
import io.plumbline.screen.ScreenFile;
import io.plumbline.screen.ScreenTables;
import io.plumbline.source.Conservation;
import io.plumbline.source.Lineage;
import io.plumbline.source.Quarantine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Documents that are made of the code say what the code says; {@code -Dplumbline.update=true} writes them anew. */
class DocumentsTest {
    private static final Path DOCS = Path.of("..", "docs");

    private static void same(String file, String made) throws IOException {
        Path path = DOCS.resolve(file);
        if (Boolean.getBoolean("plumbline.update")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, made, StandardCharsets.UTF_8);
        }
        String committed = Files.exists(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
        assertEquals(
                made,
                committed,
                () -> "docs/" + file + " is not what the code says; run mvn -pl engine test -Dtest=DocumentsTest"
                        + " -Dplumbline.update=true and commit it");
    }

    @Test
    void theSchemaOfJobFiles() throws IOException {
        same("schemas/job.schema.json", JsonSchema.of(Job.class, "Plumbline job"));
    }

    @Test
    void theSchemaOfPackFiles() throws IOException {
        same("schemas/pack.schema.json", JsonSchema.of(Pack.class, "Plumbline pack"));
    }

    @Test
    void theSchemaOfRoundFiles() throws IOException {
        same("schemas/round.schema.json", JsonSchema.of(Round.class, "Plumbline round"));
    }

    @Test
    void theSchemaOfScreeningFiles() throws IOException {
        same("schemas/screen.schema.json", JsonSchema.of(ScreenFile.class, "Plumbline screen"));
        same("schemas/link.schema.json", JsonSchema.of(LinkFile.class, "Plumbline link"));
    }

    @Test
    void everyMethodIsExplainedInTenSentencesInTwoLanguages() throws IOException {
        String page = Files.readString(DOCS.resolve("methods.md"), StandardCharsets.UTF_8);
        List<String> methods = Stream.concat(CheckKinds.all().stream().map(CheckKind::name), Stream.of("screen"))
                .toList();
        for (String method : methods) {
            int from = page.indexOf("\n## " + method + "\n");
            assertTrue(from > 0, () -> "docs/methods.md has no section '## " + method + "'");
            int next = page.indexOf("\n## ", from + 1);
            String section = page.substring(from, next < 0 ? page.length() : next);
            List<String> numbers = section.lines()
                    .filter(line -> line.matches("\\d+\\. .*"))
                    .map(line -> line.substring(0, line.indexOf('.')))
                    .toList();
            List<String> ten = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
            assertEquals(Stream.concat(ten.stream(), ten.stream()).toList(), numbers, method);
        }
    }

    @Test
    void thePageOfGrades() throws IOException {
        StringBuilder page = new StringBuilder("""
                # How leads are graded

                A grade is the order of checking, not the gravity of anything. The first rule that holds of a signal decides; nothing is
                added up. A lead has the grade of its strongest signal, and its column `grade_rule` names the rule.

                | rule | grade | 理由 | reason |
                |---|---|---|---|
                """);
        for (GradeRule rule : GradeRule.values()) {
            page.append(String.format(
                    java.util.Locale.ROOT,
                    "| `%s` | %d | %s | %s |\n",
                    rule.id(),
                    rule.level(),
                    rule.reason().zh(),
                    rule.reason().en()));
        }
        page.append("""

                *Sources disagree* where records of at least two systems that declare themselves, and are not fed from each other, take
                part in the finding. Where only a comparison with peers or the own past says that these contradictions are too many, it
                must be clear: q ≤ .05, and a probability of at least 80 % that the ratio lies beyond 1.5. A failed rectification is such a
                contradiction when a source shows it that the organization does not control. An undeclared source is not independent.

                What only a comparison decided reaches grade 2 at most, however small its q: a part of such findings is always of
                ordinary organizations. What lies beyond a threshold reaches grade 1 only with q ≤ .05 among all numbers held
                against that threshold.

                `-thin` behind a rule: less than 60 % of the records could be matched, or they are attributed with a confidence below .8;
                grade 1 becomes 2, grade 2 becomes 3.

                `trump-` and a check's id: a rule of the check's own (`trump` in its pack, with the grade, the reason and the legal
                basis) that outranks the list. It only raises, and never what asks for data.

                Inside a grade the kinds of criterion take turns, for their effects have no common unit. Within a kind leads stand by
                how far they surely depart (`departure_low`: the lower bound of the effect as a ratio to 1 for comparisons, to the
                threshold otherwise; upside down where low is worse), then by independent sources, records affected and id. Leads beyond
                the caps of an organization are held back, and their number is told.
                """);
        same("grades.md", page.toString());
    }

    @Test
    void thePageOfTables() throws IOException {
        Map<String, StructType> tables = new LinkedHashMap<>();
        tables.put("organizations", Organizations.SCHEMA);
        tables.put("conservation", Conservation.SCHEMA);
        tables.put("quarantine", Quarantine.SCHEMA);
        tables.put("entities", Entities.SCHEMA);
        tables.put("entity_records", EntityTables.RECORDS);
        tables.put("entity_coverage", EntityTables.COVERAGE);
        tables.put("entity_changes", EntityTables.CHANGES);
        tables.put("links", EntityTables.LINKS);
        tables.put("link_parameters", EntityTables.PARAMETERS);
        tables.put("link_capped", EntityTables.CAPPED);
        tables.put("attributions", Attributions.SCHEMA);
        tables.put("coverage", Coverage.SCHEMA);
        tables.put("indicators", Indicators.SCHEMA);
        tables.put("items", Items.SCHEMA);
        tables.put("signals", Signals.SCHEMA);
        tables.put("accepted_explanations", AcceptedExplanations.SCHEMA);
        tables.put("evidence", Evidence.SCHEMA);
        tables.put("evidence_rows", Evidence.ROWS);
        tables.put("leads", Leads.SCHEMA);
        tables.put("spot_checks", SpotChecks.SCHEMA);
        tables.put("outcomes", Outcomes.SCHEMA);
        tables.put("validity", ValidityLedger.SCHEMA);
        tables.put("notes", Notes.SCHEMA);
        tables.put("departures", Departures.SCHEMA);
        tables.put("inspection_plan", InspectionPlan.SCHEMA);
        StringBuilder page = new StringBuilder("""
                # Tables of a run

                Every table is Parquet under `runs/<run-id>/`. Moments are UTC in the files, days are local to the job's zone.

                `accepted/<contract>` holds a contract's records: its columns without those that are dropped, hashed ones as
                pseudonyms, the columns of *lineage* below, and `organizations` (role or level → organization) and `confidence`
                (role → confidence); how each came about stands in `attributions`. `formed/<relation>` holds the tables that
                balances and calendars form. `related/<table>` adds the columns of the table's relations and one
                `flag_<indicator>` per indicator: 1 counts, 0 takes part only, null does not take part.

                `entity_records` to `link_capped` are written where a pack or the job names kinds of entities, see
                [link.md](link.md#inside-a-run--在一次运行中); the records of their contracts then carry `entity_<kind>` and
                `entity_<kind>_confidence`.

                `inspection_plan` is no table of a run: `plumbline plan` draws it for a round and writes it as CSV beside the teams'
                workbooks.
                """);
        section(page, "lineage", Lineage.SCHEMA);
        tables.forEach((name, schema) -> section(page, name, schema));
        page.append("""

                # Tables of a screening

                Written by `plumbline screen` into its `out` folder, as CSV and Parquet, see [screen.md](screen.md).
                """);
        section(page, "results", ScreenTables.RESULTS);
        section(page, "shifts", ScreenTables.SHIFTS);
        section(page, "spreads", ScreenTables.SPREADS);
        same("tables.md", page.toString());
    }

    private static void section(StringBuilder page, String name, StructType schema) {
        page.append("\n## ").append(name).append("\n\n| column | type | meaning |\n|---|---|---|\n");
        for (StructField field : schema.fields()) {
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(field.dataType().simpleString())
                    .append(" | ")
                    .append(field.getComment().getOrElse(() -> "").replace("|", "\\|"))
                    .append(" |\n");
        }
    }
}
